import { AppError } from '../../../core/contract/errors'
import type {
  GroupPageQuery,
  NamedResources,
  ResourceMatches,
  ResourcePage,
  ResourceSearchQuery,
} from '../../../core/contract/groups'
import type { KeySource } from '../../../core/event/event-key'
import {
  MAX_STEPS,
  type PayloadLink,
  type ResourceDetail,
  type ResourceStep,
  type ResourceSummary,
} from '../../../core/event/group'
import { linksOf, statusOf } from '../../../core/event/payload-facts'
import { foldAscii } from '../../../core/filter/text-match'
import { PROVIDER_IDS } from '../../../core/provider/provider-id'
import type { Query, Reader, Row } from '../connection'
import { integer, integerOrNull, oneOf, text, textOrNull } from '../hydrate'
import { selectRevision } from '../revision-table'
import { contentsQuery, selectContents } from '../search/contents-rows'
import { hydrateAnswer } from './event-reader'
import { countUngrouped } from './grouping-table'
import { otherIdsOf } from './resources-table'

/** Payloads are read for their status up to this size each, and up to this much for one resource, or for a page of them. */
const MAX_PAYLOAD_BYTES = 64 * 1024
const MAX_DETAIL_BYTES = 4 * 1024 * 1024
const MAX_PAGE_BYTES = 1024 * 1024

const COLUMNS = `resources.id, provider, type, resource_id, other_ids, steps, attempts, last_delivery,
  (SELECT received_at_us FROM deliveries WHERE id = last_delivery) AS last_at_us,
  (SELECT event_name FROM deliveries WHERE id = last_delivery) AS event_name`

const PAGE: Query = {
  name: 'resources.page',
  sql: `SELECT ${COLUMNS} FROM resources WHERE last_delivery > 0 AND last_delivery < ?
    ORDER BY last_delivery DESC LIMIT ?`,
}

const ONE: Query = {
  name: 'resources.one',
  sql: `SELECT ${COLUMNS} FROM resources WHERE id = ? AND last_delivery > 0`,
}

const EXACT: Query = {
  name: 'resources.exact',
  sql: `SELECT ${COLUMNS} FROM resources
    WHERE last_delivery > 0 AND id IN (SELECT resource FROM resource_ids WHERE value = ?)
    ORDER BY last_delivery DESC LIMIT ?`,
}

/** So many that begin alike are sorted; of more, the newest are walked through, among which they are found soon. */
const MAX_SORTED = 1000

const COUNT_BEGINNING: Query = {
  name: 'resources.count-beginning',
  sql: 'SELECT count(*) AS count FROM (SELECT 1 FROM resource_ids WHERE value >= ? AND value < ? LIMIT ?)',
}

const BEGINNING: Query = {
  name: 'resources.beginning',
  sql: `SELECT ${COLUMNS} FROM resources
    WHERE last_delivery > 0 AND id IN (SELECT resource FROM resource_ids WHERE value >= ? AND value < ?)
    ORDER BY last_delivery DESC LIMIT ?`,
}

const BEGINNING_AMONG_NEWEST: Query = {
  name: 'resources.beginning-among-newest',
  sql: `SELECT ${COLUMNS} FROM resources INDEXED BY resources_newest
    WHERE last_delivery > 0 AND (substr(lower(resource_id), 1, length(?1)) = ?1
      OR EXISTS (SELECT 1 FROM json_each(other_ids) WHERE substr(lower(value), 1, length(?1)) = ?1))
    ORDER BY last_delivery DESC LIMIT ?2`,
}

const STEPS: Query = {
  name: 'resources.steps',
  sql: `SELECT events.id, source, sender_id, path, events.attempts, first_delivery, last_delivery, byte_changes,
      json_changes, header_changes, name_changes, first.event_name, first.received_at_us AS first_at_us,
      first.created_at_ms, last.received_at_us AS last_at_us, last.status, last.fault
    FROM events CROSS JOIN deliveries AS first CROSS JOIN deliveries AS last
    WHERE events.resource = ? AND first.id = first_delivery AND last.id = last_delivery
    ORDER BY last_delivery DESC LIMIT ?`,
}

const BY_ID: Query = {
  name: 'resources.by-id',
  sql: `SELECT id FROM resources WHERE last_delivery > 0 AND id IN (SELECT resource FROM resource_ids WHERE value = ?)
    ORDER BY last_delivery DESC LIMIT 1`,
}

const CONTENTS: Query = contentsQuery('1')

/** Resources, those with the newest activity first. */
export function selectResourcePage(db: Reader, { before, limit }: GroupPageQuery): ResourcePage {
  return db.snapshot(() => {
    const resources = hydrateResources(db, db.all(PAGE, [before ?? Number.MAX_SAFE_INTEGER, limit]))
    return {
      revision: selectRevision(db).revision,
      resources,
      next: resources.length < limit ? null : (resources.at(-1)?.lastDelivery ?? null),
      ungrouped: countUngrouped(db),
    }
  })
}

/** Resources by their ids; those of which nothing is kept any more are left out. */
export function selectNamedResources(db: Reader, ids: readonly number[]): NamedResources {
  return db.snapshot(() => ({
    revision: selectRevision(db).revision,
    resources: hydrateResources(
      db,
      ids.map((id) => db.get(ONE, [id])).filter((row) => row !== undefined),
    ),
  }))
}

