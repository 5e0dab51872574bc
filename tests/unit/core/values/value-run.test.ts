import { describe, expect, it } from 'vitest'
import { joinRuns, pushOlder, type ValueRun } from '../../../../core/values/value-run'

function aRun(digest: string | null, oldest: number, newest = oldest): ValueRun {
  return {
    value: digest === null ? null : { kind: 'string', text: digest, isCut: false, digest },
    count: newest - oldest + 1,
    oldest,
    oldestAtUs: oldest * 10,
    newest,
    newestAtUs: newest * 10,
    eventName: `e${String(oldest)}`,
    resourceId: null,
  }
}

describe('runs of one value', () => {
  it('grow as long as it stays the same, also where there is none', () => {
    const runs: ValueRun[] = []
    for (const run of [aRun('b', 5), aRun('a', 4), aRun('a', 3), aRun(null, 2), aRun(null, 1)])
      pushOlder(runs, run)
    expect(runs).toEqual([aRun('b', 5), aRun('a', 3, 4), aRun(null, 1, 2)])
  })

  it('are one across the seam of two steps', () => {
    expect(joinRuns([aRun('b', 5), aRun('a', 4)], [aRun('a', 2, 3), aRun('c', 1)])).toEqual([
      aRun('b', 5),
      aRun('a', 2, 4),
      aRun('c', 1),
    ])
    expect(joinRuns([aRun('a', 4)], [aRun('b', 3)])).toEqual([aRun('a', 4), aRun('b', 3)])
    expect(joinRuns([], [aRun('b', 3)])).toEqual([aRun('b', 3)])
  })
})
