import type { Query, Reader, Row, Writer } from '../connection'
import { integer, integerOrNull } from '../hydrate'
import { RowInsert } from '../row-insert'

/** A delivery's place in its event. */
export interface Member {
  delivery: number
  event: number
  resource: number | null
  listed: boolean
}

const COLUMNS = 'delivery_id, event, resource, listed'

const INSERT = new RowInsert(
  'event-deliveries.insert',
  'event_deliveries (delivery_id, event, resource, listed)',
  '(?, ?, ?, ?)',
)

const SELECT: Query = {
  name: 'event-deliveries.select',
  sql: `SELECT ${COLUMNS} FROM event_deliveries WHERE delivery_id IN (SELECT value FROM json_each(?))
    ORDER BY delivery_id`,
}

const SET_LISTED: Query = {
  name: 'event-deliveries.set-listed',
  sql: 'UPDATE event_deliveries SET listed = ? WHERE delivery_id IN (SELECT value FROM json_each(?))',
}

const DELETE: Query = {
  name: 'event-deliveries.delete',
  sql: 'DELETE FROM event_deliveries WHERE delivery_id = ?',
}

const BEFORE: Query = {
  name: 'event-deliveries.before',
  sql: 'SELECT max(delivery_id) AS id FROM event_deliveries WHERE event = ? AND listed = ? AND delivery_id < ?',
}

const AFTER: Query = {
  name: 'event-deliveries.after',
  sql: 'SELECT min(delivery_id) AS id FROM event_deliveries WHERE event = ? AND listed = ? AND delivery_id > ?',
}

const ATTEMPT: Query = {
  name: 'event-deliveries.attempt',
  sql: 'SELECT attempt FROM deliveries WHERE id = ?',
}

const SET_ATTEMPT: Query = {
  name: 'event-deliveries.set-attempt',
  sql: 'UPDATE deliveries SET attempt = ? WHERE id = ?',
}

const SHIFT_ATTEMPTS: Query = {
  name: 'event-deliveries.shift-attempts',
  sql: `UPDATE deliveries SET attempt = attempt + ?1
    WHERE id IN (SELECT delivery_id FROM event_deliveries WHERE event = ?2 AND delivery_id > ?3)`,
}

export function insertMembers(db: Writer, members: readonly Member[]): void {
  INSERT.run(
    db,
    members.flatMap(({ delivery, event, resource, listed }) => [delivery, event, resource, listed ? 1 : 0]),
  )
}

/** The places of those of these deliveries that are grouped, rising. */
export function selectMembers(db: Reader, deliveries: readonly number[]): Member[] {
  return db.all(SELECT, [JSON.stringify(deliveries)]).map(hydrate)
}

export function setListed(db: Writer, deliveries: readonly number[], listed: boolean): void {
  db.run(SET_LISTED, [listed ? 1 : 0, JSON.stringify(deliveries)])
}

export function deleteMember(db: Writer, delivery: number): void {
  db.run(DELETE, [delivery])
}

/** The attempt that the list shows before a delivery's place, or null where there is none. */
export function listedBefore(db: Reader, event: number, delivery: number): number | null {
  return integerOrNull(db.get(BEFORE, [event, 1, delivery]) ?? {}, 'id')
}

/** The attempt that the list shows after a delivery's place, or null where there is none. */
export function listedAfter(db: Reader, event: number, delivery: number): number | null {
  return integerOrNull(db.get(AFTER, [event, 1, delivery]) ?? {}, 'id')
}

/** Numbers an attempt. */
export function setAttempt(db: Writer, delivery: number, attempt: number): void {
  db.run(SET_ATTEMPT, [attempt, delivery])
}

/** Numbers an attempt among those that are there; all later ones move on by one. */
export function insertAttempt(db: Writer, event: number, delivery: number): void {
  const before = [0, 1].map(
    (listed) => integerOrNull(db.get(BEFORE, [event, listed, delivery]) ?? {}, 'id') ?? 0,
  )
  const previous = Math.max(...before)
  const attempt = previous === 0 ? 0 : integer(db.get(ATTEMPT, [previous]) ?? {}, 'attempt')
  db.run(SHIFT_ATTEMPTS, [1, event, delivery])
  setAttempt(db, delivery, attempt + 1)
}

/** Takes an attempt's number out again. */
export function removeAttempt(db: Writer, event: number, delivery: number): void {
  db.run(SHIFT_ATTEMPTS, [-1, event, delivery])
}

function hydrate(row: Row): Member {
  return {
    delivery: integer(row, 'delivery_id'),
    event: integer(row, 'event'),
    resource: integerOrNull(row, 'resource'),
    listed: integer(row, 'listed') === 1,
  }
}
