// Which deliveries are attempts of one event. The key is made of one delivery alone and never of those around it, so that
// neither the order of arrival nor a deletion moves a delivery from one event into another.
import type { BodyKind } from '../delivery/body'
import { headerValue, type HeaderList } from '../delivery/headers'
import type { ProviderId } from '../provider/provider-id'
import { matchesGlob } from '../response/glob'
import { valueAt } from '../response/json-pointer'
import { pathOf, withoutSuffix } from '../response/path-suffix'
import type { EventKeyRule } from './key-rules'

/**
 * Headers that carry an id which stays the same over the retries of one event, in the order they are looked for. Left out
 * on purpose: `x-request-id` and its like, which proxies give to each request anew, and ids of a subscription rather than
 * of an event, such as `x-gitlab-webhook-uuid`.
 */
export const ID_HEADERS = [
  'webhook-id',
  'svix-id',
  'x-github-delivery',
  'x-shopify-webhook-id',
  'x-atlassian-webhook-identifier',
  'x-amz-sns-message-id',
  'i-twilio-idempotency-token',
  'ce-id',
  'idempotency-key',
  'x-idempotency-key',
  'x-event-id',
] as const

/**
 * What gave an event its key, as it is kept:
 * - 'envelope': the id in the provider's own envelope, as Fleetbase's `id`;
 * - 'pointer:/meta/id' and 'header:x-id' as `header` names it: a rule that the person made, or one of `ID_HEADERS`;
 * - 'content': the hash of the body, the last resort, since two events may well say the same;
 * - 'alone': the body says nothing that could tell one event from another, so each delivery is an event of its own.
 */
export type KeySource = 'envelope' | `pointer:${string}` | `header:${string}` | 'content' | 'alone'

/** What makes attempts one event: all four are equal. */
export interface EventKey {
  provider: ProviderId
  source: KeySource
  /** The id as the sender wrote it; of 'content' the method and the body's hash, of 'alone' empty. */
  senderId: string
  /** Where it was sent: path only, without the answer that a path may ask for at its end. */
  path: string
}

/** What of a delivery is looked at for its key. */
export interface KeyView {
  provider: ProviderId
  eventId: string | null
  method: string
  target: string
  headers: HeaderList
  bodyKind: BodyKind
  /** The parsed body; undefined where it is not JSON, or too much of it to parse. */
  json: unknown
  /** Of the body as it came, lower-case hex. Asked for in the last resort only. */
  bodySha256: () => string
}

/** Longer than any id; a text past this is content. In UTF-16 units. */
const MAX_ID_LENGTH = 512

/**
 * The key of the event that a delivery is an attempt of. The envelope's own id comes first; then, for senders whose
 * envelope names none, the person's rules in order, then `ID_HEADERS`, then the content.
 *
 * A body that says nothing (empty, `[]`, `{}`, a lone word or number) is no content: Fleetbase sends `[]` for every event
 * whose resource was gone in time, all of them with the same signature, and a health check posts nothing for ever. By
 * content all of those would become one event with thousands of attempts. So each stands alone, which is wrong only for
 * the retries of such a body: nothing in them could tell.
 */
export function eventKeyOf(view: KeyView, rules: readonly EventKeyRule[]): EventKey {
  const { provider } = view
  const path = pathOf(withoutSuffix(view.target))
  if (view.eventId !== null) return { provider, source: 'envelope', senderId: view.eventId, path }
  const byRule = readByRules(view, path, rules) ?? readByHeaders(view.headers)
  if (byRule !== null) return { provider, ...byRule, path }
  if (saysNothing(view)) return { provider, source: 'alone', senderId: '', path }
  return { provider, source: 'content', senderId: `${view.method} ${view.bodySha256()}`, path }
}

/** What told an event from others, as people read it: 'the event id in the body', 'JSON pointer /meta/id'. */
export function describeKeySource(source: KeySource): string {
  if (source === 'envelope') return 'the event id in the body'
  if (source === 'content') return 'its content: the same bytes'
  if (source === 'alone') return 'nothing, so it stands alone'
  const where = source.slice(source.indexOf(':') + 1)
  return source.startsWith('header:') ? `header ${where}` : `JSON pointer ${where}`
}

type FoundId = Pick<EventKey, 'source' | 'senderId'>

function readByRules(view: KeyView, path: string, rules: readonly EventKeyRule[]): FoundId | null {
  for (const { path: pattern, from } of rules) {
    if (!matchesGlob(pattern, path)) continue
    const senderId = idOf(
      'header' in from ? headerValue(view.headers, from.header) : valueAt(view.json, from.pointer),
    )
    if (senderId === null) continue
    return {
      source: 'header' in from ? `header:${from.header.toLowerCase()}` : `pointer:${from.pointer}`,
      senderId,
    }
  }
  return null
}

function readByHeaders(headers: HeaderList): FoundId | null {
  for (const header of ID_HEADERS) {
    const senderId = idOf(headerValue(headers, header))
    if (senderId !== null) return { source: `header:${header}`, senderId }
  }
  return null
}

/** An id is a text or a whole number; a NUL or half a surrogate pair could not be kept. */
function idOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_ID_LENGTH) return null
  return value.replaceAll(/[\0\p{Surrogate}]/gu, '\uFFFD')
}

function saysNothing({ bodyKind, json }: KeyView): boolean {
  if (bodyKind === 'empty') return true
  if (bodyKind !== 'json' || json === undefined) return false
  return typeof json !== 'object' || json === null || Object.keys(json).length === 0
}
