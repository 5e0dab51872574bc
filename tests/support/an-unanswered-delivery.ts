import type { UnansweredDelivery } from '../../core/response/rule-filter'

const ORDER = { event: 'order.created', data: { status: 'created', meta: { priority: 'high' } } }

/** A new order, as a rule's filter looks at it before the answer. */
export function anUnansweredDelivery(): UnansweredDelivery {
  return {
    summary: {
      receivedAtUs: 1,
      via: 'tunnel',
      method: 'POST',
      target: '/webhooks/fleetbase?try=1',
      provider: 'fleetbase',
      eventName: 'order.created',
      eventId: 'event_1',
      resourceType: 'order',
      resourceId: 'order_1',
      bodyKind: 'json',
      sizeBytes: 2000,
      keptBytes: null,
      signature: 'none',
    },
    remoteAddress: () => '127.0.0.1',
    headers: () => [['User-Agent', 'GuzzleHttp/7']],
    bodyText: () => JSON.stringify(ORDER),
    json: () => ORDER,
  }
}
