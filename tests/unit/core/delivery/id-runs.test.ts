import fc from 'fast-check'
import { expect, it } from 'vitest'
import { idRuns, IdSet } from '../../../../core/delivery/id-runs'

it('runs of ids are the set that they were made of', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
      fc.integer({ min: 0, max: 62 }),
      (ids, id) => {
        const rising = [...ids].sort((one, other) => one - other)
        const runs = idRuns(rising)
        const set = new IdSet(runs)
        expect(set.size).toBe(ids.length)
        expect(set.has(id)).toBe(ids.includes(id))
        expect(set.countBelow(id)).toBe(ids.filter((other) => other < id).length)
        // As few runs as there can be.
        runs.slice(1).forEach((run, index) => {
          expect(run.first).toBeGreaterThan((runs[index]?.last ?? 0) + 1)
        })
      },
    ),
  )
})
