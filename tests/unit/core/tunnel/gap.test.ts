import { expect, it } from 'vitest'
import { describeGapEffect, gapEffect } from '../../../../core/tunnel/gap'

it('takes a gap shorter than Fleetbase’s three tries for made up', () => {
  expect(gapEffect({ fromMs: 0, toMs: 109_999, cause: 'offline' })).toEqual({ effect: 'retried' })
})

it('names the time whose deliveries were given up', () => {
  const gap = { fromMs: 0, toMs: 600_000, cause: 'offline' } as const
  expect(gapEffect(gap)).toEqual({ effect: 'missing', untilMs: 490_000 })
  expect(describeGapEffect(gap, (ms) => `${String(ms / 1000)} s`)).toContain('from 0 s to 490 s is missing')
})

it('promises nothing of a gap that lasts', () => {
  expect(gapEffect({ fromMs: 0, toMs: null, cause: 'offline' })).toEqual({ effect: 'lasts' })
})
