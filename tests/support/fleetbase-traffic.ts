import type { AnsweredRequest } from '../../core/delivery/received-request'
import { phpJsonEncode } from '../../electron/forward/php-json'
import { aRequest } from './a-request'

// Traffic as a fleet makes it: orders that go through their life, drivers that move, retries, a few accidents. Made from
// a seed, so that two runs measure the same.

const FIRST_NAMES = [
  'Zoë',
  'Wei',
  'Maj',
  'Arjun',
  'Siti',
  'Noor',
  'Lukas',
  'Chloé',
  'Ivan',
  'Mei',
  'José',
  'Aiko',
]
const LAST_NAMES = ['Tan', 'Lindqvist', 'Kumar', 'Rahman', 'García', 'Ng', 'Müller', 'Sato', 'Petrov', 'Lim']
const STREETS = [
  'Marina Boulevard',
  'Orchard Road',
  'Bukit Timah Road',
  'Changi Road',
  'Jurong West Street 41',
]
const NOTES = [
  'Leave at reception / call on arrival',
  'Fragile, keep upright',
  'Ring twice',
  null,
  null,
  'Gate code at the guard house',
]
const ORDER_LIFE = ['created', 'driver_assigned', 'dispatched', 'updated', 'completed'] as const
const BEGAN_US = 1_795_000_000_000_000

/** Random numbers from a seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Endless requests as Fleetbase sends them, 0.6 to 2 KB each, in order of arrival. */
export function* fleetbaseTraffic(seed: number): Generator<AnsweredRequest, never> {
  const random = randomFrom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const id = (prefix: string): string => {
    let text = ''
    for (let index = 0; index < 10; index += 1)
      text += 'abcdefghijklmnopqrstuvwxyz0123456789'[Math.floor(random() * 36)] ?? ''
    return `${prefix}_${text}`
  }
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  const drivers = Array.from({ length: 80 }, () => id('driver'))
  const open: { order: Record<string, unknown>; step: number }[] = []
  let nowUs = BEGAN_US

  const place = () => {
    const name = `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`
    return {
      name,
      record: {
        id: id('contact'),
        internal_id: `AC${String(Math.floor(random() * 900_000) + 100_000)}`,
        name,
        title: null,
        email: `${hex(6)}@example.com`,
        phone: `+65${String(Math.floor(random() * 90_000_000) + 10_000_000)}`,
        photo_url: 'https://flb-assets.example.com/static/no-avatar.png',
        place: {
          id: id('place'),
          name: `${name} – Home`,
          location: {
            type: 'Point',
            coordinates: [
              Number((103.6 + random() * 0.4).toFixed(5)),
              Number((1.22 + random() * 0.24).toFixed(5)),
            ],
          },
          street1: `${String(Math.floor(random() * 300) + 1)} ${pick(STREETS)}`,
          city: 'Singapore',
          province: null,
          postal_code: String(Math.floor(random() * 800_000) + 10_000).padStart(6, '0'),
          country: 'SG',
          type: 'place',
          meta: {},
          created_at: '2026-08-19T04:10:02.000000Z',
        },
        places: [],
        type: 'customer',
        meta: {},
        slug: name.toLowerCase().replaceAll(' ', '-'),
      },
    }
  }
  const time = (): string => new Date(nowUs / 1000).toISOString().slice(0, 19).replace('T', ' ')
  const newOrder = (): Record<string, unknown> => ({
    id: id('order'),
    internal_id: `AC${String(Math.floor(random() * 900_000) + 100_000)}`,
    customer: place().record,
    payload: id('payload'),
    facilitator: null,
    driver_assigned: null,
    tracking_number: id('track'),
    purchase_rate: null,
    notes: pick(NOTES),
    type: 'transport',
    status: 'created',
    adhoc: random() < 0.1,
    meta: {
      external_order_id: `SO-${String(Math.floor(random() * 90_000) + 10_000)}`,
      priority: random() < 0.02 ? 'high' : 'normal',
      amount: Math.round(Math.exp(random() * 6) * 100) / 100,
    },
    items: Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      sku: `A${String(Math.floor(random() * 400))}`,
      quantity: 1 + Math.floor(random() * 5),
    })),
    dispatched_at: null,
    started_at: null,
    scheduled_at: time(),
    updated_at: time(),
    created_at: time(),
  })
  const next = (): { event: string; data: unknown } => {
    const chance = random()
    if (chance < 0.12) {
      return {
        event: random() < 0.05 ? 'driver.created' : 'driver.updated',
        data: {
          id: pick(drivers),
          name: `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`,
          location: { type: 'Point', coordinates: [Number((103.6 + random() * 0.4).toFixed(5)), 1.3] },
          heading: Math.floor(random() * 360),
          speed: Math.floor(random() * 90),
          online: random() < 0.8,
          status: 'active',
          city: 'Singapore',
          meta: {},
          updated_at: time(),
        },
      }
    }
    if (chance < 0.25) {
      return {
        event: 'tracking_status.created',
        data: {
          id: id('status'),
          status: pick(['Order Created', 'Driver En-Route', 'Completed']),
          code: pick(['CREATED', 'DRIVER_ENROUTE', 'COMPLETED']),
          tracking_number: id('track'),
          location: { type: 'Point', coordinates: [0, 0] },
          created_at: time(),
        },
      }
    }
    if (chance < 0.28) return { event: 'place.updated', data: place().record.place }
    if (open.length < 200 || chance < 0.42) open.push({ order: newOrder(), step: 0 })
    const index = Math.floor(random() * open.length)
    const entry = open[index] ?? { order: newOrder(), step: 0 }
    const name = random() < 0.01 ? 'canceled' : (ORDER_LIFE[entry.step] ?? 'updated')
    entry.step += 1
    const { order } = entry
    if (name !== 'updated') order['status'] = name === 'driver_assigned' ? 'created' : name
    if (name === 'driver_assigned') order['driver_assigned'] = pick(drivers)
    if (name === 'dispatched') order['dispatched_at'] = time()
    order['updated_at'] = time()
    if (name === 'canceled' || entry.step >= ORDER_LIFE.length) open.splice(index, 1)
    return { event: `order.${name}`, data: { ...order } }
  }

  for (;;) {
    nowUs += Math.floor(random() * 400_000) + 1000
    const { event, data } = next()
    const accident = random()
    const eventId = `event_${hex(13)}`
    const full = phpJsonEncode({ id: eventId, api_version: '2024-03-12', event, created_at: time(), data })
    const text = accident < 0.0005 ? full.slice(0, full.length / 2) : accident < 0.001 ? '[]' : full
    const request = aRequest({
      receivedAtUs: nowUs,
      target: accident > 0.999 ? '/webhooks/fleetbase?debug=1' : '/webhooks/fleetbase',
      headers: [
        ['Host', 'abc.example-tunnel.dev'],
        ['User-Agent', accident > 0.9985 ? 'curl/8.5.0' : 'GuzzleHttp/7'],
        ['Content-Type', 'application/json'],
        ['Signature', hex(64)],
        ['Content-Length', String(text.length)],
      ],
      text,
    })
    const status = random() < 0.003 ? 500 : 200
    const sends = status === 500 || random() < 0.01 ? 2 : 1
    for (let send = 0; send < sends; send += 1) {
      const answer = send === 0 ? status : 200
      yield {
        ...request,
        receivedAtUs: nowUs + send * 10_000_000,
        body: new Uint8Array(request.body),
        response: { ...request.response, status: answer },
      }
    }
  }
}
