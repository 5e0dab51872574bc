/** One order, its items as a fulfilment service would send them: about 230 bytes each. */
interface Order {
  id: string
  status: string
  items: Item[]
  updated_at: string
}

interface Item {
  id: string
  sku: string
  name: string
  quantity: number
  price: { amount: number; currency: string }
  weight: number
  tags: string[]
  destination: string
  tracking: string
  fragile: boolean
}

const NAMES = [
  'Oat milk',
  'Rye bread',
  'Coffee beans',
  'Olive oil',
  'Sea salt',
  'Paper towels',
  'Basmati rice',
]

/** Random numbers from 0 to 1 that are the same at every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), state | 1)
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61)
    return ((value ^ (value >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

function anItem(random: () => number, number: number): Item {
  const digits = Math.floor(random() * 36 ** 6).toString(36)
  return {
    id: `entity_${digits.padStart(6, '0')}${number.toString(36).padStart(4, '0')}`,
    sku: `SKU-${String(100_000 + number)}`,
    name: NAMES[Math.floor(random() * NAMES.length)] ?? '',
    quantity: 1 + Math.floor(random() * 20),
    price: { amount: Math.round(random() * 100_000) / 100, currency: 'SGD' },
    weight: Math.round(random() * 5000) / 1000,
    tags: random() < 0.3 ? ['chilled', 'aisle 4'] : [],
    destination: `place_${Math.floor(random() * 36 ** 8).toString(36)}`,
    tracking: `track_${Math.floor(random() * 36 ** 8).toString(36)}`,
    fragile: random() < 0.1,
  }
}

export interface Edits {
  /** Whether each item may have changed places with a near one. */
  areReordered: boolean
}

/**
 * An order, and the same with 5 % of its items changed (one field each), one inserted near the front, as who counts by place
 * meets it in practice, and its status another.
 */
export function orderPair(items: number, { areReordered }: Edits): { left: string; right: string } {
  const random = seededRandom(items)
  const order: Order = {
    id: 'order_h4m8t1qz7x',
    status: 'created',
    items: Array.from({ length: items }, (_none, number) => anItem(random, number)),
    updated_at: '2026-08-19 04:12:31',
  }
  const left = JSON.stringify(order)
  const edited = JSON.parse(left) as Order
  edited.status = 'dispatched'
  const changes = Math.max(1, Math.round(items / 20))
  for (let place = 0; place < changes; place += 1) {
    const item = edited.items[Math.floor((place * items) / changes)]
    if (item !== undefined) item.quantity += 1
  }
  edited.items.splice(Math.floor(items / 20), 0, anItem(random, items))
  if (areReordered) {
    // Locally: some items change places with one up to eight places on.
    for (let place = 0; place + 8 < edited.items.length; place += 150) {
      const [moved] = edited.items.splice(place, 1)
      if (moved !== undefined) edited.items.splice(place + 1 + Math.floor(random() * 7), 0, moved)
    }
  }
  return { left, right: JSON.stringify(edited) }
}
