import type { BodyQuery } from '../../core/contract/calls'
import { headerValue } from '../../core/delivery/headers'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import type { InspectionSource } from './inspection'
import { loadBody } from './load-body'

/** A delivery with all that is kept of its body. Rejects with an AppError. */
export async function loadExported(source: InspectionSource, id: number): Promise<ExportedDelivery> {
  const detail = await source.get(id)
  const raw = await wholeBody(source, id, 'raw')
  const isEncoded = headerValue(detail.headers, 'content-encoding') !== null
  return { detail, raw, decoded: isEncoded ? await wholeBody(source, id, 'decoded') : raw }
}

async function wholeBody(source: InspectionSource, id: number, form: BodyQuery['form']): Promise<Uint8Array> {
  const { bytes, totalBytes } = await loadBody((query) => source.body(query), { id, form }, Infinity)
  if (bytes.length < totalBytes) throw new Error(`the body of delivery ${String(id)} ends too early`)
  return bytes
}
