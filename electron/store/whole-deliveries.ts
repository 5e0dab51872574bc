import { headerValue } from '../../core/delivery/headers'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import { selectBody } from './bodies-table'
import type { Reader } from './connection'
import { unpack } from './content-encoding'
import { selectDetail } from './deliveries-table'

/** A slice ends when it has so many bytes of bodies: memory holds one, and what else the window asks waits for one. */
const SLICE_BYTES = 4 * 1024 * 1024
const SLICE_DELIVERIES = 100

/** The first of these deliveries, whole; those that are not in the list are left out. `taken` ids were looked at. */
export function selectWhole(
  db: Reader,
  ids: readonly number[],
): { deliveries: ExportedDelivery[]; taken: number } {
  const deliveries: ExportedDelivery[] = []
  let taken = 0
  let bytes = 0
  for (const id of ids.slice(0, SLICE_DELIVERIES)) {
    if (bytes > SLICE_BYTES) break
    taken += 1
    const detail = selectDetail(db, id)
    const body = selectBody(db, id)
    if (detail === null || body === null) continue
    // Memory of its own, since all of the memory behind a view would cross with it.
    const raw = new Uint8Array(body)
    const isEncoded = headerValue(detail.headers, 'content-encoding') !== null
    const isStart = detail.keptBytes !== null
    const decoded = isEncoded ? unpack(raw, detail.headers, { isStart }).bytes : raw
    bytes += raw.byteLength + decoded.byteLength
    deliveries.push({ detail, raw, decoded })
  }
  return { deliveries, taken }
}
