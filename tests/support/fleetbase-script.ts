import type { FleetbaseEvent } from './fleetbase-sender'

const FAILING = ['/webhooks/fleetbase/_500']

/** An order as Fleetbase sends it, with what is given. */
function order(letter: string, fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: `order_${letter.repeat(10)}`,
    internal_id: `AC10000${String(letter.charCodeAt(0) - 96)}`,
    customer: { id: 'contact_k3v9q2mzta', name: 'Zoë Tan', meta: {} },
    payload: `payload_${letter.repeat(10)}`,
    driver_assigned: null,
    status: 'created',
    ...fields,
  }
}

const driver = { driver_assigned: 'driver_w2f6u9xk4c' }

/**
 * Every case that events and timelines tell apart, by order:
 * - a: a whole life in order, whose end is told twice in one second under two ids (`updated`, `completed`);
 * - b: its `created` gets through at the third try only, after its end;
 * - c: refused three times, byte for byte the same;
 * - d: refused, and its customer is renamed between the tries, so that the payload and the signature part;
 * - e: refused, and its keys come in another order, as from another worker;
 * - f: sent to two endpoints;
 * - g: completed twice, and never dispatched;
 * - h: two event names under one id;
 * and two bodies `[]`, of events that have nothing to do with each other.
 */
export const EVERY_CASE: readonly FleetbaseEvent[] = [
  { atS: 0, name: 'order.created', data: () => order('a') },
  { atS: 20, name: 'order.driver_assigned', data: () => order('a', driver) },
  { atS: 40, name: 'order.dispatched', data: () => order('a', { ...driver, status: 'dispatched' }) },
  { atS: 200, name: 'order.updated', data: () => order('a', { ...driver, status: 'completed' }) },
  { atS: 200, name: 'order.completed', data: () => order('a', { ...driver, status: 'completed' }) },

  { atS: 1, name: 'order.created', data: () => order('b'), lost: 2 },
  { atS: 30, name: 'order.dispatched', data: () => order('b', { ...driver, status: 'dispatched' }) },
  { atS: 60, name: 'order.completed', data: () => order('b', { ...driver, status: 'completed' }) },

  { atS: 2, name: 'order.created', data: () => order('c'), paths: FAILING },
  {
    atS: 3,
    name: 'order.created',
    data: (attempt) =>
      order('d', attempt === 1 ? {} : { customer: { id: 'contact_k3v9q2mzta', name: 'Zoë Lim', meta: {} } }),
    paths: FAILING,
  },
  {
    atS: 4,
    name: 'order.created',
    data: (attempt) =>
      attempt === 1 ? order('e') : Object.fromEntries(Object.entries(order('e')).reverse()),
    paths: FAILING,
  },
  {
    atS: 5,
    name: 'order.created',
    data: () => order('f'),
    paths: ['/webhooks/fleetbase', '/webhooks/warehouse'],
  },

  { atS: 6, name: 'order.created', data: () => order('g') },
  { atS: 50, name: 'order.completed', data: () => order('g', { ...driver, status: 'completed' }) },
  { atS: 55, name: 'order.completed', data: () => order('g', { ...driver, status: 'completed' }) },

  { atS: 7, name: 'order.created', data: () => order('h'), idKey: 'h' },
  { atS: 9, name: 'order.updated', data: () => order('h'), idKey: 'h' },

  { atS: 8, name: 'order.deleted', data: () => null },
  { atS: 70, name: 'order.deleted', data: () => null },
]
