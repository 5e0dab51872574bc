import { remarkOn, type Remark } from '../remark'
import { diffWords } from '../word-diff'
import type { DiffKind, Place, Side, ValueKind } from '../model'
import { columnsOf } from './row-at'
import { ROW_MARKS, ROW_SHAPES, SPELLINGS, type DiffRows, type RowMark } from './rows'

const AWAY = ROW_SHAPES.indexOf('away')
const CLOSE = ROW_SHAPES.indexOf('close')
const VALUE = ROW_SHAPES.indexOf('value')
const ALIKE = ROW_MARKS.indexOf('alike')
const MOVE = ROW_MARKS.indexOf('move')

/**
 * The rows at which a change begins, from the first to the last: where a person stops who goes from change to change. What
 * is alike is none, unless nothing else is in sight.
 */
export function changeStops(rows: DiffRows): Int32Array {
  const changes = stopsWhere(rows, (mark) => mark >= FIRST_CHANGE && mark !== ALIKE)
  return changes.length > 0 ? changes : stopsWhere(rows, (mark) => mark === ALIKE)
}

/** `same` and `inside` come before. */
const FIRST_CHANGE = ROW_MARKS.indexOf('add')

function stopsWhere(rows: DiffRows, isChange: (mark: number) => boolean): Int32Array {
  const stops: number[] = []
  let last = -1
  for (let row = 0; row < rows.count; row += 1) {
    const shape = rows.shape[row]
    const node = rows.node[row] ?? -1
    if (!isChange(rows.mark[row] ?? 0)) {
      last = -1
      continue
    }
    if (shape === AWAY || shape === CLOSE) continue
    // Lines that changed together are one change.
    if (node !== last && (rows.language === 'json' || last === -1)) stops.push(row)
    last = node
  }
  return Int32Array.from(stops)
}

/** By node of an element that moved: the row where it stands now, and the one where it stood; -1 where that is not in sight. */
export type MovedRows = ReadonlyMap<number, { now: number; before: number }>

/** Finds both places of everything that moved, in one walk. */
export function movedRows(rows: DiffRows): MovedRows {
  const moved = new Map<number, { now: number; before: number }>()
  for (let row = 0; row < rows.count; row += 1) {
    const node = rows.node[row] ?? -1
    if (rows.mark[row] !== MOVE || rows.shape[row] === CLOSE) continue
    const places = moved.get(node) ?? { now: -1, before: -1 }
    if (rows.shape[row] === AWAY) places.before = row
    else if (places.now === -1) places.now = row
    moved.set(node, places)
  }
  return moved
}

/** The other row of an element that moved: where it stood, or where it stands; null where there is none in sight. */
export function otherPlace(rows: DiffRows, moved: MovedRows, row: number): number | null {
  const places = rows.mark[row] === MOVE ? moved.get(rows.node[row] ?? -1) : undefined
  if (places === undefined) return null
  const other = rows.shape[row] === AWAY ? places.now : places.before
  return other === -1 ? null : other
}

/** What can be said of a changed value beyond what it was and is; null where there is nothing. See `remarkOn`. */
export function remarkAt(rows: DiffRows, row: number, leftText: string, rightText: string): Remark | null {
  const mark = ROW_MARKS[rows.mark[row] ?? 0] ?? 'same'
  if (!hasRemark(mark)) return null
  const left = placeNear(rows, row, 'left', leftText)
  const right = placeNear(rows, row, 'right', rightText)
  if (left === null || right === null) return null
  if (rows.language === 'text') {
    const words = diffWords(leftText.slice(left.start, left.end), rightText.slice(right.start, right.end))
    return words === null ? null : { about: 'words', words }
  }
  const spelling = SPELLINGS[(rows.spelling[row] ?? 0) - 1] ?? null
  return remarkOn({ kind: mark, left, right, spelling }, leftText, rightText)
}

function hasRemark(mark: RowMark): mark is DiffKind & ('change' | 'type' | 'alike') {
  return mark === 'change' || mark === 'type' || mark === 'alike'
}

/** Of two sides that stand one below the other, all lines of one may come before those of the other. */
const MAX_APART = 200

/** Where a side’s value stands: in the row, or in the one of the other side that belongs to it. */
function placeNear(rows: DiffRows, row: number, side: Side, text: string): Place | null {
  const { shape, start, end } = columnsOf(rows, side)
  const node = rows.node[row] ?? -1
  for (let apart = 0; apart <= MAX_APART; apart += 1) {
    for (const at of [row - apart, row + apart]) {
      const from = start[at] ?? -1
      if (from === -1 || rows.node[at] !== node || shape[at] !== VALUE) continue
      return { step: null, start: from, end: end[at] ?? from, kind: kindAt(text, from) }
    }
    const goesOn = rows.node[row - apart] === node || rows.node[row + apart] === node
    if (rows.language === 'json' && !goesOn) return null
  }
  return null
}

/** What kinds of value stand on both sides of a value of another type, told by any of its rows. */
export function kindsAt(
  rows: DiffRows,
  row: number,
  leftText: string,
  rightText: string,
): [ValueKind, ValueKind] {
  const node = rows.node[row]
  let left = row
  while (rows.node[left - 1] === node) left -= 1
  let right = left
  while (rows.rightStart[right] === -1 && rows.node[right + 1] === node) right += 1
  return [kindAt(leftText, rows.leftStart[left] ?? 0), kindAt(rightText, rows.rightStart[right] ?? 0)]
}

const KINDS: Readonly<Record<string, ValueKind>> = {
  '{': 'object',
  '[': 'array',
  '"': 'string',
  t: 'true',
  f: 'false',
  n: 'null',
}

function kindAt(text: string, start: number): ValueKind {
  return KINDS[text.charAt(start)] ?? 'number'
}
