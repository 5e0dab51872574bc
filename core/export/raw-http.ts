import { readableHeaderValue, type HeaderList } from '../delivery/headers'
import { toBase64 } from './base64'
import { exactText, type ExportedDelivery } from './exported-delivery'

/**
 * The request as it came over the wire: head and body. The body stands as one piece, so a chunked one has its length in the
 * head instead, or where trailers follow it is one chunk; one that is no text stands as Base64, which the line before it says.
 */
export function rawRequest({ detail, raw }: ExportedDelivery): string {
  const text = exactText(raw)
  const keepsChunk = detail.trailers.length > 0 && text !== null
  const head = [`${detail.method} ${detail.target} HTTP/${detail.httpVersion}`]
  for (const [name, value] of detail.headers) {
    const isReplaced = !keepsChunk && name.toLowerCase() === 'transfer-encoding'
    head.push(isReplaced ? `Content-Length: ${String(raw.length)}` : `${name}: ${readableHeaderValue(value)}`)
  }
  const body = text ?? `[${String(raw.length)} bytes that are no text, in Base64]\r\n${toBase64(raw)}`
  const start = `${head.join('\r\n')}\r\n\r\n`
  if (detail.trailers.length === 0) return `${start}${body}`
  const chunk = keepsChunk && raw.length > 0 ? `${raw.length.toString(16)}\r\n${body}` : body
  const last = keepsChunk ? `${raw.length > 0 ? '\r\n' : ''}0` : ''
  return `${start}${chunk}${last}\r\n${fieldLines(detail.trailers).join('\r\n')}\r\n\r\n`
}

/** The headers as they came, each on a line. */
export function headerLines({ detail }: Pick<ExportedDelivery, 'detail'>): string {
  return fieldLines(detail.headers).join('\n')
}

/** Header or trailer fields for reading, a line each. */
export function fieldLines(fields: HeaderList): string[] {
  return fields.map(([name, value]) => `${name}: ${readableHeaderValue(value)}`)
}
