import type { CriteriaMatch, DeliveryCriteria } from '../../core/contract/history'
import type { Annotation } from '../../core/delivery/annotation'
import type { AnswerChoice, DeliveryDetail, DeliverySummary } from '../../core/delivery/delivery'
import type { AnsweredRequest } from '../../core/delivery/received-request'
import { blockOf, countListedBefore, firstIdOf, lastIdOf, selectBlocks } from './blocks-table'
import { IS_LISTED } from './cleared-table'
import { criteriaValues, FITS_CRITERIA } from './criteria'
import type { Query, Reader, SqlValue, Writer } from './connection'
import { hydrateDetail, hydrateSummary, integer } from './hydrate'
import type { Contents } from './read-contents'
import { RowInsert } from './row-insert'

/** What a list row is made of. */
export const SUMMARY_COLUMNS = `id, received_at_us, method, target, provider, event_name, event_id, resource_type, resource_id,
  body_kind, content_type, size_bytes, kept_bytes, status, fault, answered_by, via, pinned, unseen, note, attempt, signature`

/** Of a body that was over the limit only the start is kept. */
const KEPT_BYTES = 'coalesce(kept_bytes, size_bytes)'

const INSERT = new RowInsert(
  'deliveries.insert',
  `deliveries (id, received_at_us, method, target, provider, event_name, event_id, resource_type, resource_id,
    api_version, created_at, created_at_ms, body_kind, content_type, size_bytes, kept_bytes, status, fault,
    answered_by, via, attempt, signature, signed_by, unseen)`,
  '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)',
)

const SELECT_SLICE: Query = {
  name: 'deliveries.slice',
  sql: `SELECT ${SUMMARY_COLUMNS} FROM deliveries WHERE id BETWEEN ? AND ? AND ${IS_LISTED} ORDER BY id LIMIT ? OFFSET ?`,
}

const SELECT_ENDS: Query = {
  name: 'deliveries.ends',
  sql: 'SELECT (SELECT min(id) FROM deliveries) AS first, (SELECT max(id) FROM deliveries) AS last',
}

const COUNT_BELOW: Query = {
  name: 'deliveries.count-below',
  sql: `SELECT count(*) AS count FROM deliveries WHERE id BETWEEN ? AND ? AND ${IS_LISTED}`,
}

const COUNT_PINNED: Query = {
  name: 'deliveries.count-pinned',
  sql: `SELECT count(*) AS count FROM deliveries WHERE pinned = 1 AND ${IS_LISTED}`,
}

const SELECT_OLDEST: Query = {
  name: 'deliveries.oldest-unpinned',
  sql: `SELECT id, received_at_us, ${KEPT_BYTES} AS bytes FROM deliveries WHERE id > ? AND pinned = 0 AND ${IS_LISTED}
    ORDER BY id LIMIT ?`,
}

const MATCH: Query = {
  name: 'deliveries.match',
  sql: `SELECT pinned, count(*) AS deliveries, sum(${KEPT_BYTES}) AS bytes FROM deliveries
    WHERE ${FITS_CRITERIA} AND ${IS_LISTED} GROUP BY pinned`,
}

const ANNOTATE: Readonly<Record<Annotation['what'], Query>> = {
  pinned: annotateQuery('pinned'),
  seen: annotateQuery('unseen'),
  note: annotateQuery('note'),
}

const DELETE: Query = { name: 'deliveries.delete', sql: 'DELETE FROM deliveries WHERE id = ?' }

const SELECT_SUMMARY: Query = {
  name: 'deliveries.summary',
  sql: `SELECT ${SUMMARY_COLUMNS} FROM deliveries WHERE id = ?`,
}

const SELECT_DETAIL: Query = {
  name: 'deliveries.detail',
  sql: `SELECT ${SUMMARY_COLUMNS}, api_version, created_at, created_at_ms, http_version, headers, trailers,
      remote_address, remote_port, read_duration_us, body_sha256, is_body_whole, signed_by, response_headers, response_body,
      answer_kind, answer_step, answer_step_count, answer_delay_ms, answer_crowded
    FROM deliveries JOIN delivery_heads ON delivery_id = id WHERE id = ? AND ${IS_LISTED}`,
}

/** A delivery that is to be added. */
export interface NewDelivery {
  id: number
  request: AnsweredRequest
  contents: Contents
  /** Which one of its event it is. */
  attempt: number
}

/** Adds deliveries' list rows. */
export function insertDeliveries(db: Writer, added: readonly NewDelivery[]): void {
  const values: SqlValue[] = []
  for (const { id, request, contents, attempt } of added) {
    const { envelope, bodyKind, contentType, signature, signedBy } = contents
    const { status, fault, chosenBy } = request.response
    values.push(
      id,
      request.receivedAtUs,
      request.method,
      request.target,
      envelope.provider,
      envelope.eventName,
      envelope.eventId,
      envelope.resourceType,
      envelope.resourceId,
      envelope.apiVersion,
      envelope.createdAt,
      envelope.createdAtMs,
      bodyKind,
      contentType,
      sizeOf(request),
      keptOf(request),
      status,
      fault,
      nameOfChoice(chosenBy),
      request.via,
      attempt,
      signature,
      signedBy,
    )
  }
  INSERT.run(db, values)
}

