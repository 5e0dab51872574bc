import { columnsOf } from '../../../core/diff/view/row-at'
import type { DiffRows } from '../../../core/diff/view/rows'
import { indent } from './diff-cell'

/** Of one line, and of each further one, in pixels. */
const ROW_PX = 22
const LINE_PX = 19
/** A character of the code font. */
const CHARACTER_PX = 7.5
/** What a cell has beside its text. */
const EDGES_PX = 40
/** What is shown of a long value, see core/diff/view/cell-pieces. */
const MAX_CHARACTERS = 430

/** About how high each row is, in a list so wide; those that are drawn are measured. */
export function rowHeights(rows: DiffRows, width: number): (row: number) => number {
  const room = (rows.layout === 'split' ? width / 2 : width) - EDGES_PX
  const sides = [columnsOf(rows, 'left'), columnsOf(rows, 'right')]
  return (row) => {
    let lines = 1
    for (const { shape, start, end, key, depth } of sides) {
      const from = start[row] ?? -1
      // Brackets and folds take one line.
      if (from === -1 || shape[row] !== 0) continue
      const value = Math.min((end[row] ?? from) - from, MAX_CHARACTERS)
      const name = key[row] === -1 ? 0 : from - (key[row] ?? from)
      const characters = Math.max(8, (room - indent(depth[row] ?? 0).paddingLeft) / CHARACTER_PX)
      lines = Math.max(lines, Math.ceil((value + name) / characters))
    }
    return ROW_PX + (lines - 1) * LINE_PX
  }
}
