import type { BodyQuery } from '../../core/contract/calls'
import { headerValue } from '../../core/delivery/headers'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import type { InspectionSource } from './inspection'

const RANGE_BYTES = 4 * 1024 * 1024

/** A delivery with all that is kept of its body. Rejects with an AppError. */
export async function loadExported(source: InspectionSource, id: number): Promise<ExportedDelivery> {
  const detail = await source.get(id)
  const raw = await wholeBody(source, id, 'raw')
  const isEncoded = headerValue(detail.headers, 'content-encoding') !== null
  return { detail, raw, decoded: isEncoded ? await wholeBody(source, id, 'decoded') : raw }
}

async function wholeBody(source: InspectionSource, id: number, form: BodyQuery['form']): Promise<Uint8Array> {
  const first = await source.body({ id, form, offset: 0, length: RANGE_BYTES })
  const bytes = new Uint8Array(first.totalBytes)
  bytes.set(first.bytes)
  for (let offset = first.bytes.length; offset < bytes.length;) {
    const range = await source.body({ id, form, offset, length: RANGE_BYTES })
    if (range.bytes.length === 0) throw new Error(`the body of delivery ${String(id)} ends too early`)
    bytes.set(range.bytes, offset)
    offset += range.bytes.length
  }
  return bytes
}
