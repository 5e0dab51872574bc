import { decodeText } from '../delivery/body'
import type { DeliveryDetail } from '../delivery/delivery'
import { headerValue, type HeaderList } from '../delivery/headers'
import { formatSize } from '../format/size'
import { wayHeaderNote } from '../tunnel/way-headers'

/** A delivery with its body, to be written down elsewhere. */
export interface ExportedDelivery {
  detail: DeliveryDetail
  /** The body as it came, or what is kept of it. */
  raw: Uint8Array
  /** The body with its content encoding undone; the same as `raw` where there is none. */
  decoded: Uint8Array
}

/** Headers that speak of one connection or are worked out anew for the next one (RFC 9110, section 7.6.1). */
const NOT_REPEATED = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/**
 * The headers that say the same when the request is made again: without those of the connection it came by, and without
 * what a tunnel wrote on the way.
 */
export function repeatedHeaders({ headers, via }: Pick<DeliveryDetail, 'headers' | 'via'>): HeaderList {
  const named = (headerValue(headers, 'connection') ?? '').split(',').map((name) => name.trim().toLowerCase())
  const dropped = new Set([...NOT_REPEATED, ...named])
  return headers.filter(([name]) => {
    return !dropped.has(name.toLowerCase()) && (via === 'direct' || wayHeaderNote(name) === null)
  })
}

/** The body as text where its bytes are UTF-8 and can be written back as they were; null where not. */
export function exactText(bytes: Uint8Array): string | null {
  const text = decodeText(bytes, 'utf-8')
  return text === null || text.includes('\0') ? null : text
}

/** What is not said by the delivery's own bytes: that they are not all. Null where they are. */
export function cutRemark({ keptBytes, sizeBytes }: DeliveryDetail): string | null {
  if (keptBytes === null) return null
  return `Only the first ${formatSize(keptBytes)} of the body’s ${formatSize(sizeBytes)} are kept.`
}
