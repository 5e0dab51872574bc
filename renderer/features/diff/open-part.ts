import type { Comparison } from '../../state/diff/compare-sides'
import type { ComparedPart } from '../../state/diff/comparison-store'

/** What is shown where that part was chosen: a text that a person gave has no headers. */
export function openPart(part: ComparedPart, { headers }: Comparison): ComparedPart {
  return part === 'headers' && headers === null ? 'payload' : part
}
