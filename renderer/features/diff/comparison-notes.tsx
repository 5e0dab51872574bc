import { formatCount } from '../../../core/format/size'
import type { Comparison } from '../../state/diff/compare-sides'

/** So many are named; of more, how many there are. */
const MAX_NAMED = 3

/** What a person should know of how it was compared: nothing is left out or taken otherwise without saying so. */
export function ComparisonNotes({ comparison }: { comparison: Comparison }) {
  const notes = notesOn(comparison)
  if (notes.length === 0) return null
  return (
    <ul className="comparison__notes selectable" aria-label="Notes on the comparison">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

function notesOn({ left, right, report, jsonProblem }: Comparison): string[] {
  const notes = [...left.notes, ...right.notes]
  if (jsonProblem !== null) {
    const { line, column, message } = jsonProblem.error
    const where = `line ${formatCount(line)}, column ${formatCount(column)}`
    notes.push(
      `The ${jsonProblem.side} is not valid JSON at ${where}: ${message}. Both are compared line by line.`,
    )
  }
  notes.push(...report.degraded)
  const doubled = report.duplicateKeys.map(
    ({ side, pointer, times }) => `${pointer} on the ${side} (${String(times)} times; the last one counts)`,
  )
  if (doubled.length > 0) notes.push(`Keys that stand more than once: ${named(doubled)}.`)
  const reordered = report.reordered.map((pointer) => (pointer === '' ? 'the outermost object' : pointer))
  if (reordered.length > 0) notes.push(`Keys come in another order in ${named(reordered)}.`)
  return notes
}

function named(names: readonly string[]): string {
  const more = names.length - MAX_NAMED
  const shown = names.slice(0, MAX_NAMED).join(', ')
  return more > 0 ? `${shown} and ${formatCount(more)} more` : shown
}
