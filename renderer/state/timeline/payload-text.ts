import type { BodyQuery, BodyRange } from '../../../core/contract/calls'
import { AppError } from '../../../core/contract/errors'
import { decodeBody } from '../../../core/delivery/body'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { eventTypeOf, type EventType } from '../../../core/event/event-type'
import { formatSize } from '../../../core/format/size'

/** Timelines and tables read payloads up to this size; an order has 2 KB, and whoever wants more opens the comparison. */
export const MAX_PAYLOAD_BYTES = 1024 * 1024

/** A delivery's payload as JSON text, or why there is none, as a sentence. */
export type PayloadText = { text: string; type: EventType } | { text: null; why: string }

/** Where details and bodies come from; rejects with an AppError. */
export interface PayloadSource {
  get(id: number): Promise<DeliveryDetail>
  body(query: BodyQuery): Promise<BodyRange>
}

/** Loads the payload of a delivery. Rejects with an AppError, but for one that is no longer kept. */
export async function loadPayloadText(source: PayloadSource, id: number): Promise<PayloadText> {
  try {
    const detail = await source.get(id)
    const why = reasonAgainst(detail)
    if (why !== null) return { text: null, why }
    const body = await source.body({ id, form: 'decoded', offset: 0, length: MAX_PAYLOAD_BYTES })
    if (body.totalBytes > body.bytes.length) return { text: null, why: tooLarge(body.totalBytes) }
    const text = decodeBody(body.bytes, detail.contentType)
    return text === null ? { text, why: 'The payload is not text.' } : { text, type: eventTypeOf(detail) }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error
    return { text: null, why: 'The delivery is no longer kept.' }
  }
}

function reasonAgainst({ bodyKind, keptBytes, sizeBytes }: DeliveryDetail): string | null {
  if (keptBytes !== null) {
    return `The payload (${formatSize(sizeBytes)}) was over Waybill’s limit: only its first ${formatSize(keptBytes)} are kept.`
  }
  if (sizeBytes > MAX_PAYLOAD_BYTES) return tooLarge(sizeBytes)
  if (bodyKind === 'broken-json') return 'The payload is not valid JSON.'
  return bodyKind === 'json' ? null : 'The payload is not JSON.'
}

function tooLarge(sizeBytes: number): string {
  return `The payload has ${formatSize(sizeBytes)}; up to ${formatSize(MAX_PAYLOAD_BYTES)} is read here.`
}