/** The resources of which an id begins like this. */
export function searchResources(db: Reader, { text: wanted, limit }: ResourceSearchQuery): ResourceMatches {
  const value = foldAscii(wanted)
  return db.snapshot(() => {
    const exact = db.all(EXACT, [value, limit])
    const ids = new Set(exact.map((row) => integer(row, 'id')))
    const others = selectBeginning(db, value, limit + 1 + exact.length).filter(
      (row) => !ids.has(integer(row, 'id')),
    )
    const found = [...exact, ...others]
    const { revision } = selectRevision(db)
    return { revision, resources: hydrateResources(db, found.slice(0, limit)), hasMore: found.length > limit }
  })
}

function selectBeginning(db: Reader, value: string, limit: number): Row[] {
  // The last of all characters stands behind whatever an id goes on with.
  const stretch = [value, `${value}\u{10FFFF}`] as const
  const count = integer(db.get(COUNT_BEGINNING, [...stretch, MAX_SORTED + 1]) ?? {}, 'count')
  if (count > MAX_SORTED) return db.all(BEGINNING_AMONG_NEWEST, [value, limit])
  return db.all(BEGINNING, [...stretch, limit])
}

/** One resource with its steps. AppError: not-found. */
export function selectResourceDetail(db: Reader, id: number): ResourceDetail {
  return db.snapshot(() => {
    const row = db.get(ONE, [id])
    if (row === undefined) throw new AppError('not-found', 'Nothing about this is kept any more.')
    const payloads = new Payloads(db, MAX_DETAIL_BYTES)
    const resource = hydrateResource(row, payloads)
    const rows = db.all(STEPS, [id, MAX_STEPS])
    // Newest first, so that where there is too much to read it is the oldest whose status stays unknown.
    const steps = rows.map((step) =>
      hydrateStep(step, statusOf(payloads.read(integer(step, 'first_delivery')))),
    )
    const newest = payloads.read(resource.lastDelivery)
    return {
      ...resource,
      stepList: steps.sort((one, other) => one.delivery - other.delivery),
      links: linksOf(newest, resource.resourceId).map((link) => ({
        ...link,
        resource: resourceOf(db, link),
      })),
    }
  })
}

function resourceOf(db: Reader, { resourceId }: Pick<PayloadLink, 'resourceId'>): number | null {
  const row = db.get(BY_ID, [foldAscii(resourceId)])
  return row === undefined ? null : integer(row, 'id')
}

/** Reads payloads as long as they are not too much. */
class Payloads {
  private bytesRead = 0
  private readonly known = new Map<number, unknown>()

  constructor(
    private readonly db: Reader,
    private readonly maxBytes: number,
  ) {}

  /** The parsed payload of a delivery; undefined where it is none, or too large. */
  read(delivery: number): unknown {
    if (!this.known.has(delivery)) this.known.set(delivery, this.readAnew(delivery))
    return this.known.get(delivery)
  }

  private readAnew(delivery: number): unknown {
    const [contents] = selectContents(this.db, CONTENTS, delivery, delivery, [])
    if (contents === undefined) return undefined
    const { sizeBytes, keptBytes } = contents.summary
    if (keptBytes !== null || sizeBytes > MAX_PAYLOAD_BYTES) return undefined
    if (this.bytesRead + sizeBytes > this.maxBytes) return undefined
    this.bytesRead += sizeBytes
    return contents.json()
  }
}

function hydrateResources(db: Reader, rows: readonly Row[]): ResourceSummary[] {
  const payloads = new Payloads(db, MAX_PAGE_BYTES)
  return rows.map((row) => hydrateResource(row, payloads))
}

function hydrateResource(row: Row, payloads: Payloads): ResourceSummary {
  const lastDelivery = integer(row, 'last_delivery')
  return {
    id: integer(row, 'id'),
    provider: oneOf(row, 'provider', PROVIDER_IDS),
    type: text(row, 'type'),
    resourceId: text(row, 'resource_id'),
    otherIds: otherIdsOf(row),
    steps: integer(row, 'steps'),
    attempts: integer(row, 'attempts'),
    lastDelivery,
    lastAtUs: integer(row, 'last_at_us'),
    lastEventName: textOrNull(row, 'event_name'),
    lastStatus: statusOf(payloads.read(lastDelivery)),
  }
}

function hydrateStep(row: Row, status: string | null): ResourceStep {
  // Written by insertEvent from an event's key.
  const source = text(row, 'source') as KeySource
  return {
    event: integer(row, 'id'),
    delivery: integer(row, 'first_delivery'),
    eventName: textOrNull(row, 'event_name'),
    source,
    senderId: source === 'alone' ? '' : text(row, 'sender_id'),
    path: text(row, 'path'),
    attempts: integer(row, 'attempts'),
    sameness: {
      byteChanges: integer(row, 'byte_changes'),
      jsonChanges: integer(row, 'json_changes'),
      headerChanges: integer(row, 'header_changes'),
      nameChanges: integer(row, 'name_changes'),
    },
    firstAtUs: integer(row, 'first_at_us'),
    lastAtUs: integer(row, 'last_at_us'),
    createdAtMs: integerOrNull(row, 'created_at_ms'),
    answer: hydrateAnswer(row),
    status,
  }
}
