import { DELIVERY_DOORS } from '../../../core/delivery/delivery'
import { MAX_ATTEMPTS, type Attempt } from '../../../core/event/group'
import { FAULTS } from '../../../core/response/fault'
import type { Query, Reader, Row } from '../connection'
import { blob, integer, integerOrNull, oneOf, text, textOrNull } from '../hydrate'
import { steadyText } from './compare-attempts'

const SELECT: Query = {
  name: 'attempts.select',
  // CROSS JOIN keeps SQLite from walking the deliveries first.
  sql: `SELECT deliveries.id, attempt, received_at_us, status, fault, answered_by, answer_delay_ms, event_name, size_bytes,
      via, pinned, headers, body_sha256, json_hash
    FROM event_deliveries AS attempts CROSS JOIN deliveries CROSS JOIN delivery_heads AS heads
    WHERE event = ? AND listed = 1 AND deliveries.id = attempts.delivery_id
      AND heads.delivery_id = attempts.delivery_id
    ORDER BY attempts.delivery_id DESC LIMIT ?`,
}

/** An event's attempts, oldest first; of many the newest. */
export function selectAttempts(db: Reader, event: number): Attempt[] {
  const rows = db.all(SELECT, [event, MAX_ATTEMPTS]).reverse()
  const bytes = rows.map((row) => Buffer.from(blob(row, 'body_sha256')).toString('hex'))
  const bytesAlike = numberAlike(bytes)
  const jsonAlike = numberAlike(payloads(rows, bytes))
  const headersAlike = numberAlike(headerTexts(rows))
  return rows.map((row, index) => ({
    delivery: integer(row, 'id'),
    attempt: integer(row, 'attempt'),
    receivedAtUs: integer(row, 'received_at_us'),
    status: integerOrNull(row, 'status'),
    fault: row['fault'] === null ? null : oneOf(row, 'fault', FAULTS),
    delayMs: integer(row, 'answer_delay_ms'),
    answeredBy: textOrNull(row, 'answered_by'),
    eventName: textOrNull(row, 'event_name'),
    sizeBytes: integer(row, 'size_bytes'),
    via: oneOf(row, 'via', DELIVERY_DOORS),
    pinned: integer(row, 'pinned') === 1,
    bytesAlike: bytesAlike[index] ?? 1,
    jsonAlike: jsonAlike[index] ?? 1,
    headersAlike: headersAlike[index] ?? 1,
  }))
}

/**
 * What tells the payloads apart. A hash was worked out for both of any two neighbours that differ in bytes, so that of all
 * with the same bytes at least one has it, if there are others at all.
 */
function payloads(rows: readonly Row[], bytes: readonly string[]): string[] {
  const hashes = new Map<string, string>()
  rows.forEach((row, index) => {
    if (row['json_hash'] === null) return
    hashes.set(bytes[index] ?? '', Buffer.from(blob(row, 'json_hash')).toString('hex'))
  })
  return bytes.map((of) => hashes.get(of) ?? of)
}

/** Retries mostly have the same headers to the letter; those are read once. */
function headerTexts(rows: readonly Row[]): string[] {
  const known = new Map<string, string>()
  return rows.map((row) => {
    const headers = text(row, 'headers')
    const steady = known.get(headers) ?? steadyText(headers)
    known.set(headers, steady)
    return steady
  })
}

/** Equal ones get the same number, from 1 on in the order they come. */
function numberAlike(of: readonly string[]): number[] {
  const numbers = new Map<string, number>()
  return of.map((value) => {
    const number = numbers.get(value) ?? numbers.size + 1
    numbers.set(value, number)
    return number
  })
}
