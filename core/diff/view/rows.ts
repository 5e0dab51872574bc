import type { DiffKind, Spelling } from '../model'

/**
 * The lines of a difference, aligned on both sides: of JSON laid out anew and by its structure, of other texts as they are
 * written. Columns instead of objects, so that 200,000 rows cross a thread in a few milliseconds and the tenth of them is found
 * without looking at the others; `rowAt` (row-at.ts) makes a readable row of one.
 */
export interface DiffRows {
  layout: DiffLayout
  language: RowLanguage
  count: number
  /** Index into ROW_SHAPES: of the right, or of the only side there is. */
  shape: Uint8Array
  /** ... and of the left: another one where two values of different shapes stand beside each other. */
  leftShape: Uint8Array
  /** Index into ROW_MARKS. */
  mark: Uint8Array
  /** 1 where the row is noisy. */
  noisy: Uint8Array
  /** Index into SPELLINGS, plus 1; 0 where the sides don’t mean the same, or are written the same. */
  spelling: Uint8Array
  /** Levels of indentation on the right, or on the only side there is. */
  depth: Int32Array
  /** ... and on the left. */
  leftDepth: Int32Array
  /**
   * The node in `JsonDiff.nodes` that the row tells of: several rows of one added object share it; -1 where nothing changed.
   * Of other texts than JSON, the number of the change.
   */
  node: Int32Array
  /**
   * UTF-16 offsets into the side's text: of a scalar or of a short array on one line the whole value, of an `open` and
   * `close` row the container, of a `fold` what is folded. -1 where that side has nothing in this row.
   */
  leftStart: Int32Array
  leftEnd: Int32Array
  rightStart: Int32Array
  rightEnd: Int32Array
  /**
   * Offsets of the member's name, quotes included, or -1 for an element (see `leftIndex`), for the root and for `close`.
   * A name's end is its closing quote.
   */
  leftKey: Int32Array
  rightKey: Int32Array
  /**
   * Index of an array element on each side, -1 for anything else. Of a `fold` in an array, of its first element. Of other
   * texts than JSON, the line’s, from 0.
   */
  leftIndex: Int32Array
  rightIndex: Int32Array
  /** Of a `fold`: how many members or elements it stands for. 0 for any other row. */
  folded: Int32Array
  /** Of a `fold`: how many rows it opens to, everything below laid out. 0 for any other row. */
  foldedRows: Int32Array
  /** Of a `fold`: how many changes it hides because they were not asked for. 0 for any other row. */
  foldedChanges: Int32Array
  /** ... and how many that are noisy; those are not among the others. */
  foldedNoise: Int32Array
}

export type RowLanguage = 'json' | 'text'

/** Side by side: both cells in one row. Unified: a change is a row of the left and below it one of the right. */
export type DiffLayout = 'split' | 'unified'

/**
 * - `value`: a scalar, an empty container, or a short array of scalars on one line;
 * - `open`, `close`: the lines with a container's brackets;
 * - `fold`: unchanged siblings, not shown;
 * - `away`: where a moved element stood; the element itself is at its new place.
 */
export const ROW_SHAPES = ['value', 'open', 'close', 'fold', 'away'] as const
export type RowShape = (typeof ROW_SHAPES)[number]

/** What happened to what the row shows. `inside` marks the brackets of a container that holds changes. */
export const ROW_MARKS = [
  'same',
  'inside',
  'add',
  'remove',
  'change',
  'type',
  'move',
  'rename',
  'alike',
] as const satisfies readonly (DiffKind | 'same')[]
export type RowMark = (typeof ROW_MARKS)[number]

export const SPELLINGS = [
  'escapes',
  'number-text',
  'instant',
  'empty-php',
] as const satisfies readonly Spelling[]

/** Which changes are to be seen; all others are folded as if they were none, and counted. */
export interface WantedChanges {
  /** Null for all. */
  kinds: readonly RowMark[] | null
  /**
   * A path pattern (see `path-pattern.ts`) of what is wanted with all below it, or part of a path in any letter case. The
   * last step of a pattern may be the beginning of one, unless a slash follows it. Empty for all.
   */
  path: string
  noise: boolean
}

export interface RowOptions {
  layout: DiffLayout
  /** How many unchanged siblings stay in sight on each side of a change; 2 by default. */
  context?: number
  /** The folds that are open, by `DiffRow.fold.id`, or all of them. Rows are made anew to open one. */
  opened?: readonly number[] | 'all'
  /** All of them by default. */
  wanted?: WantedChanges
}
