import { compilePredicate } from '../filter/predicate'
import type { FieldName } from '../filter/fields'
import type { Filter } from '../filter/filter'
import { parseFilter } from '../filter/parse'
import { searched, type DeliveryParts, type SearchedDelivery } from '../filter/searched'

/** What can be asked of a delivery that has no answer yet and was never looked at. */
const KNOWN_FIELDS: readonly FieldName[] = [
  'event',
  'id',
  'resource',
  'provider',
  'method',
  'path',
  'size',
  'received',
  'ip',
  'via',
  'signature',
  'header',
  'query',
]
const KNOWN_FLAGS: readonly string[] = ['json', 'broken', 'empty', 'cut']

/** What is known of a delivery before it is answered. */
export type UnansweredDelivery = Omit<DeliveryParts, 'summary' | 'isDuplicate'> & {
  summary: Omit<DeliveryParts['summary'], 'id' | 'status' | 'pinned' | 'seen' | 'note' | 'attempt'>
  /** The parsed body; undefined where it is none, or too much to parse while a sender waits. */
  json: () => unknown
}

/** What is wrong with a filter as a rule's condition, as a sentence; null where nothing is. */
export function ruleFilterProblem(text: string): string | null {
  const { filter, errors } = parseFilter(text)
  if (filter !== null) return unknownTerm(filter)
  const [error] = errors
  return error === undefined
    ? 'This filter can’t be read.'
    : `At character ${String(error.from + 1)}: ${error.message}.`
}

/** Filters by their text: rules travel to the store by value, and parsing one costs more than asking it. */
const parsed = new Map<string, Filter>()

/** More than all rules together can have. */
const MAX_PARSED = 1000

/** Whether a delivery passes a rule's filter. A filter that can't be read lets nothing through. */
export function passesRuleFilter(text: string, delivery: UnansweredDelivery): boolean {
  const filter = parsed.get(text) ?? parseFilter(text).filter
  if (filter === null) return false
  if (parsed.size >= MAX_PARSED) parsed.clear()
  parsed.set(text, filter)
  return compilePredicate(filter, delivery.summary.receivedAtUs / 1000)(asSearched(delivery))
}

function asSearched({ json, ...delivery }: UnansweredDelivery): SearchedDelivery {
  const summary = {
    ...delivery.summary,
    id: 0,
    status: null,
    pinned: false,
    seen: false,
    note: null,
    attempt: 1,
  }
  return { ...searched({ ...delivery, summary, isDuplicate: () => false }), json }
}

function unknownTerm(filter: Filter): string | null {
  switch (filter.type) {
    case 'and':
    case 'or':
      return filter.items.map(unknownTerm).find((problem) => problem !== null) ?? null
    case 'not':
      return unknownTerm(filter.item)
    case 'field': {
      const { name, test } = filter
      if (name === 'is') {
        const flag = test.op === ':' ? test.value.text.toLowerCase() : ''
        return KNOWN_FLAGS.includes(flag) ? null : unknownYet(`is:${flag}`)
      }
      return KNOWN_FIELDS.includes(name) ? null : unknownYet(`${name}:`)
    }
    case 'everything':
    case 'text':
    case 'regex':
    case 'payload':
    case 'exists':
    case 'exists-key':
      return null
  }
}

function unknownYet(what: string): string {
  return `A rule is asked before the answer, when nobody knows yet of “${what}”.`
}
