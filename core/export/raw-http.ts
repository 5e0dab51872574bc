import { readableHeaderValue } from '../delivery/headers'
import { toBase64 } from './base64'
import { exactText, type ExportedDelivery } from './exported-delivery'

/**
 * The request as it came over the wire: head and body. The body stands as one piece, so a chunked one has its length in the
 * head instead; one that is no text stands as Base64, which the line before it says.
 */
export function rawRequest({ detail, raw }: ExportedDelivery): string {
  const head = [`${detail.method} ${detail.target} HTTP/${detail.httpVersion}`]
  for (const [name, value] of detail.headers) {
    const isChunked = name.toLowerCase() === 'transfer-encoding'
    head.push(isChunked ? `Content-Length: ${String(raw.length)}` : `${name}: ${readableHeaderValue(value)}`)
  }
  const text = exactText(raw)
  const body = text ?? `[${String(raw.length)} bytes that are no text, in Base64]\r\n${toBase64(raw)}`
  return `${head.join('\r\n')}\r\n\r\n${body}`
}

/** The headers as they came, each on a line. */
export function headerLines({ detail }: Pick<ExportedDelivery, 'detail'>): string {
  return detail.headers.map(([name, value]) => `${name}: ${readableHeaderValue(value)}`).join('\n')
}
