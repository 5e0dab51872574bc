import { readableHeaderValue } from '../delivery/headers'
import { fieldOf, type FieldName } from './fields'
import type { Filter, Term, Test } from './filter'
import { valuesAt } from './payload-path'
import { payloadTest } from './payload-test'
import { countStretch, sizeStretch, statusStretch, timeStretch, type Stretch } from './read-value'
import { KINDS_OF_FLAG, pathOf, queryOf, type SearchedDelivery } from './searched'
import { foldAll, foldAscii, matchesPattern } from './text-match'

/** Tells whether a delivery passes a filter. */
export type Predicate = (delivery: SearchedDelivery) => boolean

/** A filter as a function. `nowMs`, milliseconds since 1970, is when ages such as `<10m` are seen from. */
export function compilePredicate(filter: Filter, nowMs: number): Predicate {
  switch (filter.type) {
    case 'everything':
      return () => true
    case 'and': {
      const items = filter.items.map((item) => compilePredicate(item, nowMs))
      return (delivery) => items.every((item) => item(delivery))
    }
    case 'or': {
      const items = filter.items.map((item) => compilePredicate(item, nowMs))
      return (delivery) => items.some((item) => item(delivery))
    }
    case 'not': {
      const item = compilePredicate(filter.item, nowMs)
      return (delivery) => !item(delivery)
    }
    case 'text':
    case 'regex':
    case 'field':
    case 'payload':
    case 'exists':
    case 'exists-key':
      return compileTerm(filter, nowMs)
  }
}

function compileTerm(term: Term, nowMs: number): Predicate {
  switch (term.type) {
    case 'text': {
      const wanted = foldAll(term.value.text)
      return (delivery) => delivery.foldedText().includes(wanted)
    }
    case 'regex': {
      const regex = new RegExp(term.source, term.flags)
      return (delivery) => regex.test(delivery.text())
    }
    case 'exists':
      return (delivery) => some(valuesAt(delivery.json(), term.path), (value) => value !== null)
    case 'exists-key':
      return (delivery) => valuesOfKey(delivery, term.name, term.key).length > 0
    case 'payload': {
      const test = payloadTest(term.test)
      return (delivery) => some(valuesAt(delivery.json(), term.path), test)
    }
    case 'field':
      return compileField(term.name, term.key, term.test, nowMs)
  }
}

function compileField(name: FieldName, key: string | null, test: Test, nowMs: number): Predicate {
  switch (name) {
    case 'status':
      return within(statusStretch(test), ({ summary }) => summary.status)
    case 'size':
      return within(sizeStretch(test), ({ summary }) => summary.sizeBytes)
    case 'attempt':
      return within(countStretch(test), ({ summary }) => summary.attempt)
    case 'received':
      return within(timeStretch(test, nowMs), ({ summary }) => summary.receivedAtUs)
    case 'signature': {
      const verdict = test.op === ':' ? test.value.text.toLowerCase() : ''
      return ({ summary }) => summary.signature === verdict
    }
    case 'is':
      return flag(test)
    case 'has':
      return ({ summary }) => summary.note !== null
    case 'note': {
      const matches = textTest(test, true, foldAll)
      return ({ summary }) => summary.note !== null && matches(summary.note)
    }
    case 'header':
    case 'query': {
      const matches = textTest(test, fieldOf(name).kind === 'text', foldAll)
      return (delivery) => valuesOfKey(delivery, name, key ?? '').some((value) => matches(value))
    }
    case 'event':
    case 'id':
    case 'ip':
    case 'method':
    case 'path':
    case 'provider':
    case 'resource':
    case 'via': {
      const matches = textTest(test, fieldOf(name).kind === 'text', foldAscii)
      const read = NAMES[name]
      return (delivery) => read(delivery).some((value) => value !== null && matches(value))
    }
  }
}

type NameField = Exclude<
  FieldName,
  'status' | 'size' | 'attempt' | 'received' | 'signature' | 'is' | 'has' | 'note' | 'header' | 'query'
>

const NAMES: Readonly<Record<NameField, (delivery: SearchedDelivery) => (string | null)[]>> = {
  event: ({ summary }) => [summary.eventName],
  id: ({ summary }) => [summary.eventId],
  resource: ({ summary }) => [summary.resourceType, summary.resourceId],
  provider: ({ summary }) => [summary.provider],
  method: ({ summary }) => [summary.method],
  path: ({ summary }) => [pathOf(summary.target)],
  via: ({ summary }) => [summary.via],
  ip: (delivery) => [delivery.remoteAddress()],
}

/**
 * A test of a text. Unquoted `*` makes a pattern; a value without one is the whole text, or with `isPart` a part of it.
 */
function textTest(test: Test, isPart: boolean, fold: (text: string) => string): (value: string) => boolean {
  switch (test.op) {
    case '/': {
      const regex = new RegExp(test.source, test.flags)
      return (value) => regex.test(value)
    }
    case '=': {
      const wanted = fold(test.value.text)
      return (value) => fold(value) === wanted
    }
    case '~': {
      const wanted = fold(test.value.text)
      return (value) => fold(value).includes(wanted)
    }
    case ':': {
      const wanted = fold(test.value.text)
      if (!test.value.quoted && wanted.includes('*')) return (value) => matchesPattern(fold(value), wanted)
      return isPart ? (value) => fold(value).includes(wanted) : (value) => fold(value) === wanted
    }
    case '..':
    case '>':
    case '>=':
    case '<':
    case '<=':
      return () => false
  }
}

function within(stretch: Stretch | null, read: (delivery: SearchedDelivery) => number | null): Predicate {
  if (stretch === null) return () => false
  const { from, to } = stretch
  return (delivery) => {
    const value = read(delivery)
    if (value === null) return false
    return (from === null || value >= from) && (to === null || value <= to)
  }
}

function flag(test: Test): Predicate {
  const word = test.op === ':' ? test.value.text.toLowerCase() : ''
  if (word === 'pinned') return ({ summary }) => summary.pinned
  if (word === 'unseen') return ({ summary }) => !summary.seen
  if (word === 'duplicate') return (delivery) => delivery.isDuplicate()
  if (word === 'retry') return ({ summary }) => summary.attempt > 1
  if (word === 'cut') return ({ summary }) => summary.keptBytes !== null
  const kinds = KINDS_OF_FLAG[word] ?? []
  return ({ summary }) => kinds.includes(summary.bodyKind)
}

function valuesOfKey(delivery: SearchedDelivery, name: 'header' | 'query', key: string): string[] {
  const wanted = key.toLowerCase()
  if (name === 'header') {
    return delivery
      .headers()
      .filter(([candidate]) => candidate.toLowerCase() === wanted)
      .map(([, value]) => readableHeaderValue(value))
  }
  return queryOf(delivery.summary.target)
    .filter(([candidate]) => candidate.toLowerCase() === wanted)
    .map(([, value]) => value)
}

function some(values: Iterable<unknown>, test: (value: unknown) => boolean): boolean {
  for (const value of values) if (test(value)) return true
  return false
}
