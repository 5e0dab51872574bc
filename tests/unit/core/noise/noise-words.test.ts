import { expect, it } from 'vitest'
import type { NoiseLine } from '../../../../core/noise/noise-list'
import { noiseReason } from '../../../../core/noise/noise-words'

const line: NoiseLine = { pattern: '/id', origin: 'preset', isOn: true, evidence: null }
const evidence = { pattern: '/id', changed: 47, pairs: 48, form: 'id' } as const

it.each([
  [line, 'Preset for Fleetbase'],
  [{ ...line, evidence }, 'Preset for Fleetbase; another id in 47 of 48 pairs'],
  [
    { ...line, origin: 'learned', evidence: { ...evidence, form: 'time' } },
    'Learned: another time in 47 of 48 pairs',
  ],
  [{ ...line, origin: 'learned', isOn: false }, 'Learned before'],
  [{ ...line, origin: 'own' }, 'Yours'],
] as const)('says why a path is noise: %j', (given, words) => {
  expect(noiseReason(given, 'fleetbase')).toBe(words)
})
