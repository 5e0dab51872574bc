import { AppError } from '../../../core/contract/errors'
import type {
  DeliveryGroups,
  EventPage,
  EventSearchQuery,
  EventSearchStep,
  GroupPageQuery,
  NamedEvents,
} from '../../../core/contract/groups'
import type { KeySource } from '../../../core/event/event-key'
import {
  MAX_ANSWERS,
  MAX_NAMES,
  type EventDetail,
  type EventSummary,
  type GivenAnswer,
} from '../../../core/event/group'
import { PROVIDER_IDS } from '../../../core/provider/provider-id'
import { FAULTS } from '../../../core/response/fault'
import type { Query, Reader, Row } from '../connection'
import { integer, integerOrNull, oneOf, text, textOrNull } from '../hydrate'
import { selectRevision } from '../revision-table'
import type { Searcher } from '../search/searcher'
import { selectAttempts } from './attempt-reader'
import { selectMembers } from './event-deliveries-table'
import { selectRelations } from './event-relations'
import { countUngrouped } from './grouping-table'

const COLUMNS = `events.id, events.provider, source, sender_id, path, events.attempts, first_delivery,
  events.last_delivery, byte_changes, json_changes, header_changes, name_changes, events.resource, type, resource_id,
  (SELECT received_at_us FROM deliveries WHERE id = first_delivery) AS first_at_us,
  (SELECT received_at_us FROM deliveries WHERE id = events.last_delivery) AS last_at_us`

const FROM = 'FROM events LEFT JOIN resources ON resources.id = events.resource'

const PAGE: Query = {
  name: 'events.page',
  sql: `SELECT ${COLUMNS} ${FROM} WHERE events.last_delivery > 0 AND events.last_delivery < ?
    ORDER BY events.last_delivery DESC LIMIT ?`,
}

const ONE: Query = {
  name: 'events.one',
  sql: `SELECT ${COLUMNS} ${FROM} WHERE events.id = ? AND events.last_delivery > 0`,
}

const ANSWERS: Query = {
  name: 'events.answers',
  sql: `SELECT status, fault, event_name FROM event_deliveries AS attempts CROSS JOIN deliveries
    WHERE event = ? AND listed = 1 AND deliveries.id = attempts.delivery_id
    ORDER BY attempts.delivery_id DESC LIMIT ?`,
}

/** Names are looked for among so many attempts; only an event whose name changes is asked. */
const MAX_NAMED = 500

const NAMES: Query = {
  name: 'events.names',
  sql: `SELECT event_name FROM (
      SELECT attempts.delivery_id, event_name FROM event_deliveries AS attempts CROSS JOIN deliveries
      WHERE event = ? AND listed = 1 AND deliveries.id = attempts.delivery_id
      ORDER BY attempts.delivery_id LIMIT ?)
    WHERE event_name IS NOT NULL GROUP BY event_name ORDER BY min(delivery_id) LIMIT ?`,
}

/** Events, those that were last seen newest first. */
export function selectEventPage(db: Reader, { before, limit }: GroupPageQuery): EventPage {
  return db.snapshot(() => {
    const rows = db.all(PAGE, [before ?? Number.MAX_SAFE_INTEGER, limit])
    const events = rows.map((row) => hydrateEvent(db, row))
    return {
      revision: selectRevision(db).revision,
      events,
      next: events.length < limit ? null : (events.at(-1)?.lastDelivery ?? null),
      ungrouped: countUngrouped(db),
    }
  })
}

/** Events by their ids; those of which nothing is kept any more are left out. */
export function selectNamedEvents(db: Reader, ids: readonly number[]): NamedEvents {
  return db.snapshot(() => ({
    revision: selectRevision(db).revision,
    events: ids.flatMap((id) => {
      const row = db.get(ONE, [id])
      return row === undefined ? [] : [hydrateEvent(db, row)]
    }),
  }))
}

/** The events of the next matches of a filter. AppError 'invalid-input' for what is no filter. */
export function findEvents(db: Reader, searcher: Searcher, query: EventSearchQuery): EventSearchStep {
  const step = searcher.search({ ...query, skip: 0 })
  return db.snapshot(() => {
    const found = new Map<number, { event: EventSummary; match: number }>()
    const members = selectMembers(
      db,
      step.deliveries.map(({ id }) => id),
    )
    for (const { event: id, delivery: match } of members.reverse()) {
      const row = found.has(id) ? undefined : db.get(ONE, [id])
      // Cleared since it was found.
      if (row !== undefined) found.set(id, { event: hydrateEvent(db, row), match })
    }
    const all = [...found.values()]
    return {
      revision: step.revision,
      newest: step.newest,
      events: all.map(({ event }) => event),
      matches: all.map(({ match }) => match),
      next: step.next,
      ungrouped: countUngrouped(db),
    }
  })
}

/** One event with its attempts. AppError: not-found. */
export function selectEventDetail(db: Reader, id: number): EventDetail {
  return db.snapshot(() => {
    const row = db.get(ONE, [id])
    if (row === undefined) throw new AppError('not-found', 'Nothing of this event is kept any more.')
    const event = hydrateEvent(db, row)
    return { ...event, attemptList: selectAttempts(db, id), relations: selectRelations(db, event) }
  })
}

/** The event and the resource that a delivery belongs to. */
export function selectGroupsOf(db: Reader, delivery: number): DeliveryGroups {
  return db.snapshot(() => {
    const [member] = selectMembers(db, [delivery])
    return member?.listed === true
      ? { event: member.event, resource: member.resource }
      : { event: null, resource: null }
  })
}

function hydrateEvent(db: Reader, row: Row): EventSummary {
  const id = integer(row, 'id')
  const resource = integerOrNull(row, 'resource')
  // Written by insertEvent from an event's key.
  const source = text(row, 'source') as KeySource
  const latest = db.all(ANSWERS, [id, MAX_ANSWERS])
  const nameChanges = integer(row, 'name_changes')
  return {
    id,
    provider: oneOf(row, 'provider', PROVIDER_IDS),
    source,
    senderId: source === 'alone' ? '' : text(row, 'sender_id'),
    path: text(row, 'path'),
    attempts: integer(row, 'attempts'),
    firstDelivery: integer(row, 'first_delivery'),
    firstAtUs: integer(row, 'first_at_us'),
    lastDelivery: integer(row, 'last_delivery'),
    lastAtUs: integer(row, 'last_at_us'),
    sameness: {
      byteChanges: integer(row, 'byte_changes'),
      jsonChanges: integer(row, 'json_changes'),
      headerChanges: integer(row, 'header_changes'),
      nameChanges,
    },
    eventNames:
      nameChanges > 0
        ? namesOf(db, id)
        : latest.slice(0, 1).flatMap((last) => textOrNull(last, 'event_name') ?? []),
    resource:
      resource === null
        ? null
        : { id: resource, type: text(row, 'type'), resourceId: text(row, 'resource_id') },
    answers: latest.reverse().map(hydrateAnswer),
  }
}

function namesOf(db: Reader, event: number): string[] {
  return db.all(NAMES, [event, MAX_NAMED, MAX_NAMES]).map((row) => text(row, 'event_name'))
}

/** What a delivery's row says of its answer. */
export function hydrateAnswer(row: Row): GivenAnswer {
  return {
    status: integerOrNull(row, 'status'),
    fault: row['fault'] === null ? null : oneOf(row, 'fault', FAULTS),
  }
}