/** The summary of a delivery that was added, as it would be read back. */
export function summaryOf({ id, request, contents, attempt }: NewDelivery): DeliverySummary {
  const { envelope, bodyKind, contentType, signature } = contents
  const { status, fault, chosenBy } = request.response
  return {
    id,
    receivedAtUs: request.receivedAtUs,
    via: request.via,
    method: request.method,
    target: request.target,
    provider: envelope.provider,
    eventName: envelope.eventName,
    eventId: envelope.eventId,
    resourceType: envelope.resourceType,
    resourceId: envelope.resourceId,
    bodyKind,
    contentType,
    sizeBytes: sizeOf(request),
    keptBytes: keptOf(request),
    status,
    fault,
    answeredBy: nameOfChoice(chosenBy),
    pinned: false,
    seen: false,
    note: null,
    attempt,
    signature,
  }
}

function nameOfChoice(choice: AnswerChoice): string | null {
  switch (choice.kind) {
    case 'default':
      return null
    case 'path':
      return choice.suffix
    case 'rule':
      return choice.name
  }
}

/** The deliveries from a position on, oldest first. */
export function selectPage(db: Reader, from: number, limit: number): DeliverySummary[] {
  const rows = selectBlocks(db, from, limit).flatMap(({ block, listed, before }) => {
    const skip = Math.max(0, from - before)
    const take = Math.min(listed, from + limit - before) - skip
    return db.all(SELECT_SLICE, [firstIdOf(block), lastIdOf(block), take, skip])
  })
  return rows.map(hydrateSummary)
}

/** A delivery's position in the list, or null where it is not in it. */
export function selectPosition(db: Reader, id: number): number | null {
  if (selectDetail(db, id) === null) return null
  const block = blockOf(id)
  return (
    countListedBefore(db, block) + integer(db.get(COUNT_BELOW, [firstIdOf(block), id - 1]) ?? {}, 'count')
  )
}

/** The smallest and the largest id there are, cleared ones and all; zeros where there is none. */
export function selectEnds(db: Reader): { first: number; last: number } {
  const row = db.get(SELECT_ENDS) ?? {}
  if (row['first'] === null) return { first: 0, last: 0 }
  return { first: integer(row, 'first'), last: integer(row, 'last') }
}

/** How many deliveries in the list are pinned. */
export function countPinned(db: Reader): number {
  return integer(db.get(COUNT_PINNED) ?? {}, 'count')
}

/** Counts what a clearing by these criteria would take. Reads the whole table. */
export function matchCriteria(db: Reader, criteria: DeliveryCriteria): CriteriaMatch {
  const match = { deliveries: 0, bodyBytes: 0, pinnedKept: 0, upToId: selectEnds(db).last }
  for (const row of db.all(MATCH, criteriaValues({ ...criteria, includePinned: true }))) {
    const count = integer(row, 'deliveries')
    if (integer(row, 'pinned') === 1 && !criteria.includePinned) {
      match.pinnedKept = count
    } else {
      match.deliveries += count
      match.bodyBytes += integer(row, 'bytes')
    }
  }
  return match
}

/** What retention weighs of a delivery. */
export interface OldDelivery {
  id: number
  receivedAtUs: number
  /** Of its body, as far as it is kept. */
  bodyBytes: number
}

/** The oldest deliveries in the list that are not pinned, from above an id on. */
export function selectOldestUnpinned(db: Reader, aboveId: number, limit: number): OldDelivery[] {
  return db.all(SELECT_OLDEST, [aboveId, limit]).map((row) => ({
    id: integer(row, 'id'),
    receivedAtUs: integer(row, 'received_at_us'),
    bodyBytes: integer(row, 'bytes'),
  }))
}

/** Writes down what a person says of a delivery; false where it is not in the list. */
export function annotate(db: Writer, id: number, annotation: Annotation): boolean {
  return db.get(ANNOTATE[annotation.what], [annotationValue(annotation), id]) !== undefined
}

function annotateQuery(column: string): Query {
  return {
    name: `deliveries.annotate-${column}`,
    sql: `UPDATE deliveries SET ${column} = ? WHERE id = ? AND ${IS_LISTED} RETURNING id`,
  }
}

function annotationValue({ what, value }: Annotation): SqlValue {
  switch (what) {
    case 'pinned':
      return value ? 1 : 0
    case 'seen':
      return value ? 0 : 1
    case 'note':
      return value
  }
}

/** Removes a delivery for good, with head and body. */
export function deleteDelivery(db: Writer, id: number): void {
  db.run(DELETE, [id])
}

/** The list row of a delivery that is there. */
export function selectSummary(db: Reader, id: number): DeliverySummary {
  return hydrateSummary(db.get(SELECT_SUMMARY, [id]) ?? {})
}

/** One delivery with everything but its body, or null where there is none of that id. */
export function selectDetail(db: Reader, id: number): DeliveryDetail | null {
  const row = db.get(SELECT_DETAIL, [id])
  return row === undefined ? null : hydrateDetail(row)
}

function sizeOf({ body, oversized }: AnsweredRequest): number {
  return oversized?.receivedBytes ?? body.byteLength
}

/** How much of a body over the limit is kept; null where all of it is. */
function keptOf({ body, oversized }: AnsweredRequest): number | null {
  return oversized === null ? null : body.byteLength
}
