import type { Side, Spelling } from '../model'
import { ROW_MARKS, ROW_SHAPES, SPELLINGS, type DiffRows, type RowMark, type RowShape } from './rows'

/** What a `fold` row stands for. */
interface Fold {
  /** To be given in `RowOptions.opened`. */
  id: number
  /** Members or elements; 1 where a whole value was folded beside its name. */
  members: number
  /** How many rows it opens to. */
  rows: number
  /** Changes that were not asked for, and noisy ones beside them. */
  changes: number
  noise: number
}

/** One side of a row. */
export interface RowCell {
  /** As the row's, save where two values of different shapes stand beside each other. */
  shape: RowShape
  /** The member's name as written, with quotes and escapes; null for elements, the root and closing brackets. */
  key: string | null
  /** An element's index; null for anything else. */
  index: number | null
  /**
   * A value or a line as written; `{`, `[`, `}` or `]`. Of what is folded beside its name, and of what moved away, how it
   * begins, on one line; empty where several siblings are folded.
   */
  text: string
  /** Levels of indentation. */
  depth: number
}

export interface DiffRow {
  shape: RowShape
  mark: RowMark
  isNoisy: boolean
  /** How its sides, which mean the same, are written differently. */
  spelling: Spelling | null
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
  const spelling = SPELLINGS[(rows.spelling[index] ?? 0) - 1] ?? null
  return {
    shape,
    mark: ROW_MARKS[rows.mark[index] ?? 0] ?? 'same',
    isNoisy: rows.noisy[index] === 1,
    spelling,
    node: node === -1 ? null : node,
    left: cellOf(rows, 'left', index, leftText),
    right: cellOf(rows, 'right', index, rightText),
    fold: shape === 'fold' ? foldOf(rows, index) : null,
  }
}

function foldOf(rows: DiffRows, index: number): Fold {
  return {
    id: foldId(rows.leftStart[index] ?? -1, rows.rightStart[index] ?? -1),
    members: rows.folded[index] ?? 0,
    rows: rows.foldedRows[index] ?? 0,
    changes: rows.foldedChanges[index] ?? 0,
    noise: rows.foldedNoise[index] ?? 0,
  }
}

/** Where it begins tells a fold from all others; what only the left has counts below zero. */
export function foldId(leftStart: number, rightStart: number): number {
  return rightStart === -1 ? -1 - leftStart : rightStart
}

function cellOf(rows: DiffRows, side: Side, row: number, text: string): RowCell | null {
  const { shape, start, end, key, index, depth } = columnsOf(rows, side)
  const from = start[row] ?? -1
  if (from === -1) return null
  const keyAt = key[row] ?? -1
  const at = index[row] ?? -1
  return {
    key: keyAt === -1 ? null : text.slice(keyAt, stringEnd(text, keyAt)),
    index: at === -1 ? null : at,
    shape: ROW_SHAPES[shape[row] ?? 0] ?? 'value',
    text: cellText(rows, row, ROW_SHAPES[shape[row] ?? 0] ?? 'value', text.slice(from, end[row])),
    depth: depth[row] ?? 0,
  }
}

interface SideColumns extends Record<'start' | 'end' | 'key' | 'index' | 'depth', Int32Array> {
  shape: Uint8Array
}

/** One side's columns. */
export function columnsOf(rows: DiffRows, side: Side): SideColumns {
  if (side === 'left') {
    const { leftShape, leftStart, leftEnd, leftKey, leftIndex, leftDepth } = rows
    return {
      shape: leftShape,
      start: leftStart,
      end: leftEnd,
      key: leftKey,
      index: leftIndex,
      depth: leftDepth,
    }
  }
  const { shape, rightStart, rightEnd, rightKey, rightIndex, depth } = rows
  return { shape, start: rightStart, end: rightEnd, key: rightKey, index: rightIndex, depth }
}

function cellText(rows: DiffRows, row: number, shape: RowShape, value: string): string {
  switch (shape) {
    case 'open':
      return value.slice(0, 1)
    case 'close':
      return value.slice(-1)
    case 'fold':
      return rows.folded[row] === 1 ? hint(value) : ''
    case 'away':
      return hint(value)
    case 'value':
      return rows.language === 'json' && /^[[{]/.test(value) ? oneLine(value) : value
  }
}

/** Of a value that is only hinted at, in characters. */
const MAX_HINT = 160

/** Strings stay as they are; between them, white space is the layout's. */
const SPACED = /("(?:[^"\\]|\\.)*"?)|([,:])\s*|\s+/gs

/** How a value begins, on one line. */
function hint(value: string): string {
  const line = value.slice(0, MAX_HINT).replace(SPACED, (_all, string?: string, sign?: string) => {
    return string ?? (sign === undefined ? '' : `${sign} `)
  })
  return value.length > MAX_HINT ? `${line}…` : line
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
