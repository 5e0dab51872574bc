import { readableHeaderValue } from '../delivery/headers'
import { toBase64 } from './base64'
import { exactText, type ExportedDelivery } from './exported-delivery'

/**
 * A delivery as one line of JSON, with the line break: everything that is kept of it. `body.base64` is the bytes as they
 * came, `body.text` what they say where that is UTF-8, after any content encoding is undone.
 */
export function ndjsonLine({ detail, raw, decoded }: ExportedDelivery): string {
  const { headers, trailers, receivedAtUs, ...facts } = detail
  const line = {
    ...facts,
    receivedAt: new Date(receivedAtUs / 1000).toISOString(),
    receivedAtUs,
    headers: headers.map(readable),
    trailers: trailers.map(readable),
    body: { base64: toBase64(raw), text: exactText(decoded) },
  }
  return `${JSON.stringify(line)}\n`
}

function readable([name, value]: readonly [string, string]): [string, string] {
  return [name, readableHeaderValue(value)]
}
