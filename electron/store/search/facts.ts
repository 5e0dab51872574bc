// The facts that the index knows of a delivery: what is written (for each delivery) and what is looked for (for a filter)
// are made by the same functions, since a fact that is hashed in two ways is never found.
import { foldAll, foldAscii } from '../../../core/filter/text-match'
import { hashOf } from './layout'

/** Fields whose whole value is a fact. */
export type FactField =
  'event' | 'id' | 'resource' | 'provider' | 'method' | 'ip' | 'kind' | 'cut' | 'via' | 'header' | 'query'

const BEGINNINGS: Readonly<Record<FactField, number>> = {
  event: hashOf('event'),
  id: hashOf('id'),
  resource: hashOf('resource'),
  provider: hashOf('provider'),
  method: hashOf('method'),
  ip: hashOf('ip'),
  kind: hashOf('kind'),
  cut: hashOf('cut'),
  via: hashOf('via'),
  header: hashOf('header'),
  query: hashOf('query'),
}

/** That a field has exactly this value, letter case aside; of a header or a parameter that its name is there. */
export function fieldFact(field: FactField, value: string): number {
  return hashOf(foldAscii(value), BEGINNINGS[field])
}

/** Where a walk through a payload begins. */
export const ROOT = hashOf('payload')

/** One step down from a place in a payload; all elements of an array are one place. */
export function memberPlace(place: number, name: string): number {
  return hashOf(name, place)
}

export function elementPlace(place: number): number {
  return Math.imul(place ^ 0x5bd1e995, 0x01000193)
}

/** That something other than null is at a place. */
export function presentFact(place: number): number {
  return Math.imul(place ^ 0x27d4eb2f, 0x01000193)
}

/** That a place holds this very value. */
export function valueFact(place: number, value: string | number | boolean | null): number {
  return hashOf(typeof value === 'string' ? `s${foldAll(value)}` : `j${String(value)}`, place)
}

/** Steps between numbers that are near each other: 256 between a power of two and the next. */
const COARSE_SHIFT = 12

const scratch = new DataView(new ArrayBuffer(8))

/** Numbers as whole numbers in the same order, near ones together. */
export function coarseNumber(value: number): number {
  scratch.setFloat64(0, value === 0 ? 0 : value)
  const bits = scratch.getUint32(0)
  return (bits & 0x80000000 ? ~bits >>> 0 : (bits | 0x80000000) >>> 0) >>> COARSE_SHIFT
}

/** That a place holds a number about as large as this. */
export function aboutFact(place: number, coarse: number): number {
  return hashOf(`n${String(coarse)}`, place)
}
