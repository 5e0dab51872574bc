import type { SearchSource } from './found-store'

/** As many as one step of a search gives. */
const STEP_FOUND = 500

interface IdQuery {
  /** As the filter language writes it; empty for all deliveries. */
  filter: string
  nowMs: number
  /** Only ids from `first` to `last`, both of them; null for no end. */
  first: number | null
  last: number | null
  /** The most that are wanted. */
  max: number
}

/** The ids of the deliveries that a filter finds, newest first. Rejects as the search does. */
export async function findIds(
  find: SearchSource['find'],
  { filter, nowMs, first, last, max }: IdQuery,
): Promise<number[]> {
  const ids: number[] = []
  const after = first === null ? null : first - 1
  let before = last === null ? null : last + 1
  for (;;) {
    const limit = Math.min(STEP_FOUND, max - ids.length)
    const step = await find({ filter, nowMs, after, before, skip: 0, limit })
    ids.push(...step.deliveries.map(({ id }) => id))
    if (step.next === null || ids.length === max) return ids
    before = step.next
  }
}
