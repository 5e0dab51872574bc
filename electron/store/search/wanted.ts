// What a filter wants of the index: a question that every match answers with yes, and that rules out most of the rest.
import { fieldOf } from '../../../core/filter/fields'
import type { Filter, Operand, Term, Test } from '../../../core/filter/filter'
import type { PayloadPath } from '../../../core/filter/payload-path'
import { numberOf, wordOf } from '../../../core/filter/payload-test'
import { sizeStretch, statusStretch, timeStretch, type Stretch } from '../../../core/filter/read-value'
import { requiredTexts } from '../../../core/filter/required-text'
import { KINDS_OF_FLAG } from '../../../core/filter/searched'
import { foldAll } from '../../../core/filter/text-match'
import {
  aboutFact,
  coarseNumber,
  elementPlace,
  fieldFact,
  memberPlace,
  presentFact,
  ROOT,
  valueFact,
} from './facts'
import { eachFactSlot, eachGramSlot } from './layout'
import { RANGE_OF } from './ranges'

export type Wanted =
  /** Any block may hold a match. */
  | { type: 'anything' }
  | { type: 'nothing' }
  /** All of these slots are taken. */
  | { type: 'slots'; slots: readonly number[] }
  /** A number at this place lies between the two; null for no end. */
  | { type: 'range'; place: number; from: number | null; to: number | null }
  | { type: 'all' | 'one'; of: readonly Wanted[] }

const ANYTHING: Wanted = { type: 'anything' }

/** The most grams looked up for one text; more would rule out hardly anything else. */
const MAX_GRAMS = 16

/** A range that spans more coarse numbers than this is left to the smallest and largest of each block. */
const MAX_ABOUT = 16

/** What every delivery that passes a filter has. */
export function wantedOf(filter: Filter, nowMs: number): Wanted {
  switch (filter.type) {
    case 'everything':
      return ANYTHING
    case 'and':
      return all(filter.items.map((item) => wantedOf(item, nowMs)))
    case 'or':
      return one(filter.items.map((item) => wantedOf(item, nowMs)))
    case 'not':
      // What is not there leaves no trace in a block that may hold both.
      return ANYTHING
    case 'text':
    case 'regex':
    case 'field':
    case 'payload':
    case 'exists':
    case 'exists-key':
      return ofTerm(filter, nowMs)
  }
}

function ofTerm(term: Term, nowMs: number): Wanted {
  switch (term.type) {
    case 'text':
      return containing(term.value.text)
    case 'regex':
      return all(requiredTexts(term.source).map(containing))
    case 'exists':
      return fact(presentFact(placeOf(term.path)))
    case 'exists-key':
      return fact(fieldFact(term.name, term.key))
    case 'payload':
      return ofPayload(placeOf(term.path), term.test)
    case 'field':
      return ofField(term, nowMs)
  }
}

function ofField({ name, key, test }: Extract<Term, { type: 'field' }>, nowMs: number): Wanted {
  switch (name) {
    case 'status':
      return stretch(RANGE_OF.status, statusStretch(test))
    case 'size':
      return stretch(RANGE_OF.size, sizeStretch(test))
    case 'received':
      return stretch(RANGE_OF.received, timeStretch(test, nowMs))
    case 'attempt':
    case 'signature':
      // Worked out anew behind, for older deliveries, so it is not in the index.
      return ANYTHING
    case 'is':
      return ofFlag(test)
    case 'has':
    case 'note':
      // Comes and goes; the index only knows what does not change.
      return ANYTHING
    case 'header':
    case 'query':
      // A parameter may be escaped in the text that is indexed, so only its name is looked for.
      return all([fact(fieldFact(name, key ?? '')), name === 'header' ? ofText(test) : ANYTHING])
    case 'path':
      return fieldOf(name).kind === 'text' ? ofText(test) : ANYTHING
    case 'event':
    case 'id':
    case 'resource':
    case 'provider':
    case 'method':
    case 'ip':
    case 'via': {
      const whole = wholeValue(test)
      return whole === null ? ofText(test) : fact(fieldFact(name, whole.text))
    }
  }
}

