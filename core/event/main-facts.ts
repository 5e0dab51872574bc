// What a first event tells of its resource, when there is nothing before it to compare with.
import { PUBLIC_ID } from './payload-facts'

/** One fact, fit for a line: `customer: Zoë Tan`. */
export interface MainFact {
  /** The member it stands in: 'customer'. */
  name: string
  text: string
  /** The id of what an object stands for, or a text that is one; null for anything else. */
  id: string | null
}

/** The members that say most, in this order. */
const TELLING = [
  'status',
  'code',
  'details',
  'name',
  'type',
  'customer',
  'driver_assigned',
  'driver',
  'vehicle_assigned',
  'vehicle',
  'facilitator',
  'vendor',
  'order',
  'current_job',
  'subject',
  'scheduled_at',
  'amount',
  'phone',
  'online',
  'street1',
  'city',
  'country',
  'currency',
  'notes',
] as const

/** Where few of those are there, others are taken until there are so many. */
const ENOUGH = 4
const MAX_FACTS = 6

/** In UTF-16 units. */
const MAX_TEXT = 80

/** Told in the head of a timeline, or by every payload alike. */
const SAYS_NOTHING =
  /^(?:id|uuid|internal_id|public_id|slug|event|api_version|created_at|updated_at|.*_url|.*_uuid)$/

/** The main facts of a parsed payload: of its `data` where it has one, else of its root. Empty where there are none. */
export function mainFactsOf(json: unknown): MainFact[] {
  const root = isObject(json) ? json : {}
  const data = isObject(root['data']) ? root['data'] : root
  const telling = TELLING.flatMap((name) => factOf(name, data[name]))
  const names = new Set<string>(TELLING)
  const others =
    telling.length >= ENOUGH
      ? []
      : Object.keys(data)
          .filter((name) => !names.has(name) && !SAYS_NOTHING.test(name))
          .flatMap((name) => factOf(name, data[name]))
          .slice(0, ENOUGH - telling.length)
  return [...telling, ...others].slice(0, MAX_FACTS)
}

function factOf(name: string, value: unknown): MainFact[] {
  if (typeof value === 'string' && value !== '') {
    return [{ name, text: cut(value), id: PUBLIC_ID.test(value) ? value : null }]
  }
  if (typeof value === 'number' || typeof value === 'boolean')
    return [{ name, text: String(value), id: null }]
  if (!isObject(value)) return []
  const id = typeof value['id'] === 'string' && value['id'] !== '' ? value['id'] : null
  const label = [value['name'], id].find((part) => typeof part === 'string' && part !== '')
  return typeof label === 'string' ? [{ name, text: cut(label), id }] : []
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
