import { decodeString } from '../json-string'
import type { Side } from '../model'
import { escapeStep } from '../path-pattern'
import { columnsOf } from './row-at'
import { ROW_SHAPES, type DiffRows } from './rows'

const CLOSE = ROW_SHAPES.indexOf('close')
const OPEN = ROW_SHAPES.indexOf('open')
const FOLD = ROW_SHAPES.indexOf('fold')

/**
 * The JSON Pointer of what a row shows on one side, of a `close` row its container's and of folded siblings their
 * container's; null where that side has nothing in the row. Walks up through the rows, so it is for one row at a time.
 */
export function rowPath(rows: DiffRows, row: number, side: Side, text: string): string | null {
  const columns = columnsOf(rows, side)
  const { shape, start, key, index, depth } = columns
  if (rows.language === 'text' || (start[row] ?? -1) === -1) return null
  const steps: string[] = []
  let at = row
  const isRun = shape[row] === FOLD && (rows.folded[row] ?? 0) > 1
  let level = (depth[row] ?? 0) - Number(isRun)
  if (shape[row] === CLOSE || isRun) at = openAbove(columns, at - 1, level)
  while (at >= 0) {
    const keyAt = key[at] ?? -1
    const element = index[at] ?? -1
    if (keyAt !== -1) steps.push(`/${escapeStep(nameAt(text, keyAt, start[at] ?? keyAt))}`)
    else if (element !== -1) steps.push(`/${String(element)}`)
    level -= 1
    at = level < 0 ? -1 : openAbove(columns, at - 1, level)
  }
  return steps.reverse().join('')
}

function openAbove(
  { shape, start, depth }: ReturnType<typeof columnsOf>,
  from: number,
  level: number,
): number {
  let at = from
  while (at >= 0 && !(shape[at] === OPEN && depth[at] === level && start[at] !== -1)) at -= 1
  return at
}

/** The name that begins with the quote at `from`, before the value at `to`. */
function nameAt(text: string, from: number, to: number): string {
  const inside = text.slice(from + 1, text.lastIndexOf('"', to - 1))
  return decodeString(inside)
}
