import type { DeliveryResponse } from '../../core/delivery/delivery'
import type { AnsweredRequest, ReceivedRequest } from '../../core/delivery/received-request'

/** An answer as Waybill gives of itself; any field can be given. */
export function aResponse(fields: Partial<DeliveryResponse> = {}): DeliveryResponse {
  return {
    status: 200,
    headers: [['Content-Type', 'text/plain']],
    body: 'ok',
    delayMs: 0,
    fault: null,
    chosenBy: { kind: 'default' },
    wasCrowded: false,
    ...fields,
  }
}

/** A request as the receiver describes it; any field can be given. Its body is fresh memory, for the store to take. */
export function aRequest(fields?: Partial<AnsweredRequest> & { text?: string }): AnsweredRequest
export function aRequest(fields: Partial<ReceivedRequest> & { text?: string }): ReceivedRequest
export function aRequest(fields: Partial<ReceivedRequest> & { text?: string } = {}): ReceivedRequest {
  const { text = '{"hello":"world"}', ...rest } = fields
  return {
    receivedAtUs: 1_795_468_244_407_298,
    readDurationUs: 1234,
    method: 'POST',
    target: '/webhooks/fleetbase',
    httpVersion: '1.1',
    headers: [
      ['Host', 'localhost'],
      ['Content-Type', 'application/json'],
    ],
    trailers: [],
    remoteAddress: '127.0.0.1',
    remotePort: 50_000,
    via: 'direct',
    body: new TextEncoder().encode(text),
    oversized: null,
    response: aResponse(),
    ...rest,
  }
}
