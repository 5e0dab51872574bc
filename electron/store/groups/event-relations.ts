import type { EventRelation, EventSummary } from '../../../core/event/group'
import type { Query, Reader, Row } from '../connection'
import { integer, integerOrNull, text, textOrNull } from '../hydrate'

/** Events of the same resource that are looked at on either side; what was meant at once arrives near. */
const MAX_NEAR = 50
const MAX_ELSEWHERE = 20

const COLUMNS = `events.id, sender_id, path, events.attempts, event_name, created_at_ms
  FROM events CROSS JOIN deliveries`

const ELSEWHERE: Query = {
  name: 'events.elsewhere',
  sql: `SELECT ${COLUMNS} WHERE sender_id = ? AND events.provider = ? AND source = ? AND path <> ? AND events.attempts > 0
    AND deliveries.id = first_delivery ORDER BY path LIMIT ?`,
}

const NEAR_BEFORE: Query = {
  name: 'events.near-before',
  sql: `SELECT ${COLUMNS} WHERE events.resource = ? AND last_delivery <= ? AND deliveries.id = first_delivery
    ORDER BY last_delivery DESC LIMIT ?`,
}

const NEAR_AFTER: Query = {
  name: 'events.near-after',
  sql: `SELECT ${COLUMNS} WHERE events.resource = ? AND last_delivery > ? AND deliveries.id = first_delivery
    ORDER BY last_delivery LIMIT ?`,
}

/** What an event may be taken for: itself at another endpoint, and another one that tells the same. */
export function selectRelations(db: Reader, event: EventSummary): EventRelation[] {
  return [...elsewhere(db, event), ...sameFact(db, event)]
}

function elsewhere(db: Reader, { senderId, provider, source, path }: EventSummary): EventRelation[] {
  if (source === 'alone') return []
  return db
    .all(ELSEWHERE, [senderId, provider, source, path, MAX_ELSEWHERE])
    .map((row) => hydrate(row, 'other-endpoint'))
}

/**
 * A status change makes Fleetbase send `order.updated` and `order.completed`, each with an id of its own: the same second,
 * the same resource, the same endpoint, another name or the same once more.
 */
function sameFact(db: Reader, { id, resource, lastDelivery, path }: EventSummary): EventRelation[] {
  if (resource === null) return []
  const near = [
    ...db.all(NEAR_BEFORE, [resource.id, lastDelivery, MAX_NEAR]),
    ...db.all(NEAR_AFTER, [resource.id, lastDelivery, MAX_NEAR]),
  ]
  const own = near.find((row) => integer(row, 'id') === id)
  const second = own === undefined ? null : secondOf(own)
  if (second === null) return []
  return near
    .filter((row) => row !== own && secondOf(row) === second && text(row, 'path') === path)
    .map((row) => hydrate(row, 'same-fact'))
}

function secondOf(row: Row): number | null {
  const createdAtMs = integerOrNull(row, 'created_at_ms')
  return createdAtMs === null ? null : Math.floor(createdAtMs / 1000)
}

function hydrate(row: Row, kind: EventRelation['kind']): EventRelation {
  return {
    kind,
    event: integer(row, 'id'),
    senderId: text(row, 'sender_id'),
    eventName: textOrNull(row, 'event_name'),
    path: text(row, 'path'),
    attempts: integer(row, 'attempts'),
  }
}
