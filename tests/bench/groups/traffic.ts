import type { AnsweredRequest } from '../../../core/delivery/received-request'
import { phpJsonEncode } from '../../../electron/forward/php-json'
import { aRequest } from '../../support/a-request'

const EVENT_NAMES = ['created', 'driver_assigned', 'dispatched', 'started', 'updated', 'completed']

/** How many attempts every event has in turn, ten to three events. */
const ATTEMPTS = [3, 4, 3]

/** Attempts of one event arrive among others, as retries do after ten seconds. */
const APART = 40

/** Six events about a resource in turn. */
const STEPS = 6

/**
 * Endless deliveries of orders: of ten, three are events of their own and the rest retries of these, and a resource has six
 * events. Every twentieth event is sent again with other bytes, as an order whose customer changed in between.
 */
export function* groupTraffic(): Generator<AnsweredRequest, never> {
  const waiting: { event: number; attempt: number; due: number }[] = []
  let events = 0
  for (let sent = 0; ; sent += 1) {
    const retry = waiting[0]
    if (retry !== undefined && retry.due <= sent) {
      waiting.shift()
      yield request(retry.event, retry.attempt, sent)
      continue
    }
    const event = events
    events += 1
    yield request(event, 0, sent)
    const attempts = ATTEMPTS[event % ATTEMPTS.length] ?? 1
    for (let attempt = 1; attempt < attempts; attempt += 1) {
      waiting.push({ event, attempt, due: sent + attempt * APART })
    }
    waiting.sort((one, other) => one.due - other.due)
  }
}

function request(event: number, attempt: number, sent: number): AnsweredRequest {
  // Orders overlap: the steps of one lie some hundred deliveries apart.
  const order = Math.floor(event / (STEPS * 100)) * 100 + (event % 100)
  const step = Math.floor(event / 100) % STEPS
  const isChanged = event % 20 === 0 && attempt > 0
  const id = (prefix: string, number: number): string => `${prefix}_${number.toString(36).padStart(10, '0')}`
  const seconds = 1_795_000_000 + event
  const text = phpJsonEncode({
    id: `event_${seconds.toString(16)}${(event % 1_000_000).toString(16).padStart(5, '0')}`,
    api_version: '2024-03-12',
    event: `order.${EVENT_NAMES[step] ?? ''}`,
    created_at: new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' '),
    data: {
      id: id('order', order),
      internal_id: `AC${String(order).padStart(6, '0')}`,
      customer: { id: id('contact', order % 1000), name: isChanged ? 'Zoë Tan' : 'Zoë Lim', meta: {} },
      payload: id('payload', order),
      driver_assigned: step === 0 ? null : id('driver', order % 80),
      notes: 'Leave at reception / call on arrival',
      status: EVENT_NAMES[step] ?? '',
      meta: { external_order_id: `SO-${String(order)}`, text: 'x'.repeat(600) },
    },
  })
  return aRequest({
    receivedAtUs: (1_795_000_000 + sent) * 1_000_000,
    headers: [
      ['Host', 'abc.example-tunnel.dev'],
      ['User-Agent', 'GuzzleHttp/7'],
      ['Content-Type', 'application/json'],
      ['Signature', '6f31eae348afc2803c5830c1e9319d8a168ce3ad844f752023328ac844a40998'],
    ],
    text,
  })
}
