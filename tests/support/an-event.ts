import type { Attempt, EventDetail, EventSummary } from '../../core/event/group'

/** An event of one attempt, as a row shows it; any field can be given. */
export function anEvent(fields: Partial<EventSummary> = {}): EventSummary {
  const { id = 1, lastDelivery = id } = fields
  return {
    id,
    provider: 'fleetbase',
    source: 'envelope',
    senderId: `event_${String(id)}`,
    path: '/webhooks/fleetbase',
    attempts: 1,
    firstDelivery: lastDelivery,
    firstAtUs: 1_795_468_244_407_298,
    lastDelivery,
    lastAtUs: 1_795_468_244_407_298,
    sameness: { byteChanges: 0, jsonChanges: 0, headerChanges: 0, nameChanges: 0 },
    eventNames: ['order.created'],
    resource: { id: 1, type: 'order', resourceId: 'order_k3v9q2mzta' },
    answers: [{ status: 200, fault: null }],
    ...fields,
  }
}

/** An attempt that was accepted; any field can be given. */
function anAttempt(fields: Partial<Attempt> = {}): Attempt {
  return {
    delivery: 1,
    attempt: 1,
    receivedAtUs: 1_795_468_244_407_298,
    status: 200,
    fault: null,
    delayMs: 0,
    answeredBy: null,
    eventName: 'order.created',
    sizeBytes: 214,
    via: 'direct',
    pinned: false,
    bytesAlike: 1,
    jsonAlike: 1,
    headersAlike: 1,
    ...fields,
  }
}

export function anEventDetail(fields: Partial<EventDetail> = {}): EventDetail {
  return { ...anEvent(fields), attemptList: [anAttempt()], relations: [], ...fields }
}
