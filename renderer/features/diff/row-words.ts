import type { DiffRow, RowCell } from '../../../core/diff/view/row-at'
import { formatCount } from '../../../core/format/size'
import { MARK_SIGNS } from './mark-signs'

/** Longer values are for reading. In characters. */
const MAX_VALUE = 200

/** A row for those who hear it: what happened, where, what it was and what it is. */
export function diffRowWords(row: DiffRow, path: string | null, remark: string | null): string {
  const { shape, mark, left, right, fold } = row
  if (isRun(row)) return foldWords(row)
  const where = path === null ? lineWords(row) : path === '' ? 'the whole document' : path
  if (shape === 'close') return `End of ${where}`
  if (shape === 'away') return `Moved away: ${where}`
  const parts = [mark === 'same' ? where : `${MARK_SIGNS[mark].said}: ${where}`]
  if (mark === 'rename' && left?.key !== undefined && left.key !== null) parts.push(`before ${left.key}`)
  if (shape === 'fold') parts.push(`${formatCount(fold?.rows ?? 0)} lines, folded`)
  else if (mark === 'same' || mark === 'inside' || mark === 'move' || mark === 'rename') {
    parts.push(valueWords(right ?? left))
  } else {
    if (left !== null) parts.push(`was ${valueWords(left)}`)
    if (right !== null) parts.push(`is ${valueWords(right)}`)
  }
  if (remark !== null) parts.push(remark)
  if (row.isNoisy) parts.push('noise')
  return parts.join(', ')
}

/** Whether a row stands for siblings that are not shown, and not for one value beside its name. */
export function isRun({ fold, node }: Pick<DiffRow, 'fold' | 'node'>): boolean {
  if (fold === null) return false
  return fold.members > 1 || (node === null && fold.changes + fold.noise > 0)
}

/** What a fold of several siblings says of itself. */
export function foldWords({
  fold,
  left,
  right,
  spansLines = false,
}: Pick<DiffRow, 'fold' | 'left' | 'right'> & { spansLines?: boolean }): string {
  if (fold === null) return ''
  const { members, changes, noise, rows } = fold
  const isList = ((right ?? left)?.index ?? null) !== null
  const noun = spansLines ? 'line' : isList ? 'item' : 'field'
  const unchanged = changes === 0 && noise === 0
  const what = `${formatCount(members)} ${unchanged ? 'unchanged ' : ''}${noun}${members === 1 ? '' : 's'}`
  const hidden = [
    changes === 0 ? '' : `${formatCount(changes)} ${changes === 1 ? 'change' : 'changes'} hidden`,
    noise === 0 ? '' : `${formatCount(noise)} noisy hidden`,
  ].filter((words) => words !== '')
  const lines = spansLines || rows === members ? '' : `, ${formatCount(rows)} lines`
  return [`${what}${lines}`, ...hidden].join(' · ')
}

function lineWords({ left, right }: DiffRow): string {
  const line = (right ?? left)?.index ?? 0
  return `line ${String(line + 1)}`
}

function valueWords(cell: RowCell | null): string {
  const text = cell?.text ?? ''
  if (text === '{') return 'an object'
  if (text === '[') return 'a list'
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text
}
