import { decodeBody, type BodyKind } from '../../../core/delivery/body'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { headerValue } from '../../../core/delivery/headers'
import type { InspectionSource } from '../inspection'
import { loadBody } from '../load-body'

/** Of each side; by default Waybill keeps no longer bodies. Of a longer one the start is compared. */
const MAX_COMPARED_BYTES = 32 * 1024 * 1024

/** A delivery as it is compared. */
export interface DeliveryText {
  detail: DeliveryDetail
  /** The body as it came. */
  raw: Uint8Array
  /** ... and with its content encoding undone; the same object where it has none. */
  decoded: Uint8Array
  /** That as text; null where it is none. */
  text: string | null
  /** Whether the body goes on past these bytes. */
  isStart: boolean
}

/** Loads what there is to compare of a delivery. Rejects with an AppError. */
export async function loadDeliveryText(source: InspectionSource, id: number): Promise<DeliveryText> {
  const body = source.body.bind(source)
  const [detail, raw] = await Promise.all([
    source.get(id),
    loadBody(body, { id, form: 'raw' }, MAX_COMPARED_BYTES),
  ])
  const isEncoded = headerValue(detail.headers, 'content-encoding') !== null
  const decoded = isEncoded ? await loadBody(body, { id, form: 'decoded' }, MAX_COMPARED_BYTES) : raw
  const isStart = detail.keptBytes !== null || decoded.bytes.length < decoded.totalBytes
  // What kind of body it is was found when it came; to find it again would mean to parse it.
  const text = isTextKind(detail.bodyKind) ? decodeBody(decoded.bytes, detail.contentType, { isStart }) : null
  return { detail, raw: raw.bytes, decoded: decoded.bytes, text, isStart }
}

function isTextKind(kind: BodyKind): boolean {
  return kind !== 'image' && kind !== 'binary' && kind !== 'multipart'
}
