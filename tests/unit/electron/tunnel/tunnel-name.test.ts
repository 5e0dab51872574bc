import { expect, it } from 'vitest'
import { TunnelName } from '../../../../core/contract/tunnel'
import { createTunnelName } from '../../../../electron/tunnel/tunnel-name'

it('makes names that servers take and nobody guesses', () => {
  const names = Array.from({ length: 500 }, createTunnelName)
  expect(names.every((name) => TunnelName.safeParse(name).success && /^[a-z]/.test(name))).toBe(true)
  expect(new Set(names).size).toBe(500)
})
