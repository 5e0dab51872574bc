import type { Tape } from '../diff/tape'
import type { FollowedPath } from '../values/followed-path'

/** One text of a matrix. */
export interface Column {
  /** Null where it is no JSON. */
  tape: Tape | null
  /** Names by their number; the same list for all columns. */
  names: readonly string[]
}

/** One step down in all columns at once, with the value that each has there: an index of its tape, or -1. */
export interface Slot {
  step: FollowedPath[number]
  nodes: number[]
}
