import { ROW_MARKS, ROW_SHAPES, type DiffRows, type RowMark, type RowShape } from './rows'

/** What a `fold` row stands for. */
interface Fold {
  /** To be given in `RowOptions.opened`. */
  id: number
  /** Members or elements; 1 where a whole value was folded beside its name. */
  members: number
  /** How many rows it opens to. */
  rows: number
}

/** One side of a row. */
interface RowCell {
  /** The member's name as written, with quotes and escapes; null for elements, the root and closing brackets. */
  key: string | null
  /** An element's index; null for anything else. */
  index: number | null
  /** A value as written, `{`, `[`, `}` or `]`; empty for a fold. */
  text: string
}

export interface DiffRow {
  shape: RowShape
  mark: RowMark
  isNoisy: boolean
  depth: number
  /** Index into `JsonDiff.nodes`, or null where nothing changed. */
  node: number | null
  /** Null where that side has nothing here. */
  left: RowCell | null
  right: RowCell | null
  /** Null for every other shape. */
  fold: Fold | null
}

/** The row at an index, which must be less than `rows.count`. Costs the same wherever it is. */
export function rowAt(rows: DiffRows, index: number, leftText: string, rightText: string): DiffRow {
  const shape = ROW_SHAPES[rows.shape[index] ?? 0] ?? 'value'
  const node = rows.node[index] ?? -1
  const left = { start: rows.leftStart, end: rows.leftEnd, key: rows.leftKey, index: rows.leftIndex }
  const right = { start: rows.rightStart, end: rows.rightEnd, key: rows.rightKey, index: rows.rightIndex }
  return {
    shape,
    mark: ROW_MARKS[rows.mark[index] ?? 0] ?? 'same',
    isNoisy: rows.noisy[index] === 1,
    depth: rows.depth[index] ?? 0,
    node: node === -1 ? null : node,
    left: cellOf(shape, left, index, leftText),
    right: cellOf(shape, right, index, rightText),
    fold: shape === 'fold' ? foldOf(rows, index) : null,
  }
}

function foldOf(rows: DiffRows, index: number): Fold {
  return {
    id: foldId(rows.leftStart[index] ?? -1, rows.rightStart[index] ?? -1),
    members: rows.folded[index] ?? 0,
    rows: rows.foldedRows[index] ?? 0,
  }
}

/** Where it begins tells a fold from all others; what only the left has counts below zero. */
export function foldId(leftStart: number, rightStart: number): number {
  return rightStart === -1 ? -1 - leftStart : rightStart
}

interface SideColumns {
  start: Int32Array
  end: Int32Array
  key: Int32Array
  index: Int32Array
}

function cellOf(shape: RowShape, columns: SideColumns, row: number, text: string): RowCell | null {
  const start = columns.start[row] ?? -1
  if (start === -1) return null
  const end = columns.end[row] ?? start
  const key = columns.key[row] ?? -1
  const index = columns.index[row] ?? -1
  return {
    key: key === -1 ? null : text.slice(key, stringEnd(text, key)),
    index: index === -1 ? null : index,
    text: cellText(shape, text, start, end),
  }
}

function cellText(shape: RowShape, text: string, start: number, end: number): string {
  if (shape === 'fold') return ''
  if (shape === 'open') return text.slice(start, start + 1)
  if (shape === 'close') return text.slice(end - 1, end)
  const value = text.slice(start, end)
  return /^[[{]/.test(value) ? oneLine(value) : value
}

/** A short array, or an empty container, however it was laid out. */
function oneLine(container: string): string {
  const values = container.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^\s,"]+/gs) ?? []
  return `${container.slice(0, 1)}${values.join(', ')}${container.slice(-1)}`
}

/** Behind the closing quote of the string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}
