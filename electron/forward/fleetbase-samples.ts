import { randomInt } from 'node:crypto'
import type { Sample } from '../../core/contract/calls'

/** A body of Fleetbase's, in the shape its code sends, before it is encoded. */
interface FleetbaseBody {
  id: string
  api_version: string
  event: string
  created_at: string
  data: Record<string, unknown>
}

/** One sample: how it is offered, what it does to the order, and how its body is made for a moment in time. */
export interface FleetbaseSample extends Sample {
  /** The order after this has happened to it. */
  advance(order: SampleOrder, now: Date): SampleOrder
  /** The body that tells of it; `order` is what `advance` gave. */
  build(order: SampleOrder, now: Date): FleetbaseBody
}

/** The order that the order samples tell of, so that sending one after the other tells one story. */
export interface SampleOrder {
  id: string
  internalId: string
  contactId: string
  placeId: string
  payloadId: string
  trackingId: string
  driverId: string
  createdAt: Date
  status: string
  isDriverAssigned: boolean
  dispatchedAt: Date | null
  startedAt: Date | null
}

/** Draws a new order with ids as Fleetbase makes them: a prefix and ten of [a-z0-9]. */
export function drawOrder(now: Date): SampleOrder {
  return {
    id: publicId('order'),
    internalId: `AC${digits(6)}`,
    contactId: publicId('contact'),
    placeId: publicId('place'),
    payloadId: publicId('payload'),
    trackingId: publicId('track'),
    driverId: publicId('driver'),
    createdAt: now,
    status: 'created',
    isDriverAssigned: false,
    dispatchedAt: null,
    startedAt: null,
  }
}

/** In the order in which an order's life goes. The first begins a new order; the others go on with it. */
export const fleetbaseSamples: readonly FleetbaseSample[] = [
  orderSample('order.created', 'A new order, as a shop would place it', (order) => order),
  orderSample('order.driver_assigned', 'A driver is put on the order', assignDriver),
  orderSample('order.dispatched', 'The order goes out', dispatch),
  orderSample('order.completed', 'The order has arrived', complete),
  orderSample('order.canceled', 'The order is called off', (order) => ({ ...order, status: 'canceled' })),
  {
    name: 'driver.created',
    title: 'driver.created',
    description: 'A driver joins the fleet',
    advance: (order) => order,
    build: (order, now) => envelope('driver.created', driver(order, now), now),
  },
]

// A step that was skipped has happened too, at the moment of the one that needs it: no order is completed undispatched.
function assignDriver(order: SampleOrder): SampleOrder {
  return { ...order, isDriverAssigned: true }
}

function dispatch(order: SampleOrder, now: Date): SampleOrder {
  return { ...assignDriver(order), status: 'dispatched', dispatchedAt: order.dispatchedAt ?? now }
}

function complete(order: SampleOrder, now: Date): SampleOrder {
  return { ...dispatch(order, now), status: 'completed', startedAt: order.startedAt ?? now }
}

function orderSample(
  name: string,
  description: string,
  advance: FleetbaseSample['advance'],
): FleetbaseSample {
  return {
    name,
    title: name,
    description,
    advance,
    build: (order, now) => envelope(name, orderData(order, now), now),
  }
}

function envelope(event: string, resource: Record<string, unknown>, now: Date): FleetbaseBody {
  return {
    id: eventId(now),
    api_version: '2024-03-12',
    event,
    created_at: plainTime(now),
    data: resource,
  }
}

function orderData(order: SampleOrder, now: Date): Record<string, unknown> {
  return {
    id: order.id,
    internal_id: order.internalId,
    customer: customer(order),
    payload: order.payloadId,
    facilitator: null,
    driver_assigned: order.isDriverAssigned ? order.driverId : null,
    tracking_number: order.trackingId,
    purchase_rate: null,
    notes: 'Ring twice / leave with the neighbour at no. 5',
    type: 'transport',
    status: order.status,
    adhoc: false,
    meta: { external_order_id: `SO-${order.internalId.slice(3)}`, priority: 'high' },
    dispatched_at: order.dispatchedAt && plainTime(order.dispatchedAt),
    started_at: order.startedAt && plainTime(order.startedAt),
    scheduled_at: plainTime(new Date(order.createdAt.getTime() + 2 * 3_600_000)),
    updated_at: plainTime(now),
    created_at: plainTime(order.createdAt),
  }
}

/** Nested resources carry the other of Fleetbase's two date formats, microseconds and a Z. */
function customer(order: SampleOrder): Record<string, unknown> {
  const since = isoTime(new Date(order.createdAt.getTime() - 7 * 86_400_000))
  return {
    id: order.contactId,
    internal_id: 'AC310552',
    name: 'Chloë Müller',
    title: null,
    email: 'chloe.mueller@example.com',
    phone: '+6590010203',
    photo_url: 'https://assets.example.com/static/no-avatar.png',
    place: {
      id: order.placeId,
      name: 'Chloë Müller – Studio',
      location: { type: 'Point', coordinates: [103.8457, 1.3069] },
      address: 'CHLOË MÜLLER - 21 ORCHARD TURN, SINGAPORE 238801, SG',
      street1: '21 Orchard Turn',
      street2: '#04-12',
      city: 'Singapore',
      province: null,
      postal_code: '238801',
      neighborhood: 'Orchard',
      country: 'SG',
      phone: '+6590010203',
      type: 'place',
      meta: {},
      updated_at: since,
      created_at: since,
    },
    places: [],
    user: null,
    type: 'customer',
    meta: {},
    slug: 'chloe-mueller',
    updated_at: since,
    created_at: since,
  }
}

function driver(order: SampleOrder, now: Date): Record<string, unknown> {
  return {
    id: order.driverId,
    internal_id: `AC${digits(6)}`,
    name: 'Amir Haddad',
    email: 'amir.haddad@example.com',
    phone: '+6581234567',
    photo_url: 'https://assets.example.com/static/no-avatar.png',
    license_expiry: '2029-06-30',
    vehicle: null,
    current_job: null,
    vendor: null,
    location: { type: 'Point', coordinates: [0, 0] },
    heading: 0,
    altitude: 0,
    speed: 0,
    country: 'SG',
    currency: 'SGD',
    city: 'Singapore',
    online: false,
    status: 'active',
    meta: {},
    updated_at: plainTime(now),
    created_at: plainTime(now),
  }
}

/** `event_` and PHP's uniqid: 8 hex digits of seconds, 5 of microseconds. */
function eventId(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000)
    .toString(16)
    .padStart(8, '0')
  const micros = (now.getMilliseconds() * 1000 + randomInt(1000)).toString(16).padStart(5, '0')
  return `event_${seconds}${micros}`
}

function publicId(prefix: string): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
  return `${prefix}_${Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)] ?? '').join('')}`
}

function digits(count: number): string {
  return Array.from({ length: count }, () => String(randomInt(10))).join('')
}

/** `YYYY-MM-DD HH:MM:SS`, UTC without saying so. */
function plainTime(time: Date): string {
  return time.toISOString().slice(0, 19).replace('T', ' ')
}

function isoTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}.000000Z`
}
