import { ABSENT, OUTSIDE, type Matrix, type MatrixRow } from './matrix'
import { pathLabel } from '../values/followed-path'

/** Whether a cell is another than the last one before it that could have a value. The first of a row is not. */
export function isChanged({ cells }: MatrixRow, column: number): boolean {
  const cell = cells[column] ?? OUTSIDE
  if (cell === OUTSIDE) return false
  const before = cells.slice(0, column).findLast((earlier) => earlier !== OUTSIDE)
  return before !== undefined && before !== cell
}

/** A cell in words: a string as it is meant, other values as they are written. Null where nothing stands there. */
export function cellText({ values }: Matrix, cell: number): string | null {
  if (cell === ABSENT || cell === OUTSIDE) return null
  const value = values[cell]
  if (value === undefined) return null
  const { kind, text, isCut, size } = value
  if (kind === 'object') return size === 0 ? '{}' : `{ ${counted(size, 'field')} }`
  if (kind === 'array' && isCut) return `[ ${counted(size, 'element')} ]`
  if (text === '') return '""'
  return isCut ? `${text}…` : text
}

/** A row's path as people write it. */
export function rowLabel({ path, isOrder }: MatrixRow): string {
  const label = path.length === 0 ? 'the whole payload' : pathLabel(path)
  return isOrder ? `${label} (order)` : label
}

/** All of it as tab-separated text, as a spreadsheet takes it: a line of headings, then a line for each row. */
export function printTable(matrix: Matrix, headings: readonly string[]): string {
  const lines = matrix.rows.map((row) => [
    rowLabel(row),
    ...row.cells.map((cell) => cellText(matrix, cell) ?? ''),
  ])
  return [['path', ...headings], ...lines].map((line) => line.map(inCell).join('\t')).join('\n')
}

/** A tab or a line break would begin another cell. */
function inCell(text: string): string {
  return text.replaceAll(/[\t\n\r]+/g, ' ')
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
