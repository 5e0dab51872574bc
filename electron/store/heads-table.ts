import type { AnsweredRequest } from '../../core/delivery/received-request'
import type { Query, Writer } from './connection'

const INSERT: Query = {
  name: 'heads.insert',
  sql: `INSERT INTO delivery_heads (delivery_id, http_version, headers, trailers, remote_address, remote_port,
      read_duration_us, body_sha256, is_body_whole, response_headers, response_body, answer_kind, answer_step,
      answer_step_count, answer_delay_ms, answer_crowded)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
}

/** Adds the rest of a delivery's head and the answer it is to get. Headers are JSON: order, case and duplicates stay. */
export function insertHead(db: Writer, id: number, request: AnsweredRequest, bodySha256: Uint8Array): void {
  const { response } = request
  const { chosenBy } = response
  const step = chosenBy.kind === 'rule' ? chosenBy : null
  db.run(INSERT, [
    id,
    request.httpVersion,
    JSON.stringify(request.headers),
    JSON.stringify(request.trailers),
    request.remoteAddress,
    request.remotePort,
    request.readDurationUs,
    bodySha256,
    request.oversized?.isWhole === false ? 0 : 1,
    JSON.stringify(response.headers),
    response.body,
    chosenBy.kind,
    step?.step ?? null,
    step?.stepCount ?? null,
    response.delayMs,
    response.wasCrowded ? 1 : 0,
  ])
}
