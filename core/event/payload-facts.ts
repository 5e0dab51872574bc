// What a payload says of the resource it is about, beside its envelope. Read from `data`, where Fleetbase has it.

type JsonObject = Record<string, unknown>

/** Longer than any id, in UTF-16 units. */
const MAX_ID_LENGTH = 128

/** More links than this are no help to anybody. */
const MAX_LINKS = 50

/** What else the resource is called: `internal_id` and `public_id`, as far as they differ from the id itself. */
export function otherIdsOf(json: unknown, resourceId: string): string[] {
  const data = dataOf(json)
  if (data === null) return []
  const ids = [data['internal_id'], data['public_id'], data['id']].flatMap((value) => idText(value) ?? [])
  return [...new Set(ids)].filter((id) => id !== resourceId)
}

/** The status that a payload gives its resource; null where it gives none. */
export function statusOf(json: unknown): string | null {
  const status = dataOf(json)?.['status']
  return typeof status === 'string' && status !== '' ? status.slice(0, MAX_ID_LENGTH) : null
}

/** Where an id of something else stands in a payload. */
export interface FoundLink {
  /** The member of `data` it stands in: 'driver_assigned', 'customer.place'. */
  field: string
  resourceId: string
}

/**
 * The ids of other things that a payload names: texts such as `driver_w2f6u9xk4c`, and nested objects with an `id`, which
 * newer Fleetbase sends of a customer. Each once, in the payload's order.
 */
export function linksOf(json: unknown, resourceId: string): FoundLink[] {
  const data = dataOf(json)
  if (data === null) return []
  const found = new Map<string, FoundLink>()
  const seen = (field: string, value: unknown): void => {
    if (typeof value !== 'string' || !PUBLIC_ID.test(value) || value === resourceId) return
    if (found.size < MAX_LINKS && !found.has(value)) found.set(value, { field, resourceId: value })
  }
  for (const [field, value] of Object.entries(data)) {
    seen(field, value)
    if (!isObject(value)) continue
    seen(field, value['id'])
    for (const [inner, nested] of Object.entries(value)) {
      if (isObject(nested)) seen(`${field}.${inner}`, nested['id'])
      else if (inner !== 'id') seen(`${field}.${inner}`, nested)
    }
  }
  return [...found.values()]
}

/** A kind, an underscore and Fleetbase's random part: 10 of `[a-z0-9]`, or 7 in mixed case of older installations. */
export const PUBLIC_ID = /^[a-z][a-z_]{1,30}_(?:[a-z0-9]{10}|[A-Za-z0-9]{7})$/

function dataOf(json: unknown): JsonObject | null {
  const data = isObject(json) ? json['data'] : null
  return isObject(data) ? data : null
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function idText(value: unknown): string | null {
  if (typeof value !== 'string' || value === '' || value.length > MAX_ID_LENGTH) return null
  return value.replaceAll(/[\0\p{Surrogate}]/gu, '\uFFFD')
}
