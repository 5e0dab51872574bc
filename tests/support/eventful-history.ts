import type { AnsweredRequest } from '../../core/delivery/received-request'
import { aRequest, aResponse } from './a-request'
import { EVERY_CASE } from './fleetbase-script'
import { fleetbaseArrivals, type FleetbaseEvent } from './fleetbase-sender'

const S = 1_000_000

/** What a Waybill has kept that has seen everything that can be said of events, most of it minutes before `nowMs`. */
export function eventfulHistory(nowMs: number): AnsweredRequest[] {
  const nowUs = nowMs * 1000
  return [
    ...fleetbaseArrivals(EVERY_CASE, nowMs - 400_000),
    ...failing('order_k3v9q2mzta', nowMs - 6000),
    ...failing('order_p7r2x8ndqw', nowMs - 55_000).slice(0, 1),
    ...failing('order_t5y1c6bvhj', nowMs - 300_000).filter((_request, index) => index !== 1),
    ...failing('order_z4w8s3gmkl', nowMs - 2_000_000).slice(0, 2),
    ...healthChecks(200, nowUs - 90 * S),
    ...withHeaderId(nowUs - 70 * S),
    rightToLeft(nowUs - 130 * S),
  ]
    .filter(({ receivedAtUs }) => receivedAtUs <= nowUs)
    .sort((one, other) => one.receivedAtUs - other.receivedAtUs)
}

/** An order's creation that is refused each time. */
function failing(id: string, beganMs: number): AnsweredRequest[] {
  const event: FleetbaseEvent = {
    atS: 0,
    name: 'order.created',
    data: () => ({ id, internal_id: 'AC583920', status: 'created', driver_assigned: null }),
    paths: ['/webhooks/fleetbase/_500'],
  }
  return fleetbaseArrivals([event], beganMs)
}

/** The same bytes again and again, from seconds to minutes apart, answered this way and that. */
function healthChecks(count: number, lastUs: number): AnsweredRequest[] {
  let atUs = lastUs
  return Array.from({ length: count }, (_, index) => {
    atUs -= (5 + ((index * 37) % 110)) * S
    return aRequest({
      receivedAtUs: atUs,
      target: '/hooks/monitoring',
      text: '{"check":"alive","region":"ap-southeast-1"}',
      response: aResponse({ status: index % 23 === 0 ? 503 : index % 9 === 0 ? 404 : 200 }),
    })
  }).reverse()
}

/** A retry under the Standard Webhooks' header, through another proxy. */
function withHeaderId(firstUs: number): AnsweredRequest[] {
  return [0, 31].map((afterS) =>
    aRequest({
      receivedAtUs: firstUs + afterS * S,
      target: '/hooks/billing/invoices/with/a/path/that/goes/on/and/on/until/no/list/can/show/it',
      headers: [
        ['Webhook-Id', 'msg_2b8Fz0kQ7rT1'],
        ['X-Sender-Zone', `zone-${String(afterS)}`],
        ['Content-Type', 'application/json'],
      ],
      text: '{"type":"invoice.paid","amount":1200}',
      response: aResponse({ status: afterS === 0 ? null : 200, fault: afterS === 0 ? 'reset' : null }),
    }),
  )
}

function rightToLeft(atUs: number): AnsweredRequest {
  return aRequest({ receivedAtUs: atUs, target: '/webhooks/طلبات/جديدة', text: '{"طلب":"جديد"}' })
}
