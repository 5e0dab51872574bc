import type {
  AnswerChoice,
  AnsweredRequest,
  DeliveryDetail,
  DeliverySummary,
} from '../../core/delivery/delivery'
import type { Query, Reader, Writer } from './connection'
import { hydrateDetail, hydrateSummary, integer } from './hydrate'
import type { Contents } from './read-contents'

const SUMMARY_COLUMNS = `id, received_at_us, method, target, provider, event_name, event_id, resource_type, resource_id,
  body_kind, content_type, size_bytes, kept_bytes, status, fault, answered_by, via`

const INSERT: Query = {
  name: 'deliveries.insert',
  sql: `INSERT INTO deliveries (received_at_us, method, target, provider, event_name, event_id, resource_type,
      resource_id, api_version, created_at, created_at_ms, body_kind, content_type, size_bytes, kept_bytes, status,
      fault, answered_by, via)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
}

const SELECT_FROM_ID: Query = {
  name: 'deliveries.from-id',
  sql: `SELECT ${SUMMARY_COLUMNS} FROM deliveries WHERE id >= ? ORDER BY id LIMIT ?`,
}

const SELECT_FROM_POSITION: Query = {
  name: 'deliveries.from-position',
  sql: `SELECT ${SUMMARY_COLUMNS} FROM deliveries ORDER BY id LIMIT ? OFFSET ?`,
}

const SELECT_ENDS: Query = {
  name: 'deliveries.ends',
  sql: 'SELECT (SELECT min(id) FROM deliveries) AS first, (SELECT max(id) FROM deliveries) AS last',
}

const SELECT_DETAIL: Query = {
  name: 'deliveries.detail',
  sql: `SELECT ${SUMMARY_COLUMNS}, api_version, created_at, created_at_ms, http_version, headers, trailers,
      remote_address, remote_port, read_duration_us, body_sha256, is_body_whole, response_headers, response_body,
      answer_kind, answer_step, answer_step_count, answer_delay_ms, answer_crowded
    FROM deliveries JOIN delivery_heads ON delivery_id = id WHERE id = ?`,
}

/** Adds a delivery's list row; gives the summary that the window shows. */
export function insertDelivery(db: Writer, request: AnsweredRequest, contents: Contents): DeliverySummary {
  const { envelope, bodyKind, contentType } = contents
  const size = sizeOf(request)
  const { status, fault, chosenBy } = request.response
  const answeredBy = nameOfChoice(chosenBy)
  const id = db.run(INSERT, [
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
    size.sizeBytes,
    size.keptBytes,
    status,
    fault,
    answeredBy,
    request.via,
  ])
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
    ...size,
    status,
    fault,
    answeredBy,
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

/** The deliveries from a position on, oldest first; `total` is how many there are in the same snapshot. */
export function selectPage(db: Reader, from: number, limit: number, total: number): DeliverySummary[] {
  if (total === 0 || from >= total) return []
  const ends = db.get(SELECT_ENDS) ?? {}
  const first = integer(ends, 'first')
  // Without gaps a position is a distance between ids, found in the index at once; OFFSET walks over all before it.
  const rows =
    integer(ends, 'last') - first + 1 === total
      ? db.all(SELECT_FROM_ID, [first + from, limit])
      : db.all(SELECT_FROM_POSITION, [limit, from])
  return rows.map(hydrateSummary)
}

/** One delivery with everything but its body, or null where there is none of that id. */
export function selectDetail(db: Reader, id: number): DeliveryDetail | null {
  const row = db.get(SELECT_DETAIL, [id])
  return row === undefined ? null : hydrateDetail(row)
}

function sizeOf({ body, oversized }: AnsweredRequest): Pick<DeliverySummary, 'sizeBytes' | 'keptBytes'> {
  if (oversized === null) return { sizeBytes: body.byteLength, keptBytes: null }
  return { sizeBytes: oversized.receivedBytes, keptBytes: body.byteLength }
}
