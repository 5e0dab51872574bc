import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backoffMs, HourlyBudget } from '../../../../electron/tunnel/backoff'

it('waits at least half of the doubled time and never more than the cap', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
      const waitMs = backoffMs(attempt, { baseMs: 1000, capMs: 60_000 }, () => chance)
      const full = Math.min(60_000, 1000 * 2 ** attempt)
      expect(waitMs).toBeGreaterThanOrEqual(full / 2)
      expect(waitMs).toBeLessThanOrEqual(full)
    }),
  )
})

it('allows so many in any hour and no more', () => {
  const budget = new HourlyBudget(2)
  budget.take(0)
  budget.take(1000)
  expect([budget.waitMs(2000), budget.waitMs(3_600_000)]).toEqual([3_598_000, 0])
})
