import type { Writer, SqlValue } from './connection'
import type { NewDelivery } from './deliveries-table'
import type { HeaderList } from '../../core/delivery/headers'
import { RowInsert } from './row-insert'

const INSERT = new RowInsert(
  'heads.insert',
  `delivery_heads (delivery_id, http_version, headers, trailers, remote_address, remote_port, read_duration_us,
    body_sha256, is_body_whole, response_headers, response_body, answer_kind, answer_step, answer_step_count,
    answer_delay_ms, answer_crowded)`,
  '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
)

/** Adds the rest of deliveries' heads and the answers they are to get. Headers are JSON: order, case and duplicates stay. */
export function insertHeads(db: Writer, added: readonly NewDelivery[]): void {
  const values: SqlValue[] = []
  for (const { id, request, contents } of added) {
    const { response } = request
    const { chosenBy } = response
    const step = chosenBy.kind === 'rule' ? chosenBy : null
    values.push(
      id,
      request.httpVersion,
      JSON.stringify(request.headers),
      JSON.stringify(request.trailers),
      request.remoteAddress,
      request.remotePort,
      request.readDurationUs,
      contents.bodySha256,
      request.oversized?.isWhole === false ? 0 : 1,
      answerHeadersText(response.headers),
      response.body,
      chosenBy.kind,
      step?.step ?? null,
      step?.stepCount ?? null,
      response.delayMs,
      response.wasCrowded ? 1 : 0,
    )
  }
  INSERT.run(db, values)
}

let latest: { headers: HeaderList; text: string } | null = null

/** Nearly all that arrive together are answered alike, with one and the same list. */
function answerHeadersText(headers: HeaderList): string {
  if (latest?.headers !== headers) latest = { headers, text: JSON.stringify(headers) }
  return latest.text
}
