// Deliveries go from the list and come back to it; their events and resources follow within the same transaction. What an
// event is judged by is counted between neighbours in order of arrival, so that a change costs as much as it moves, and an
// event of a hundred thousand attempts no more than one of three.
import type { Sameness } from '../../../core/event/group'
import type { Writer } from '../connection'
import { countChanges } from './compare-attempts'
import {
  deleteMember,
  listedAfter,
  listedBefore,
  removeAttempt,
  selectMembers,
  setAttempt,
  setListed,
  type Member,
} from './event-deliveries-table'
import {
  countMembers,
  NO_CHANGES,
  selectEvent,
  UNLISTED,
  unlistEvents,
  updateEvent,
  type EventRow,
  type EventState,
} from './events-table'
import { noteChange } from './group-news'
import { ResourceChanges } from './resource-changes'
import { loseMember } from './resources-table'

/** Deliveries that are further apart are treated one by one, so that not all between them is read. */
const MAX_APART = 1024

/** Takes deliveries from their events that went from the list. Those that are not grouped yet are passed over. */
export function leaveGroups(db: Writer, deliveries: readonly number[]): void {
  const resources = new ResourceChanges(db)
  const emptied: EventRow[] = []
  const leaving: number[] = []
  for (const [event, members] of byEvent(selectMembers(db, deliveries).filter(({ listed }) => listed))) {
    const row = selectEvent(db, event)
    const ids = members.map(({ delivery }) => delivery)
    if (row.attempts === ids.length) {
      // Most clearings take events whole: these go many at once.
      emptied.push(row)
      leaving.push(...ids)
      resources.note(row, UNLISTED)
    } else relist(db, row, ids, false, resources)
    noteChange(db, event, null)
  }
  setListed(db, leaving, false)
  unlistEvents(
    db,
    emptied.map(({ id }) => id),
  )
  resources.apply()
}

/** Counts deliveries among their events' attempts that are in the list again. */
export function rejoinGroups(db: Writer, deliveries: readonly number[]): void {
  const resources = new ResourceChanges(db)
  for (const [event, members] of byEvent(selectMembers(db, deliveries).filter(({ listed }) => !listed))) {
    const ids = members.map(({ delivery }) => delivery)
    relist(db, selectEvent(db, event), ids, true, resources)
    noteChange(db, event, null)
  }
  resources.apply()
}

/** Lets go of deliveries that are removed for good, just before. They may still be in the list. */
export function forgetGroups(db: Writer, deliveries: readonly number[]): void {
  leaveGroups(db, deliveries)
  for (const member of selectMembers(db, deliveries)) {
    deleteMember(db, member.delivery)
    countMembers(db, member.event, -1, 0)
    if (member.resource !== null) loseMember(db, member.resource)
  }
}

/** Takes a delivery out of its event as if it had never been there, for another one. */
export function withdraw(db: Writer, member: Member): void {
  leaveGroups(db, [member.delivery])
  deleteMember(db, member.delivery)
  removeAttempt(db, member.event, member.delivery)
  setAttempt(db, member.delivery, 1)
  countMembers(db, member.event, -1, -1)
  if (member.resource !== null) loseMember(db, member.resource)
}

/** Brings one event up to date with attempts that come into the list or go from it; `deliveries` rise. */
export function relist(
  db: Writer,
  event: EventRow,
  deliveries: readonly number[],
  listed: boolean,
  resources: ResourceChanges,
): void {
  const attempts = event.attempts + (listed ? deliveries.length : -deliveries.length)
  const counts = { ...event }
  // One attempt alone is like itself: nothing is read for it.
  const isCompared = event.attempts > 1 || attempts > 1
  for (const cluster of isCompared ? clusters(deliveries) : [deliveries]) {
    if (!isCompared) {
      setListed(db, cluster, listed)
      continue
    }
    const first = cluster[0] ?? 0
    const last = cluster.at(-1) ?? 0
    const from = listedBefore(db, event.id, first) ?? first
    const to = listedAfter(db, event.id, last) ?? last
    add(counts, countChanges(db, event.id, from, to), -1)
    setListed(db, cluster, listed)
    add(counts, countChanges(db, event.id, from, to), 1)
  }
  const state = {
    ...ends(db, event, deliveries, attempts),
    ...(attempts > 1 ? changesOf(counts) : NO_CHANGES),
  }
  updateEvent(db, event.id, state)
  resources.note(event, state)
}

function ends(
  db: Writer,
  event: EventRow,
  deliveries: readonly number[],
  attempts: number,
): Omit<EventState, keyof Sameness> {
  if (attempts === 0) return UNLISTED
  const touched = [deliveries[0] ?? 0, deliveries.at(-1) ?? 0] as const
  const isFirst = event.attempts === 0 || touched[0] <= event.firstDelivery
  const isLast = event.attempts === 0 || touched[1] >= event.lastDelivery
  const firstDelivery = isFirst ? (listedAfter(db, event.id, 0) ?? 0) : event.firstDelivery
  const lastDelivery = isLast
    ? (listedBefore(db, event.id, Number.MAX_SAFE_INTEGER) ?? 0)
    : event.lastDelivery
  const resource = isFirst ? (selectMembers(db, [firstDelivery])[0]?.resource ?? null) : event.resource
  return { attempts, firstDelivery, lastDelivery, resource }
}

function changesOf({ byteChanges, jsonChanges, headerChanges, nameChanges }: Sameness): Sameness {
  return { byteChanges, jsonChanges, headerChanges, nameChanges }
}

function add(counts: Sameness, more: Sameness, sign: 1 | -1): void {
  counts.byteChanges += sign * more.byteChanges
  counts.jsonChanges += sign * more.jsonChanges
  counts.headerChanges += sign * more.headerChanges
  counts.nameChanges += sign * more.nameChanges
}

function* clusters(deliveries: readonly number[]): Generator<number[]> {
  let cluster: number[] = []
  for (const delivery of deliveries) {
    if (delivery - (cluster.at(-1) ?? delivery) > MAX_APART) {
      yield cluster
      cluster = []
    }
    cluster.push(delivery)
  }
  if (cluster.length > 0) yield cluster
}

function byEvent(members: readonly Member[]): Map<number, Member[]> {
  const events = new Map<number, Member[]>()
  for (const member of members) {
    const known = events.get(member.event)
    if (known === undefined) events.set(member.event, [member])
    else known.push(member)
  }
  return events
}
