import type { DiffOptions, DiffOutcome } from '../../../core/diff/model'
import type { DiffRows, RowOptions } from '../../../core/diff/view/rows'

/** Two JSON texts to be compared. */
export interface DiffRequest {
  left: string
  right: string
  options?: DiffOptions
  /** How the rows are to be laid out, where they are wanted. */
  rows?: RowOptions
}

export interface Compared {
  outcome: DiffOutcome
  /** Null where none were asked for, and where a text is not JSON. */
  rows: DiffRows | null
}

/** Each answer carries the number of its question. */
export interface DiffQuestion {
  number: number
  request: DiffRequest
}

export type DiffAnswer =
  | { kind: 'progress'; number: number; share: number }
  | { kind: 'done'; number: number; compared: Compared }
  | { kind: 'failed'; number: number; message: string }
