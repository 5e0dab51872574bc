// From a value that is shown to the condition that asks for it.
import type { JsonScalar } from '../json/value-at'
import type { Operand, Term } from './filter'
import type { PayloadPath } from './payload-path'
import { numberOf } from './payload-test'
import { operandOf } from './print'

/** A longer text is asked for by its beginning: nobody reads a filter of a thousand characters. */
const MAX_WHOLE_TEXT = 200

/**
 * That a place in the payload has this value, its type respected: the text "42" in quotes, the number without. Of an
 * object or an array, given as undefined, that it is there. A text over several lines or over 200 characters is asked for
 * by the beginning of its longest line.
 */
export function payloadTerm(path: PayloadPath, scalar: JsonScalar | undefined): Term {
  if (typeof scalar === 'string') return textTerm(path, scalar)
  // A number that no double holds, such as 1e400, equals nothing.
  const isAsked = scalar !== undefined && (typeof scalar !== 'number' || Number.isFinite(scalar))
  const value = { text: String(scalar), quoted: false }
  if (path.length === 0) return { type: 'text', value }
  return isAsked ? { type: 'payload', path, test: { op: ':', value } } : { type: 'exists', path }
}

function textTerm(path: PayloadPath, text: string): Term {
  const isWhole = text.length <= MAX_WHOLE_TEXT && !/[\n\r]/.test(text)
  const [longest = ''] = text.split(/[\n\r]+/).sort((one, other) => other.length - one.length)
  const asked = isWhole ? text : beginningOf(longest)
  // The whole payload has no path to be asked for by.
  if (path.length === 0) return { type: 'text', value: operandOf(asked) }
  if (!isWhole && asked === '') return { type: 'exists', path }
  return { type: 'payload', path, test: { op: isWhole ? ':' : '~', value: textOperand(asked) } }
}

/** Without half a surrogate pair at its end. */
function beginningOf(line: string): string {
  return line.slice(0, MAX_WHOLE_TEXT).replace(/[\uD800-\uDBFF]$/, '')
}

function textOperand(text: string): Operand {
  const operand = operandOf(text)
  return numberOf(operand) === null ? operand : { text, quoted: true }
}

/** The same place in any element of the arrays on the way to it. */
export function anyElement(path: PayloadPath): PayloadPath {
  return path.map((step) => ('index' in step ? { every: true } : step))
}

/** Whether a place's number in an array says what it is, as with coordinates; in a list of items it does not. */
export function isTold(path: PayloadPath, scalar: JsonScalar | undefined): boolean {
  const last = path.at(-1)
  return typeof scalar === 'number' && last !== undefined && 'index' in last
}
