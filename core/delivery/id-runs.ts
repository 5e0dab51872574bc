import { z } from '../contract/schema'
import { DeliveryId } from './delivery'

/** Delivery ids without a gap, `first` to `last` and both of them. */
export const IdRun = z.object({ first: DeliveryId, last: DeliveryId })
export type IdRun = z.infer<typeof IdRun>

/** Rising ids as runs. */
export function idRuns(ids: Iterable<number>): IdRun[] {
  const runs: IdRun[] = []
  for (const id of ids) {
    const run = runs.at(-1)
    if (run !== undefined && id === run.last + 1) run.last = id
    else runs.push({ first: id, last: id })
  }
  return runs
}

/** A set of ids given as rising runs; asked often, so that it keeps how many ids lie before each run. */
export class IdSet {
  readonly size: number
  private readonly before: number[] = []

  constructor(private readonly runs: readonly IdRun[]) {
    let size = 0
    for (const { first, last } of runs) {
      this.before.push(size)
      size += last - first + 1
    }
    this.size = size
  }

  has(id: number): boolean {
    const run = this.runs[this.runsBefore(id) - 1]
    return run !== undefined && id <= run.last
  }

  /** How many of the ids are smaller than this one. */
  countBelow(id: number): number {
    const index = this.runsBefore(id) - 1
    const run = this.runs[index]
    if (run === undefined) return 0
    return (this.before[index] ?? 0) + Math.min(id, run.last + 1) - run.first
  }

  /** How many runs begin at or before an id. */
  private runsBefore(id: number): number {
    let low = 0
    let high = this.runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.runs[middle]?.first ?? Infinity) <= id) low = middle + 1
      else high = middle
    }
    return low
  }
}
