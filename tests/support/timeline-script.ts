import type { FleetbaseEvent } from './fleetbase-sender'

/** An order as Fleetbase sends it, a day's worth of it. */
function order(fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id: 'order_h4m8t1qz7x',
    internal_id: 'AC583920',
    customer: { id: 'contact_k3v9q2mzta', name: 'Zoë Tan', phone: '+6591234567', meta: {} },
    payload: 'payload_b7n2k9ws3d',
    facilitator: null,
    driver_assigned: null,
    tracking_number: 'track_r5c1y8jv0e',
    notes: 'Leave at reception / call on arrival',
    type: 'transport',
    status: 'created',
    adhoc: false,
    meta: { external_order_id: 'SO-10442', priority: 'high' },
    dispatched_at: null,
    started_at: null,
    scheduled_at: '2026-08-19 06:00:00',
    updated_at: '2026-08-19 04:12:31',
    created_at: '2026-08-19 04:12:31',
    ...fields,
  }
}

const MAJ = { driver_assigned: 'driver_w2f6u9xk4c' }
const GONE = { ...MAJ, status: 'dispatched', dispatched_at: '2026-08-19 04:31:07' }
const STARTED = { ...GONE, status: 'started', started_at: '2026-08-19 05:02:40' }

/** The driver of that order, who is known by one event. */
const DRIVER: FleetbaseEvent = {
  atS: -900,
  name: 'driver.updated',
  data: () => driver(499),
}

/** Eight steps of an order that goes well, told twice at its end, with one attempt that was refused. */
export const EIGHT_STEPS: readonly FleetbaseEvent[] = [
  DRIVER,
  { atS: 0, name: 'order.created', data: () => order({}) },
  {
    atS: 95,
    name: 'order.driver_assigned',
    data: () => order({ ...MAJ, updated_at: '2026-08-19 04:14:06' }),
  },
  {
    atS: 700,
    name: 'order.updated',
    data: () =>
      order({
        ...MAJ,
        notes: 'Leave at the gate / call on arrival',
        scheduled_at: '2026-08-19 06:30:00',
        meta: { external_order_id: 'SO-10442', priority: 'normal', gate: '4B' },
        updated_at: '2026-08-19 04:24:11',
      }),
  },
  {
    atS: 1116,
    name: 'order.dispatched',
    data: () =>
      order({ ...GONE, notes: 'Leave at the gate / call on arrival', updated_at: '2026-08-19 04:31:07' }),
    paths: ['/webhooks/fleetbase/_500'],
  },
  { atS: 3009, name: 'order.updated', data: () => order({ ...STARTED, updated_at: '2026-08-19 05:02:40' }) },
  {
    atS: 5400,
    name: 'order.updated',
    data: () => order({ ...STARTED, status: 'driver_enroute', updated_at: '2026-08-19 05:42:31' }),
  },
  {
    atS: 7260,
    name: 'order.updated',
    data: () => order({ ...STARTED, status: 'completed', updated_at: '2026-08-19 06:13:31' }),
  },
  {
    atS: 7260,
    name: 'order.completed',
    data: () => order({ ...STARTED, status: 'completed', updated_at: '2026-08-19 06:13:31' }),
  },
]

/** A driver where it was at one of its updates. */
function driver(update: number): Record<string, unknown> {
  return {
    id: 'driver_w2f6u9xk4c',
    internal_id: 'AC771053',
    name: 'Maj Lindqvist',
    phone: '+6581112233',
    vehicle: update > 3 ? 'vehicle_q8r2m5xk1p' : null,
    current_job: update > 5 ? 'order_h4m8t1qz7x' : null,
    location: { type: 'Point', coordinates: [103.8 + update / 1000, 1.3 + update / 2000] },
    heading: (update * 37) % 360,
    speed: (update * 13) % 90,
    online: update % 40 !== 0,
    status: update % 100 === 99 ? 'inactive' : 'active',
    meta: {},
    updated_at: `2026-08-19 04:12:${String(update % 60).padStart(2, '0')}`,
    created_at: '2026-08-19 03:58:10',
  }
}

/** A driver's day: so many updates, 20 s apart. */
export function driverSteps(count: number): FleetbaseEvent[] {
  return Array.from({ length: count }, (_, update) => ({
    atS: update * 20,
    name: update === 0 ? 'driver.created' : 'driver.updated',
    data: () => driver(update),
  }))
}

/** Names and ids that try a layout. */
export const ODD_STEPS: readonly FleetbaseEvent[] = [
  {
    atS: 0,
    name: 'order.created',
    data: () =>
      order({
        id: 'order_مرحبا_بالعالم_שלום',
        internal_id: `AC-${'9'.repeat(60)}`,
        customer: { id: 'contact_k3v9q2mztb', name: 'محمد عبد الله – שלום עולם' },
        notes: 'رن الجرس مرتين',
      }),
  },
  {
    atS: 60,
    name: 'order.a_very_long_event_name_that_no_timeline_was_made_for',
    data: () =>
      order({
        id: 'order_مرحبا_بالعالم_שלום',
        internal_id: `AC-${'9'.repeat(60)}`,
        customer: { id: 'contact_k3v9q2mztb', name: 'שלום עולם – محمد' },
        notes: 'x'.repeat(400),
        status: 'dispatched',
        a_member_with_a_name_that_is_longer_than_its_column: 'يسار ← يمين',
      }),
  },
]
