// The only place where rows become models. A column of the wrong type means a damaged or foreign file, so it throws.
import { z } from 'zod'
import { BODY_KINDS } from '../../core/delivery/body'
import {
  DELIVERY_DOORS,
  type AnswerChoice,
  type DeliveryDetail,
  type DeliverySummary,
} from '../../core/delivery/delivery'
import { SIGNATURE_VERDICTS, type SignatureVerdict } from '../../core/delivery/signature'
import { PROVIDER_IDS } from '../../core/provider/provider-id'
import { FAULTS } from '../../core/response/fault'
import type { Row } from './connection'

/** A list row from `deliveries`. */
export function hydrateSummary(row: Row): DeliverySummary {
  return {
    id: integer(row, 'id'),
    receivedAtUs: integer(row, 'received_at_us'),
    via: oneOf(row, 'via', DELIVERY_DOORS),
    method: text(row, 'method'),
    target: text(row, 'target'),
    provider: oneOf(row, 'provider', PROVIDER_IDS),
    eventName: textOrNull(row, 'event_name'),
    eventId: textOrNull(row, 'event_id'),
    resourceType: textOrNull(row, 'resource_type'),
    resourceId: textOrNull(row, 'resource_id'),
    bodyKind: oneOf(row, 'body_kind', BODY_KINDS),
    contentType: textOrNull(row, 'content_type'),
    sizeBytes: integer(row, 'size_bytes'),
    keptBytes: integerOrNull(row, 'kept_bytes'),
    status: integerOrNull(row, 'status'),
    fault: row['fault'] === null ? null : oneOf(row, 'fault', FAULTS),
    answeredBy: textOrNull(row, 'answered_by'),
    pinned: integer(row, 'pinned') === 1,
    seen: integer(row, 'unseen') === 0,
    note: textOrNull(row, 'note'),
    attempt: integer(row, 'attempt'),
    signature: signatureVerdict(row),
  }
}

/** One delivery from `deliveries` joined with `delivery_heads`. */
export function hydrateDetail(row: Row): DeliveryDetail {
  const summary = hydrateSummary(row)
  return {
    ...summary,
    httpVersion: text(row, 'http_version'),
    headers: headerList(row, 'headers'),
    trailers: headerList(row, 'trailers'),
    remoteAddress: text(row, 'remote_address'),
    remotePort: integer(row, 'remote_port'),
    readDurationUs: integer(row, 'read_duration_us'),
    isBodyWhole: integer(row, 'is_body_whole') === 1,
    bodySha256: Buffer.from(blob(row, 'body_sha256')).toString('hex'),
    apiVersion: textOrNull(row, 'api_version'),
    createdAt: textOrNull(row, 'created_at'),
    createdAtMs: integerOrNull(row, 'created_at_ms'),
    signedBy: textOrNull(row, 'signed_by'),
    response: {
      status: summary.status,
      headers: headerList(row, 'response_headers'),
      body: text(row, 'response_body'),
      delayMs: integer(row, 'answer_delay_ms'),
      fault: summary.fault,
      chosenBy: answerChoice(row),
      wasCrowded: integer(row, 'answer_crowded') !== 0,
    },
  }
}

function answerChoice(row: Row): AnswerChoice {
  const kind = oneOf(row, 'answer_kind', ['default', 'path', 'rule'])
  switch (kind) {
    case 'default':
      return { kind }
    case 'path':
      return { kind, suffix: text(row, 'answered_by') }
    case 'rule': {
      const step = integer(row, 'answer_step')
      return { kind, name: text(row, 'answered_by'), step, stepCount: integer(row, 'answer_step_count') }
    }
  }
}

/** A whole number in a column. */
export function integer(row: Row, column: string): number {
  const value = row[column]
  return typeof value === 'number' ? value : refuse(column, 'a number')
}

/** A whole number in a column, or null. */
export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column)
}

/** Bytes in a column, without copying them. */
export function blob(row: Row, column: string): Uint8Array {
  const value = row[column]
  if (value instanceof Uint8Array) return value
  return value instanceof ArrayBuffer ? new Uint8Array(value) : refuse(column, 'bytes')
}

/** Text in a column. */
export function text(row: Row, column: string): string {
  return textOrNull(row, column) ?? refuse(column, 'text')
}

/** Text in a column, or null. */
export function textOrNull(row: Row, column: string): string | null {
  const value = row[column]
  return value === null || typeof value === 'string' ? value : refuse(column, 'text')
}

/** One of a few words in a column. */
export function oneOf<Choice extends string>(row: Row, column: string, choices: readonly Choice[]): Choice {
  const value = text(row, column)
  return choices.find((choice) => choice === value) ?? refuse(column, choices.join(', '))
}

/** Who signed a delivery, from its list row. */
export function signatureVerdict(row: Row): SignatureVerdict | null {
  return row['signature'] === null ? null : oneOf(row, 'signature', SIGNATURE_VERDICTS)
}

const HeaderPairs = z.array(z.tuple([z.string(), z.string()]))

function headerList(row: Row, column: string): [string, string][] {
  return HeaderPairs.parse(JSON.parse(text(row, column)))
}

function refuse(column: string, expected: string): never {
  throw new Error(`the database’s column ${column} does not hold ${expected}`)
}
