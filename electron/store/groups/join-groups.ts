import type { EventKey } from '../../../core/event/event-key'
import type { Writer } from '../connection'
import { changesBetween } from './compare-attempts'
import { insertAttempt, insertMember } from './event-deliveries-table'
import {
  appendAttempt,
  countMembers,
  findEvent,
  insertEvent,
  UNLISTED,
  type EventRow,
  type EventState,
} from './events-table'
import { noteChange } from './group-news'
import { relist } from './relist'
import { ResourceChanges } from './resource-changes'
import { changeResource, nameResource, type NamedResource } from './resources-table'

/** What a delivery belongs to. */
export interface Grouped {
  key: EventKey
  resource: NamedResource | null
}

/** Where a delivery that just arrived will stand. */
export interface Place extends Grouped {
  /** Null where it is the first of its event. */
  event: EventRow | null
  attempt: number
}

/** Finds the event that a delivery which just arrived is an attempt of, and which one. */
export function findPlace(db: Writer, grouped: Grouped): Place {
  const event = grouped.key.source === 'alone' ? null : findEvent(db, grouped.key)
  return { ...grouped, event, attempt: (event?.arrivals ?? 0) + 1 }
}

/**
 * Puts a delivery that just arrived into its place, and its event under what it is about. Belongs into the transaction that
 * brought the delivery, after its head and body. Every sender waits for this, so it is four statements for a new event and
 * five for one more attempt.
 */
export function joinNewest(db: Writer, id: number, { event, key, resource: named }: Place): void {
  if (event === null) {
    addEvent(db, id, { key, resource: named }, true)
    return
  }
  if (event.attempts === 0) {
    joinMember(db, id, event, named, true)
    return
  }
  const resource =
    named === null ? null : nameResource(db, named, { steps: 0, attempts: 1, lastDelivery: id })
  insertMember(db, { delivery: id, event: event.id, resource, listed: true })
  appendAttempt(db, event.id, id, changesBetween(db, event.id, event.lastDelivery, id))
  if (resource !== event.resource) {
    // It says to be about something else than the event's first attempt, which is what counts.
    if (resource !== null) changeResource(db, resource, 0, -1)
    if (event.resource !== null) changeResource(db, event.resource, 0, 1)
    noteChange(db, null, event.resource)
  }
  noteChange(db, event.id, resource)
}

/**
 * Puts a delivery among those that are there, as the attempt that it was by arrival. `listed` is false where it was cleared
 * and waits to be removed.
 */
export function joinOlder(db: Writer, id: number, grouped: Grouped, listed: boolean): void {
  const event = grouped.key.source === 'alone' ? null : findEvent(db, grouped.key)
  if (event === null) {
    addEvent(db, id, grouped, listed)
    return
  }
  joinMember(db, id, event, grouped.resource, listed)
  insertAttempt(db, event.id, id)
}

function addEvent(db: Writer, id: number, { key: read, resource: named }: Grouped, listed: boolean): void {
  const key = read.source === 'alone' ? { ...read, senderId: String(id) } : read
  const counts = listed ? { steps: 1, attempts: 1, lastDelivery: id } : NOTHING
  const resource = named === null ? null : nameResource(db, named, counts)
  const state: EventState = listed
    ? { ...UNLISTED, attempts: 1, firstDelivery: id, lastDelivery: id, resource }
    : UNLISTED
  const event = insertEvent(db, key, state)
  insertMember(db, { delivery: id, event, resource, listed })
  noteChange(db, event, resource)
}

const NOTHING = { steps: 0, attempts: 0, lastDelivery: 0 }

function joinMember(
  db: Writer,
  id: number,
  event: EventRow,
  named: NamedResource | null,
  listed: boolean,
): void {
  const resource = named === null ? null : nameResource(db, named, NOTHING)
  insertMember(db, { delivery: id, event: event.id, resource, listed: false })
  countMembers(db, event.id, 1, 1)
  if (listed) {
    const resources = new ResourceChanges(db)
    relist(db, event, [id], true, resources)
    resources.apply()
  }
  noteChange(db, event.id, resource)
}
