import type { SuggestQuery, Suggestions } from '../../../core/contract/search'
import { parseFilter } from '../../../core/filter/parse'
import { valuesAt, type PayloadPath } from '../../../core/filter/payload-path'
import { operandOf, printFilter } from '../../../core/filter/print'
import type { SearchedDelivery } from '../../../core/filter/searched'
import { IS_LISTED } from '../cleared-table'
import type { Query, Reader } from '../connection'
import { selectEnds } from '../deliveries-table'
import { contentsQuery, selectContents } from './contents-rows'

/** What the newest payloads hold is what a person has in mind; so many are read, for at most this long. */
const MAX_READ = 640
const READ_AT_ONCE = 64
const READ_MS = 25

const MAX_SUGGESTIONS = 200
const MAX_DEPTH = 8

/** A longer value is no one's to type. */
const MAX_VALUE_LENGTH = 80

const NEWEST: Query = contentsQuery(`body_kind = 'json' AND ${IS_LISTED}`)

/** The paths of the newest payloads, or the values at one of them. A path that can't be read has none. */
export function suggest(db: Reader, { path }: SuggestQuery): Suggestions {
  const counts = new Map<string, number>()
  const add = (text: string): void => {
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const wanted = path === null ? null : pathOf(path)
  if (path !== null && wanted === null) return []
  for (const delivery of newest(db)) {
    if (wanted === null) for (const found of new Set(pathsIn(delivery.json(), [], 0))) add(found)
    else for (const value of valuesAt(delivery.json(), wanted)) addValue(value, add)
  }
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((one, other) => other.count - one.count)
    .slice(0, MAX_SUGGESTIONS)
}

function* newest(db: Reader): Generator<SearchedDelivery> {
  const beganMs = performance.now()
  const { last } = selectEnds(db)
  for (let top = last; top > last - MAX_READ && top > 0; top -= READ_AT_ONCE) {
    yield* selectContents(db, NEWEST, top - READ_AT_ONCE + 1, top, [])
    if (performance.now() - beganMs > READ_MS) return
  }
}

function pathOf(text: string): PayloadPath | null {
  const { filter } = parseFilter(`exists:${text}`)
  return filter?.type === 'exists' ? filter.path : null
}

function* pathsIn(value: unknown, path: PayloadPath, depth: number): Generator<string> {
  if (Array.isArray(value)) {
    const elements: unknown[] = value
    // A list's first elements show what is in it.
    for (const element of elements.slice(0, 3)) yield* pathsIn(element, [...path, { every: true }], depth + 1)
  } else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
    for (const [name, member] of Object.entries(value)) yield* pathsIn(member, [...path, { name }], depth + 1)
  } else if (path.length > 0) {
    yield printFilter({ type: 'exists', path }).slice('exists:'.length)
  }
}

function addValue(value: unknown, add: (text: string) => void): void {
  if (typeof value === 'string') {
    const { text, quoted } = operandOf(value)
    if (text.length <= MAX_VALUE_LENGTH) add(quoted ? JSON.stringify(text) : text)
  } else if (typeof value !== 'object' || value === null) {
    add(String(value))
  }
}
