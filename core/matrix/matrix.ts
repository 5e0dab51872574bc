import type { ValueKind } from '../diff/model'
import type { FollowedPath } from '../values/followed-path'

/**
 * Several JSON texts beside each other: a row for each path at which they differ, a column for each text. Plain data that
 * can be structured-cloned out of a worker; each different value is in it once, however many cells have it.
 */
export interface Matrix {
  rows: MatrixRow[]
  values: MatrixValue[]
  /** By column: whether the text was JSON. What was not has no cells but `OUTSIDE`. */
  isReadable: boolean[]
  /** Paths that differ beyond those that are in `rows`, as a sentence; null where all are. */
  cut: string | null
}

export interface MatrixRow {
  path: FollowedPath
  /** By column: the value's place in `values`, or one of the two below. The same number means the same value. */
  cells: number[]
  /** It fits a noise pattern. */
  isNoisy: boolean
  /** Of an array whose elements come in another order, told by what tells them apart. */
  isOrder: boolean
}

/** Nothing stands at the path, in an object or array that could hold it. */
export const ABSENT = -1
/** What could hold it is not there either, or the text is no JSON. */
export const OUTSIDE = -2

export interface MatrixValue {
  kind: ValueKind
  /** A string as it is meant; an object or array as it is written; the beginning where it is long. */
  text: string
  isCut: boolean
  /** Members or elements; 0 of a scalar. */
  size: number
}
