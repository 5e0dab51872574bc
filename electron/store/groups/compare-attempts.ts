import { createHash } from 'node:crypto'
import { BODY_KINDS, decodeBody, type BodyKind } from '../../../core/delivery/body'
import type { HeaderList } from '../../../core/delivery/headers'
import { canonicalJson, MAX_CANONICAL_LENGTH } from '../../../core/event/canonical-json'
import type { Sameness } from '../../../core/event/group'
import { steadyHeaders } from '../../../core/event/volatile-headers'
import type { Query, Reader, Row, Writer } from '../connection'
import { undoContentEncoding } from '../content-encoding'
import { NO_CHANGES } from './events-table'
import { blob, integer, oneOf, text, textOrNull } from '../hydrate'

/** What attempts are compared by. */
interface Traits {
  delivery: number
  eventName: string | null
  bodyKind: BodyKind
  contentType: string | null
  isCut: boolean
  /** As they are kept. */
  headers: string
  bodySha256: Uint8Array
  jsonHash: Uint8Array | null
}

const SELECT: Query = {
  name: 'attempts.traits',
  // CROSS JOIN keeps SQLite from walking the deliveries first.
  sql: `SELECT attempts.delivery_id, event_name, body_kind, content_type, kept_bytes IS NOT NULL AS is_cut, headers,
      body_sha256, json_hash
    FROM event_deliveries AS attempts CROSS JOIN deliveries CROSS JOIN delivery_heads AS heads
    WHERE event = ? AND listed = 1 AND attempts.delivery_id BETWEEN ? AND ?
      AND deliveries.id = attempts.delivery_id AND heads.delivery_id = attempts.delivery_id
    ORDER BY attempts.delivery_id`,
}

const IS_SAME: Query = {
  name: 'attempts.is-same',
  sql: `SELECT one.event_name IS other.event_name AND one_head.headers = other_head.headers
      AND one_head.body_sha256 = other_head.body_sha256 AS is_same
    FROM deliveries AS one, deliveries AS other, delivery_heads AS one_head, delivery_heads AS other_head
    WHERE one.id = ?1 AND other.id = ?2 AND one_head.delivery_id = ?1 AND other_head.delivery_id = ?2`,
}

const SELECT_BODY: Query = {
  name: 'attempts.body',
  // Of a cleared delivery, too, which is compared with its neighbours once more as it goes.
  sql: 'SELECT bytes FROM delivery_bodies WHERE delivery_id = ?',
}

const SET_JSON_HASH: Query = {
  name: 'attempts.set-json-hash',
  sql: 'UPDATE event_deliveries SET json_hash = ? WHERE delivery_id = ?',
}

/** What changes from one attempt to the next that the list shows. Most retries are the same to the letter. */
export function changesBetween(db: Writer, event: number, one: number, next: number): Sameness {
  const isSame = integer(db.get(IS_SAME, [one, next]) ?? {}, 'is_same') === 1
  return isSame ? NO_CHANGES : countChanges(db, event, one, next)
}

/** How often an event's attempts in the list change between two deliveries, both included. */
export function countChanges(db: Writer, event: number, first: number, last: number): Sameness {
  const counts: Sameness = { byteChanges: 0, jsonChanges: 0, headerChanges: 0, nameChanges: 0 }
  let previous: Traits | null = null
  for (const row of db.all(SELECT, [event, first, last])) {
    const traits = hydrate(row)
    if (previous !== null) compare(db, previous, traits, counts)
    previous = traits
  }
  return counts
}

function compare(db: Writer, one: Traits, other: Traits, counts: Sameness): void {
  if (one.eventName !== other.eventName) counts.nameChanges += 1
  if (!sameHeaders(one.headers, other.headers)) counts.headerChanges += 1
  if (sameBytes(one.bodySha256, other.bodySha256)) return
  counts.byteChanges += 1
  if (!sameBytes(payloadHash(db, one), payloadHash(db, other))) counts.jsonChanges += 1
}

/** Whether two kept header lists are the same but for what is volatile. */
function sameHeaders(one: string, other: string): boolean {
  return one === other || steadyText(one) === steadyText(other)
}

/** A kept header list, without what is volatile. */
export function steadyText(headers: string): string {
  // Written by insertHead from such a list.
  return steadyHeaders(JSON.parse(headers) as HeaderList)
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0
}

/** Worked out when it is first asked for, and kept: of a thousand events hardly one has attempts that differ in bytes. */
function payloadHash(db: Writer, traits: Traits): Uint8Array {
  traits.jsonHash ??= rememberHash(db, traits)
  return traits.jsonHash
}

function rememberHash(db: Writer, traits: Traits): Uint8Array {
  const hash = hashJson(db, traits) ?? traits.bodySha256
  db.run(SET_JSON_HASH, [hash, traits.delivery])
  return hash
}

/** Null where the body is no JSON, not all there, or too long to read: then its bytes are what is compared. */
function hashJson(
  db: Reader,
  { delivery, bodyKind, contentType, isCut, headers }: Traits,
): Uint8Array | null {
  if (bodyKind !== 'json' || isCut) return null
  const raw = blob(db.get(SELECT_BODY, [delivery]) ?? {}, 'bytes')
  if (raw.byteLength > 4 * MAX_CANONICAL_LENGTH) return null
  const bytes = undoContentEncoding(raw, JSON.parse(headers) as HeaderList)
  if (bytes === null) return null
  const body = decodeBody(bytes, contentType)
  const canonical = body === null ? null : canonicalJson(body, (inner) => sha256(inner).toString('hex'))
  return canonical === null ? null : sha256(canonical)
}

function sha256(content: string): Buffer {
  return createHash('sha256').update(content).digest()
}

function hydrate(row: Row): Traits {
  return {
    delivery: integer(row, 'delivery_id'),
    eventName: textOrNull(row, 'event_name'),
    bodyKind: oneOf(row, 'body_kind', BODY_KINDS),
    contentType: textOrNull(row, 'content_type'),
    isCut: integer(row, 'is_cut') === 1,
    headers: text(row, 'headers'),
    bodySha256: blob(row, 'body_sha256'),
    jsonHash: row['json_hash'] === null ? null : blob(row, 'json_hash'),
  }
}
