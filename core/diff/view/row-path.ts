import { decodeString } from '../json-string'
import type { Side } from '../model'
import { escapeStep } from '../path-pattern'
import { columnsOf } from './row-at'
import { ROW_SHAPES, type DiffRows } from './rows'

const CLOSE = ROW_SHAPES.indexOf('close')
const OPEN = ROW_SHAPES.indexOf('open')
const FOLD = ROW_SHAPES.indexOf('fold')

/**
 * By side and row: the row that opens the container in which it stands, or, of a row that closes a container or stands for
 * several siblings, that which opens that container; -1 for none.
 */
export type RowParents = Readonly<Record<Side, Int32Array>>

/** Found in one walk, so that paths can be told of every row in sight. */
export function rowParents(rows: DiffRows): RowParents {
  return { left: parentsOn(rows, 'left'), right: parentsOn(rows, 'right') }
}

function parentsOn(rows: DiffRows, side: Side): Int32Array {
  const { shape, start, depth } = columnsOf(rows, side)
  const parents = new Int32Array(rows.count).fill(-1)
  /** By depth: the row that opened the container that is open there. */
  const open: number[] = []
  for (let row = 0; row < rows.count; row += 1) {
    if (start[row] === -1) continue
    const level = depth[row] ?? 0
    parents[row] = open[shape[row] === CLOSE ? level : level - 1] ?? -1
    if (shape[row] === OPEN) open[level] = row
  }
  return parents
}

/** The names and indexes that lead to what a row shows on one side (see RowParents); null where it has nothing there. */
export function rowSteps(
  rows: DiffRows,
  parents: RowParents,
  row: number,
  side: Side,
  text: string,
): (string | number)[] | null {
  const { shape, start, key, index } = columnsOf(rows, side)
  if (rows.language === 'text' || (start[row] ?? -1) === -1) return null
  const above = parents[side]
  const isRun = shape[row] === FOLD && (rows.folded[row] ?? 0) > 1
  const steps: (string | number)[] = []
  let at = shape[row] === CLOSE || isRun ? (above[row] ?? -1) : row
  for (; at !== -1; at = above[at] ?? -1) {
    const keyAt = key[at] ?? -1
    const element = index[at] ?? -1
    if (keyAt !== -1) steps.push(nameAt(text, keyAt, start[at] ?? keyAt))
    else if (element !== -1) steps.push(element)
  }
  return steps.reverse()
}

/** The same as a JSON Pointer. */
export function pointerOfSteps(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${escapeStep(String(step))}`).join('')
}

/** The name that begins with the quote at `from`, before the value at `to`. */
function nameAt(text: string, from: number, to: number): string {
  return decodeString(text.slice(from + 1, text.lastIndexOf('"', to - 1)))
}
