import type { BodyKind } from '../delivery/body'
import type { DeliverySummary } from '../delivery/delivery'
import { readableHeaderValue, type HeaderList } from '../delivery/headers'
import { foldAll } from './text-match'

/** What a filter is told of a delivery; head and body are asked for only where a condition needs them. */
export interface DeliveryParts {
  summary: Pick<
    DeliverySummary,
    | 'id'
    | 'receivedAtUs'
    | 'via'
    | 'method'
    | 'target'
    | 'provider'
    | 'eventName'
    | 'eventId'
    | 'resourceType'
    | 'resourceId'
    | 'bodyKind'
    | 'sizeBytes'
    | 'keptBytes'
    | 'status'
    | 'pinned'
    | 'seen'
    | 'note'
    | 'attempt'
    | 'signature'
  >
  /** Whether its event came more than once, of what is kept. */
  isDuplicate: () => boolean
  remoteAddress: () => string
  headers: () => HeaderList
  /** The body's text, or null where it is none. */
  bodyText: () => string | null
}

/** A delivery as a filter looks at it; what was worked out for one condition is kept for the next. */
export interface SearchedDelivery extends DeliveryParts {
  /** The parsed body; undefined where it is not JSON. */
  json: () => unknown
  /** Everything that bare words are looked for in. */
  text: () => string
  /** The same with every letter in lower case. */
  foldedText: () => string
}

/** Makes a delivery ready to be looked at by any number of conditions. */
export function searched(parts: DeliveryParts): SearchedDelivery {
  const headers = once(parts.headers)
  const bodyText = once(parts.bodyText)
  const text = once(() => searchText({ ...parts, headers, bodyText }))
  return {
    summary: parts.summary,
    isDuplicate: parts.isDuplicate,
    remoteAddress: parts.remoteAddress,
    headers,
    bodyText,
    json: once(() => (parts.summary.bodyKind === 'json' ? parseJson(bodyText()) : undefined)),
    text,
    foldedText: once(() => foldAll(text())),
  }
}

/** The kinds of body that `is:` a word means. */
export const KINDS_OF_FLAG: Readonly<Record<string, readonly BodyKind[]>> = {
  json: ['json'],
  broken: ['broken-json'],
  empty: ['empty'],
}

/** The target's path, without its query. */
export function pathOf(target: string): string {
  const question = target.indexOf('?')
  return question < 0 ? target : target.slice(0, question)
}

/** The parameters of a target's query, decoded, in order. What is badly escaped stays as it was written. */
export function queryOf(target: string): [name: string, value: string][] {
  const question = target.indexOf('?')
  if (question < 0) return []
  return target
    .slice(question + 1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      const name = equals < 0 ? pair : pair.slice(0, equals)
      return [unescape(name), equals < 0 ? '' : unescape(pair.slice(equals + 1))]
    })
}

/**
 * Everything that bare words are looked for in: what the envelope says, the target, each header, the body's text. Lines
 * keep apart what does not belong together.
 */
function searchText(delivery: DeliveryParts): string {
  const { eventName, target, bodyKind } = delivery.summary
  const headers = delivery.headers().map(([name, value]) => `${name}: ${readableHeaderValue(value)}`)
  const body = delivery.bodyText() ?? ''
  const readable = bodyKind === 'json' || bodyKind === 'broken-json' ? undoJsonEscapes(body) : body
  return [eventName ?? '', target, ...headers, readable].join('\n')
}

const JSON_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** JSON's escapes undone where they stand: senders write `\/` and `\u00eb`, people look for / and ë. */
function undoJsonEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^u]))/gs, (_all, code?: string, char?: string) => {
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16))
    return JSON_ESCAPES[char ?? ''] ?? char ?? ''
  })
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // A lone percent sign, say.
    return text
  }
}

function parseJson(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Of a body over the limit only the start is kept.
    return undefined
  }
}

function once<Value>(work: () => Value): () => Value {
  let done: { value: Value } | null = null
  return () => {
    done ??= { value: work() }
    return done.value
  }
}
