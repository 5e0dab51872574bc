import type { EventKey } from '../../../core/event/event-key'
import type { Sameness } from '../../../core/event/group'
import type { Query, Reader, Row, Writer } from '../connection'
import { integer, integerOrNull } from '../hydrate'
import { RowInsert } from '../row-insert'

/** What is kept of an event's attempts, see migration 7. */
export interface EventRow extends Sameness {
  id: number
  members: number
  arrivals: number
  attempts: number
  firstDelivery: number
  lastDelivery: number
  resource: number | null
}

/** What changes as attempts come into the list and go from it. */
export type EventState = Pick<EventRow, 'attempts' | 'firstDelivery' | 'lastDelivery' | 'resource'> & Sameness

export const NO_CHANGES: Sameness = { byteChanges: 0, jsonChanges: 0, headerChanges: 0, nameChanges: 0 }

/** An event of which the list shows nothing. */
export const UNLISTED: EventState = {
  attempts: 0,
  firstDelivery: 0,
  lastDelivery: 0,
  resource: null,
  ...NO_CHANGES,
}

const COLUMNS = `id, members, arrivals, attempts, first_delivery, last_delivery, byte_changes, json_changes,
  header_changes, name_changes, resource`

const SELECT: Query = { name: 'events.select', sql: `SELECT ${COLUMNS} FROM events WHERE id = ?` }

const FIND: Query = {
  name: 'events.find',
  sql: `SELECT ${COLUMNS} FROM events WHERE sender_id = ? AND path = ? AND provider = ? AND source = ?`,
}

const INSERT: Query = {
  name: 'events.insert',
  sql: `INSERT INTO events (sender_id, path, provider, source, members, arrivals, attempts, first_delivery,
      last_delivery, byte_changes, json_changes, header_changes, name_changes, resource)
    VALUES (?, ?, ?, ?, 1, 1, ?, ?, ?, 0, 0, 0, 0, ?)`,
}

const INSERT_FIRST = new RowInsert(
  'events.insert-first',
  `events (id, sender_id, path, provider, source, members, arrivals, attempts, first_delivery, last_delivery,
    byte_changes, json_changes, header_changes, name_changes, resource)`,
  '(?, ?, ?, ?, ?, 1, 1, 1, ?, ?, 0, 0, 0, 0, ?)',
)

const UPDATE: Query = {
  name: 'events.update',
  sql: `UPDATE events SET attempts = ?, first_delivery = ?, last_delivery = ?, byte_changes = ?, json_changes = ?,
    header_changes = ?, name_changes = ?, resource = ? WHERE id = ?`,
}

const APPEND: Query = {
  name: 'events.append',
  sql: `UPDATE events SET members = members + 1, arrivals = arrivals + 1, attempts = attempts + 1, last_delivery = ?,
    byte_changes = byte_changes + ?, json_changes = json_changes + ?, header_changes = header_changes + ?,
    name_changes = name_changes + ? WHERE id = ?`,
}

const UNLIST: Query = {
  name: 'events.unlist',
  sql: `UPDATE events SET attempts = 0, first_delivery = 0, last_delivery = 0, byte_changes = 0, json_changes = 0,
    header_changes = 0, name_changes = 0, resource = NULL WHERE id IN (SELECT value FROM json_each(?))`,
}

const COUNT: Query = {
  name: 'events.count',
  sql: 'UPDATE events SET members = members + ?, arrivals = arrivals + ? WHERE id = ? RETURNING members',
}

const DELETE: Query = { name: 'events.delete', sql: 'DELETE FROM events WHERE id = ?' }

/** An event that is there. */
export function selectEvent(db: Reader, id: number): EventRow {
  return hydrate(db.get(SELECT, [id]) ?? {})
}

/** The event of a key, or null where no delivery of it is kept. */
export function findEvent(db: Reader, { provider, source, senderId, path }: EventKey): EventRow | null {
  const row = db.get(FIND, [senderId, path, provider, source])
  return row === undefined ? null : hydrate(row)
}

/** Adds an event with its first delivery; gives its id. */
export function insertEvent(
  db: Writer,
  { provider, source, senderId, path }: EventKey,
  { attempts, firstDelivery, lastDelivery, resource }: EventState,
): number {
  return db.run(INSERT, [senderId, path, provider, source, attempts, firstDelivery, lastDelivery, resource])
}

export function updateEvent(db: Writer, id: number, state: EventState): void {
  const { attempts, firstDelivery, lastDelivery, resource } = state
  const { byteChanges, jsonChanges, headerChanges, nameChanges } = state
  db.run(UPDATE, [
    attempts,
    firstDelivery,
    lastDelivery,
    byteChanges,
    jsonChanges,
    headerChanges,
    nameChanges,
    resource,
    id,
  ])
}

/** Adds events with their first deliveries, which the list shows. */
export function insertFirstAttempts(
  db: Writer,
  added: readonly { id: number; key: EventKey; delivery: number; resource: number | null }[],
): void {
  INSERT_FIRST.run(
    db,
    added.flatMap(({ id, key: { senderId, path, provider, source }, delivery, resource }) => [
      id,
      senderId,
      path,
      provider,
      source,
      delivery,
      delivery,
      resource,
    ]),
  )
}

/** Counts one more attempt after the last one; `changes` are those between the two. */
export function appendAttempt(db: Writer, id: number, delivery: number, changes: Sameness): void {
  const { byteChanges, jsonChanges, headerChanges, nameChanges } = changes
  db.run(APPEND, [delivery, byteChanges, jsonChanges, headerChanges, nameChanges, id])
}

/** Takes events from the list of which no attempt is in it any more. */
export function unlistEvents(db: Writer, ids: readonly number[]): void {
  if (ids.length > 0) db.run(UNLIST, [JSON.stringify(ids)])
}

/** Counts deliveries that joined or were removed; an event without any is removed. */
export function countMembers(db: Writer, id: number, members: number, arrivals: number): void {
  const row = db.get(COUNT, [members, arrivals, id]) ?? {}
  if (integer(row, 'members') === 0) db.run(DELETE, [id])
}

function hydrate(row: Row): EventRow {
  return {
    id: integer(row, 'id'),
    members: integer(row, 'members'),
    arrivals: integer(row, 'arrivals'),
    attempts: integer(row, 'attempts'),
    firstDelivery: integer(row, 'first_delivery'),
    lastDelivery: integer(row, 'last_delivery'),
    byteChanges: integer(row, 'byte_changes'),
    jsonChanges: integer(row, 'json_changes'),
    headerChanges: integer(row, 'header_changes'),
    nameChanges: integer(row, 'name_changes'),
    resource: integerOrNull(row, 'resource'),
  }
}