function ofFlag(test: Test): Wanted {
  const word = test.op === ':' ? test.value.text.toLowerCase() : ''
  if (word === 'cut') return fact(fieldFact('cut', 'cut'))
  const kinds = KINDS_OF_FLAG[word]
  return kinds === undefined ? ANYTHING : one(kinds.map((kind) => fact(fieldFact('kind', kind))))
}

function ofPayload(place: number, test: Test): Wanted {
  switch (test.op) {
    case ':':
    case '=':
    case '~':
    case '/': {
      const whole = wholeValue(test)
      return whole === null ? all([fact(presentFact(place)), ofText(test)]) : ofValue(place, whole)
    }
    case '..':
      return ofRange(place, test.from, test.to)
    case '>':
    case '>=':
      return ofRange(place, test.value, null)
    case '<':
    case '<=':
      return ofRange(place, null, test.value)
  }
}

function ofValue(place: number, operand: Operand): Wanted {
  const number = numberOf(operand)
  const word = wordOf(operand)
  const facts = [valueFact(place, operand.text)]
  if (number !== null) facts.push(valueFact(place, number))
  if (word !== undefined) facts.push(valueFact(place, word))
  return one(facts.map(fact))
}

function ofRange(place: number, from: Operand | null, to: Operand | null): Wanted {
  const low = from === null ? null : numberOf(from)
  const high = to === null ? null : numberOf(to)
  // Texts are compared, too, and of them no smallest and largest are kept.
  if (low === null && high === null) return fact(presentFact(place))
  return all([{ type: 'range', place, from: low, to: high }, about(place, low, high)])
}

function about(place: number, low: number | null, high: number | null): Wanted {
  if (low === null || high === null) return ANYTHING
  const [first, last] = [coarseNumber(low), coarseNumber(high)]
  if (last < first) return { type: 'nothing' }
  if (last - first >= MAX_ABOUT) return ANYTHING
  return one(Array.from({ length: last - first + 1 }, (_, index) => fact(aboutFact(place, first + index))))
}

/** The value that a test asks for as a whole; null where it asks for a part or a pattern. */
function wholeValue(test: Test): Operand | null {
  if (test.op === '=') return test.value
  return test.op === ':' && (test.value.quoted || !test.value.text.includes('*')) ? test.value : null
}

/** The texts that a test of a text wants. */
function ofText(test: Test): Wanted {
  switch (test.op) {
    case '/':
      return all(requiredTexts(test.source).map(containing))
    case ':': {
      const isPattern = !test.value.quoted && test.value.text.includes('*')
      return all((isPattern ? test.value.text.split('*') : [test.value.text]).map(containing))
    }
    case '=':
    case '~':
      return containing(test.value.text)
    case '..':
    case '>':
    case '>=':
    case '<':
    case '<=':
      return ANYTHING
  }
}

function containing(text: string): Wanted {
  const grams = new Set<number>()
  eachGramSlot(foldAll(text), (slot) => grams.add(slot))
  const slots = [...grams]
  if (slots.length === 0) return ANYTHING
  const step = Math.max(1, Math.floor(slots.length / MAX_GRAMS))
  return { type: 'slots', slots: slots.filter((_, index) => index % step === 0) }
}

function fact(hash: number): Wanted {
  const slots: number[] = []
  eachFactSlot(hash, (slot) => slots.push(slot))
  return { type: 'slots', slots }
}

function stretch(place: number, bounds: Stretch | null): Wanted {
  return bounds === null ? { type: 'nothing' } : { type: 'range', place, ...bounds }
}

function placeOf(path: PayloadPath): number {
  return path.reduce(
    (place, step) => ('name' in step ? memberPlace(place, step.name) : elementPlace(place)),
    ROOT,
  )
}

function all(of: readonly Wanted[]): Wanted {
  const needed = of.filter(({ type }) => type !== 'anything')
  if (needed.some(({ type }) => type === 'nothing')) return { type: 'nothing' }
  const [only] = needed
  if (only === undefined) return ANYTHING
  return needed.length === 1 ? only : { type: 'all', of: needed }
}

function one(of: readonly Wanted[]): Wanted {
  if (of.some(({ type }) => type === 'anything')) return ANYTHING
  const possible = of.filter(({ type }) => type !== 'nothing')
  const [only] = possible
  if (only === undefined) return { type: 'nothing' }
  return possible.length === 1 ? only : { type: 'one', of: possible }
}
