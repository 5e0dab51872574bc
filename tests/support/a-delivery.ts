import type { DeliveryDetail, DeliverySummary } from '../../core/delivery/delivery'

/** A summary as the store gives it; any field can be given. */
export function aSummary(fields: Partial<DeliverySummary> = {}): DeliverySummary {
  return {
    id: 1,
    receivedAtUs: 1_795_468_244_407_298,
    via: 'direct',
    method: 'POST',
    target: '/webhooks/fleetbase',
    provider: 'fleetbase',
    eventName: 'order.created',
    eventId: 'event_6a852d2f7d159',
    resourceType: 'order',
    resourceId: 'order_h4m8t1qz7x',
    bodyKind: 'json',
    contentType: 'application/json',
    sizeBytes: 1616,
    keptBytes: null,
    status: 200,
    fault: null,
    answeredBy: null,
    pinned: false,
    seen: true,
    note: null,
    attempt: 1,
    signature: 'none',
    ...fields,
  }
}

/** A whole delivery but its body; any field can be given. */
export function aDelivery(fields: Partial<DeliveryDetail> = {}): DeliveryDetail {
  return {
    ...aSummary(),
    httpVersion: '1.1',
    headers: [
      ['Host', 'localhost'],
      ['User-Agent', 'GuzzleHttp/7'],
      ['Content-Type', 'application/json'],
    ],
    trailers: [],
    remoteAddress: '127.0.0.1',
    remotePort: 50_000,
    readDurationUs: 1234,
    isBodyWhole: true,
    bodySha256: 'd4d5a4f8f4a7bb2a52e3ee42dbdb9dc4a0b0b4c2f1f4c5a3c6a9f2c2b5c0e7aa',
    apiVersion: '2024-03-12',
    createdAt: '2026-08-19 04:12:31',
    createdAtMs: 1_787_112_751_000,
    signedBy: null,
    response: {
      status: 200,
      headers: [['Content-Type', 'text/plain']],
      body: 'ok',
      delayMs: 0,
      fault: null,
      chosenBy: { kind: 'default' },
      wasCrowded: false,
    },
    ...fields,
  }
}
