import { foldAscii } from '../../../core/filter/text-match'
import type { ProviderId } from '../../../core/provider/provider-id'
import type { Query, Row, Writer } from '../connection'
import { integer, text } from '../hydrate'

/** What a delivery says it is about. */
export interface NamedResource {
  provider: ProviderId
  /** Empty where the sender names no kind. */
  type: string
  resourceId: string
  /** What else the payload calls it. */
  otherIds: readonly string[]
}

/** More names than this are not looked up by. */
const MAX_OTHER_IDS = 8

const NAME: Query = {
  name: 'resources.name',
  sql: `INSERT INTO resources (resource_id, type, provider, members, steps, attempts, last_delivery, other_ids)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '[]')
    ON CONFLICT (resource_id, type, provider) DO UPDATE SET members = members + ?4, steps = steps + ?5,
      attempts = attempts + ?6, last_delivery = max(last_delivery, ?7)
    RETURNING id, members, other_ids`,
}

const SET_OTHER_IDS: Query = {
  name: 'resources.set-other-ids',
  sql: 'UPDATE resources SET other_ids = ? WHERE id = ?',
}

const INSERT_ID: Query = {
  name: 'resource-ids.insert',
  sql: 'INSERT INTO resource_ids (value, resource) VALUES (?, ?) ON CONFLICT DO NOTHING',
}

const CHANGE: Query = {
  name: 'resources.change',
  sql: `UPDATE resources SET steps = steps + ?2, attempts = attempts + ?3,
    last_delivery = coalesce((SELECT max(last_delivery) FROM events WHERE resource = ?1), 0) WHERE id = ?1`,
}

const LOSE_MEMBER: Query = {
  name: 'resources.lose-member',
  sql: 'UPDATE resources SET members = members - 1 WHERE id = ? RETURNING members, resource_id, other_ids',
}

const DELETE: Query = { name: 'resources.delete', sql: 'DELETE FROM resources WHERE id = ?' }

const DELETE_ID: Query = {
  name: 'resource-ids.delete',
  sql: 'DELETE FROM resource_ids WHERE value = ? AND resource = ?',
}

/**
 * Counts deliveries that are about a resource, which is added where it is new; gives its id. `more` is by how much it and its
 * events become more with them, as far as that is known here.
 */
export function nameResource(
  db: Writer,
  named: NamedResource,
  more: { members: number; steps: number; attempts: number; lastDelivery: number },
): number {
  const { resourceId, type, provider } = named
  const { members, steps, attempts, lastDelivery } = more
  const row = db.get(NAME, [resourceId, type, provider, members, steps, attempts, lastDelivery]) ?? {}
  const id = integer(row, 'id')
  if (integer(row, 'members') === members) db.run(INSERT_ID, [foldAscii(resourceId), id])
  learnIds(db, id, otherIdsOf(row), named.otherIds)
  return id
}

/** Brings a resource up to date with its events; `steps` and `attempts` are by how many they became more. */
export function changeResource(db: Writer, id: number, steps: number, attempts: number): void {
  db.run(CHANGE, [id, steps, attempts])
}

/** Counts a delivery that was removed. A resource without any is removed with all its names. */
export function loseMember(db: Writer, id: number): void {
  const row = db.get(LOSE_MEMBER, [id]) ?? {}
  if (integer(row, 'members') > 0) return
  for (const value of [text(row, 'resource_id'), ...otherIdsOf(row)]) {
    db.run(DELETE_ID, [foldAscii(value), id])
  }
  db.run(DELETE, [id])
}

/** What else a row's resource is called. */
export function otherIdsOf(row: Row): string[] {
  // Written by learnIds from such a list, and read for every delivery that arrives.
  return JSON.parse(text(row, 'other_ids')) as string[]
}

/** A name that was learned stays for as long as the resource, also when the delivery that told it is gone. */
function learnIds(db: Writer, id: number, known: readonly string[], named: readonly string[]): void {
  const fresh = named.filter((value) => !known.includes(value)).slice(0, MAX_OTHER_IDS - known.length)
  if (fresh.length === 0) return
  for (const value of fresh) db.run(INSERT_ID, [foldAscii(value), id])
  db.run(SET_OTHER_IDS, [JSON.stringify([...known, ...fresh]), id])
}
