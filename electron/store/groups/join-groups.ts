import type { EventKey } from '../../../core/event/event-key'
import type { Writer } from '../connection'
import { nextId } from '../row-insert'
import { changesBetween } from './compare-attempts'
import { insertAttempt, insertMembers } from './event-deliveries-table'
import {
  appendAttempt,
  countMembers,
  findEvent,
  insertEvent,
  insertFirstAttempts,
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
  attempt: number
  /** As it is before any of these arrivals joins it; null where it is new, or where one of them comes before this one. */
  event: EventRow | null
}

/** Finds the events that deliveries which just arrived are attempts of, and which ones; in order of arrival. */
export function findPlaces(db: Writer, arrived: readonly Grouped[]): Place[] {
  const attempts = new Map<string, number>()
  return arrived.map((grouped) => {
    const { provider, source, senderId, path } = grouped.key
    if (source === 'alone') return { ...grouped, attempt: 1, event: null }
    const name = JSON.stringify([senderId, path, provider, source])
    const earlier = attempts.get(name)
    const event = earlier === undefined ? findEvent(db, grouped.key) : null
    const attempt = (earlier ?? event?.arrivals ?? 0) + 1
    attempts.set(name, attempt)
    return { key: grouped.key, resource: grouped.resource, attempt, event }
  })
}

/** A delivery that just arrived, with its place. */
export interface Arrival {
  id: number
  place: Place
}

/**
 * Puts deliveries that just arrived into their places, and their events under what they are about. Belongs into the
 * transaction that brought the deliveries, after their heads and bodies. Every sender waits for this, so new events are
 * added some at a time, and one more attempt of an event costs five statements.
 */
export function joinNewest(db: Writer, arrivals: readonly Arrival[]): void {
  addFirstAttempts(
    db,
    arrivals.filter(({ place }) => place.attempt === 1),
  )
  for (const { id, place } of arrivals) {
    if (place.attempt > 1) joinNext(db, id, place.event ?? findEvent(db, place.key), place)
  }
}

function addFirstAttempts(db: Writer, arrivals: readonly Arrival[]): void {
  if (arrivals.length === 0) return
  const resources = nameResources(db, arrivals)
  const firstId = nextId(db, 'events')
  const events = arrivals.map(({ id: delivery, place }, index) => {
    const resource = resources[index] ?? null
    return { id: firstId + index, key: storedKey(place.key, delivery), delivery, resource }
  })
  insertFirstAttempts(db, events)
  insertMembers(
    db,
    events.map(({ id, delivery, resource }) => ({ delivery, event: id, resource, listed: true })),
  )
  for (const { id, resource } of events) noteChange(db, id, resource)
}

/** Counts first attempts with what they are about, each resource once however many are; gives its id for each arrival. */
function nameResources(db: Writer, arrivals: readonly Arrival[]): (number | null)[] {
  const counted = new Map<string, { named: NamedResource; otherIds: Set<string>; deliveries: number[] }>()
  const names = arrivals.map(({ id, place: { resource: named } }) => {
    if (named === null) return null
    const name = JSON.stringify([named.resourceId, named.type, named.provider])
    const known = counted.get(name) ?? { named, otherIds: new Set<string>(), deliveries: [] }
    for (const otherId of named.otherIds) known.otherIds.add(otherId)
    known.deliveries.push(id)
    counted.set(name, known)
    return name
  })
  const ids = new Map<string, number>()
  for (const [name, { named, otherIds, deliveries }] of counted) {
    const count = deliveries.length
    const more = { members: count, steps: count, attempts: count, lastDelivery: deliveries.at(-1) ?? 0 }
    ids.set(name, nameResource(db, { ...named, otherIds: [...otherIds] }, more))
  }
  return names.map((name) => (name === null ? null : (ids.get(name) ?? null)))
}

function joinNext(db: Writer, id: number, event: EventRow | null, { resource: named }: Grouped): void {
  if (event === null) throw new Error('an event is gone within the transaction that found it')
  if (event.attempts === 0) {
    joinMember(db, id, event, named, true)
    return
  }
  const resource =
    named === null ? null : nameResource(db, named, { members: 1, steps: 0, attempts: 1, lastDelivery: id })
  insertMembers(db, [{ delivery: id, event: event.id, resource, listed: true }])
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

function addEvent(db: Writer, id: number, { key, resource: named }: Grouped, listed: boolean): void {
  const counts = listed ? { members: 1, steps: 1, attempts: 1, lastDelivery: id } : NOTHING
  const resource = named === null ? null : nameResource(db, named, counts)
  const state: EventState = listed
    ? { ...UNLISTED, attempts: 1, firstDelivery: id, lastDelivery: id, resource }
    : UNLISTED
  const event = insertEvent(db, storedKey(key, id), state)
  insertMembers(db, [{ delivery: id, event, resource, listed }])
  noteChange(db, event, resource)
}

/** Of an event that nothing tells from others, its delivery's id is the key. */
function storedKey(key: EventKey, delivery: number): EventKey {
  return key.source === 'alone' ? { ...key, senderId: String(delivery) } : key
}

const NOTHING = { members: 1, steps: 0, attempts: 0, lastDelivery: 0 }

function joinMember(
  db: Writer,
  id: number,
  event: EventRow,
  named: NamedResource | null,
  listed: boolean,
): void {
  const resource = named === null ? null : nameResource(db, named, NOTHING)
  insertMembers(db, [{ delivery: id, event: event.id, resource, listed: false }])
  countMembers(db, event.id, 1, 1)
  if (listed) {
    const resources = new ResourceChanges(db)
    relist(db, event, [id], true, resources)
    resources.apply()
  }
  noteChange(db, event.id, resource)
}
