// Twelve differences as webhooks have them, each two bodies about one resource.

/** A body before and after, as it goes over the wire. */
export interface DiffCase {
  name: string
  before: string
  after: string
}

interface Event {
  event?: string
  data: Record<string, unknown>
}

let sent = 0

/** An envelope as Fleetbase has it, with an id and a time of its own. */
function envelope({ event = 'order.updated', data }: Event): Record<string, unknown> {
  sent += 1
  const second = String(10 + (sent % 50)).padStart(2, '0')
  return {
    id: `event_6a852d2f7d${String(100 + sent)}`,
    api_version: '2024-03-12',
    event,
    created_at: `2026-08-19 04:12:${second}`,
    data: { ...data, updated_at: `2026-08-19 04:12:${second}` },
  }
}

function pair(name: string, before: Event, after: Event): DiffCase {
  return { name, before: JSON.stringify(envelope(before)), after: JSON.stringify(envelope(after)) }
}

const item = (id: string, name: string, quantity: number): Record<string, unknown> => ({
  id: `entity_${id}`,
  name,
  quantity,
  weight: { value: quantity * 1.5, unit: 'kg' },
})

const ITEMS = [
  item('a1', 'Lamp, brass', 1),
  item('b2', 'Chair, oak', 4),
  item('c3', 'Table, oak', 1),
  item('d4', 'Rug, 2 × 3 m', 1),
  item('e5', 'Mirror', 2),
]

const [LAMP, CHAIR, TABLE, RUG, MIRROR] = ITEMS

const ORDER = {
  internal_id: 'AC583920',
  customer: { id: 'contact_k3v9q2mzta', name: 'Zoë Tan', phone: '+6591234567', email: 'zoe.tan@example.com' },
  payload: 'payload_b7n2k9ws3d',
  driver_assigned: null,
  tracking_number: 'track_r5c1y8jv0e',
  notes: 'Leave at reception / call on arrival',
  type: 'transport',
  status: 'created',
  adhoc: false,
  meta: { external_order_id: 'SO-10442', priority: 'high' },
  dispatched_at: null,
  scheduled_at: '2026-08-19 06:00:00',
}

function order(id: string, more: Record<string, unknown>): Record<string, unknown> {
  return { id: `order_${id}`, ...ORDER, ...more }
}

/** A polygon of many corners, of which some are moved a little. */
function polygon(moved: readonly number[]): unknown {
  const corners = Array.from({ length: 400 }, (_none, at) => {
    const angle = (at / 400) * 2 * Math.PI
    const reach = moved.includes(at) ? 0.0525 : 0.05
    const round = (value: number): number => Math.round(value * 1e6) / 1e6
    return [round(103.85 + reach * Math.cos(angle)), round(1.28 + reach * Math.sin(angle))]
  })
  return { type: 'Polygon', coordinates: [[...corners, corners[0]]] }
}

/** PHP's way to write: `\/` and `\u00eb`. */
function asPhp(json: string): string {
  return json
    .replaceAll('/', '\\/')
    .replaceAll(/[\u0080-\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const LONG =
  'Please ring twice and wait. The lift is out of order until Thursday, so the driver has to take the stairs to the third floor; the concierge has a trolley and will help. Parking is on the left side of the yard only.'

const same = envelope({ data: order('same000001', { website: 'https://shop.example.com/orders/1' }) })

export const DIFF_CASES: readonly DiffCase[] = [
  pair(
    'reordered-items',
    { data: order('reorder0001', { items: ITEMS }) },
    { data: order('reorder0001', { items: [MIRROR, LAMP, TABLE, CHAIR, RUG] }) },
  ),
  pair(
    'inserted-item',
    { data: order('insert00001', { items: ITEMS }) },
    { data: order('insert00001', { items: [LAMP, CHAIR, item('f6', 'Bench', 2), TABLE, RUG, MIRROR] }) },
  ),
  pair(
    'renamed-key',
    {
      data: order('rename00001', {
        destination: { street: '10 Marina Boulevard', city: 'Singapore', country: 'SG' },
      }),
    },
    {
      data: order('rename00001', {
        dropoff: { street: '10 Marina Boulevard', city: 'Singapore', country: 'SG' },
      }),
    },
  ),
  pair(
    'nested-status',
    {
      data: order('nested00001', {
        tracking: { last: { code: 'CREATED', detail: { status: 'waiting', attempts: 1 } } },
      }),
    },
    {
      data: order('nested00001', {
        tracking: { last: { code: 'CREATED', detail: { status: 'in transit', attempts: 3 } } },
      }),
    },
  ),
  pair(
    'null-to-object',
    { data: order('nulls000001', {}) },
    {
      data: order('nulls000001', {
        driver_assigned: {
          id: 'driver_w2f6u9xk4c',
          name: 'Maj Lindqvist',
          vehicle: { id: 'vehicle_9', plate: 'SGX 1234' },
        },
      }),
    },
  ),
  pair(
    'reformatted-dates',
    { data: order('dates000001', { created_at: '2026-08-19 04:12:31', started_at: '2026-08-19 06:02:00' }) },
    {
      data: order('dates000001', {
        created_at: '2026-08-19T04:12:31.000000Z',
        started_at: '2026-08-19 06:07:30',
        scheduled_at: '2026-08-19T06:00:00.000000Z',
      }),
    },
  ),
  pair(
    'polygon',
    { event: 'service_area.updated', data: { id: 'service_area_1', name: 'Marina', border: polygon([]) } },
    {
      event: 'service_area.updated',
      data: { id: 'service_area_1', name: 'Marina', border: polygon([40, 41, 300]) },
    },
  ),
  pair(
    'php-empty',
    { data: order('php00000001', { meta: {}, options: [], places: [] }) },
    { data: order('php00000001', { meta: [], options: {}, places: [{ id: 'place_1', name: 'Home' }] }) },
  ),
  pair(
    'moved-and-changed',
    { data: order('moved000001', { items: ITEMS }) },
    {
      data: order('moved000001', {
        items: [CHAIR, TABLE, { ...RUG, quantity: 3 }, MIRROR, { ...LAMP, name: 'Lamp, chrome' }],
      }),
    },
  ),
  pair(
    'long-strings',
    { data: order('long0000001', { notes: LONG }) },
    {
      data: order('long0000001', {
        notes: LONG.replace('Thursday', 'Friday').replace('third', 'fourth').replace('left', 'right'),
      }),
    },
  ),
  {
    name: 'same-json',
    before: asPhp(JSON.stringify(same)),
    after: JSON.stringify({ data: same['data'], ...same }, null, 1),
  },
  pair(
    'created-to-dispatched',
    { event: 'order.created', data: order('life0000001', {}) },
    {
      event: 'order.dispatched',
      data: order('life0000001', {
        status: 'dispatched',
        driver_assigned: 'driver_w2f6u9xk4c',
        dispatched_at: '2026-08-19 04:15:07',
      }),
    },
  ),
]
