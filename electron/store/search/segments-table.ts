// The tables of the search index. Fresh segments are a blob each, settled ones a row for every few slots.
import type { Query, Reader, SqlValue, Writer } from '../connection'
import { blob, integer } from '../hydrate'
import { FRESH_PER_SETTLED, SETTLED_ROWS } from './layout'
import type { PlaceRange } from './ranges'

const SELECT_FRESH: Query = {
  name: 'search.fresh',
  sql: 'SELECT segment FROM search_fresh ORDER BY segment',
}

const SELECT_SETTLED: Query = {
  name: 'search.settled',
  sql: 'SELECT segment FROM search_settled ORDER BY segment',
}

const SELECT_FRESH_SLOTS: Query = {
  name: 'search.fresh-slots',
  sql: 'SELECT slots FROM search_fresh WHERE segment = ?',
}

const SELECT_SLOT_ROW: Query = {
  name: 'search.slot-row',
  sql: 'SELECT bits FROM search_slots WHERE row = ?',
}

const SELECT_RANGES: Query = {
  name: 'search.ranges',
  sql: `SELECT segment, blocks FROM search_ranges
    WHERE place = ? AND segment BETWEEN ? AND ? AND low <= ? AND high >= ? ORDER BY segment`,
}

const INSERT_FRESH: Query = {
  name: 'search.insert-fresh',
  sql: 'INSERT OR REPLACE INTO search_fresh (segment, slots) VALUES (?, ?)',
}

const INSERT_RANGE: Query = {
  name: 'search.insert-range',
  sql: 'INSERT OR REPLACE INTO search_ranges (place, segment, low, high, blocks) VALUES (?, ?, ?, ?, ?)',
}

const INSERT_SLOT_ROW: Query = {
  name: 'search.insert-slot-row',
  sql: 'INSERT OR REPLACE INTO search_slots (row, bits) VALUES (?, ?)',
}

const INSERT_SETTLED: Query = {
  name: 'search.insert-settled',
  sql: 'INSERT OR REPLACE INTO search_settled (segment) VALUES (?)',
}

const DELETE_FRESH: Query = {
  name: 'search.delete-fresh',
  sql: 'DELETE FROM search_fresh WHERE segment BETWEEN ? AND ?',
}

const DELETE_SETTLED: Query = {
  name: 'search.delete-settled',
  sql: 'DELETE FROM search_settled WHERE segment = ?',
}

const DELETE_SLOT_ROWS: Query = {
  name: 'search.delete-slot-rows',
  sql: 'DELETE FROM search_slots WHERE row BETWEEN ? AND ?',
}

const DELETE_RANGES: Query = {
  name: 'search.delete-ranges',
  sql: 'DELETE FROM search_ranges WHERE segment BETWEEN ? AND ?',
}

/** Room for the rows of one settled segment. */
const ROWS_APART = 2048

/** Which segments there are. */
export interface SegmentKeys {
  fresh: Set<number>
  settled: Set<number>
}

export function selectSegments(db: Reader): SegmentKeys {
  const keys = (query: Query) => new Set(db.all(query).map((row) => integer(row, 'segment')))
  return { fresh: keys(SELECT_FRESH), settled: keys(SELECT_SETTLED) }
}

/** A fresh segment's slots, a bit a block. */
export function selectFreshSlots(db: Reader, segment: number): Uint8Array | null {
  const row = db.get(SELECT_FRESH_SLOTS, [segment])
  return row === undefined ? null : blob(row, 'slots')
}

/** The bits of the slots in one row of a settled segment. */
export function selectSlotRow(db: Reader, segment: number, row: number): Uint8Array {
  return blob(db.get(SELECT_SLOT_ROW, [segment * ROWS_APART + row]) ?? {}, 'bits')
}

/** The fresh-sized segments between two, both included, in which a place has numbers between `low` and `high`. */
export function selectRanges(
  db: Reader,
  place: number,
  segments: { first: number; last: number },
  low: number,
  high: number,
): { segment: number; blocks: Float32Array }[] {
  return db.all(SELECT_RANGES, [place, segments.first, segments.last, high, low]).map((row) => {
    const bytes = new Uint8Array(blob(row, 'blocks'))
    return { segment: integer(row, 'segment'), blocks: new Float32Array(bytes.buffer) }
  })
}

export function insertFresh(
  db: Writer,
  segment: number,
  slots: Uint8Array,
  ranges: Iterable<PlaceRange>,
): void {
  db.run(INSERT_FRESH, [segment, slots])
  for (const { place, low, high, blocks } of ranges) {
    db.run(INSERT_RANGE, [place, segment, low, high, bytesOf(blocks)] satisfies SqlValue[])
  }
}

export function insertSlotRow(db: Writer, segment: number, row: number, bits: Uint8Array): void {
  db.run(INSERT_SLOT_ROW, [segment * ROWS_APART + row, bits])
}

/** Lets a settled segment, whose rows are all there, take the place of the fresh ones it was made of. */
export function settle(db: Writer, segment: number): void {
  db.run(INSERT_SETTLED, [segment])
  db.run(DELETE_FRESH, [segment * FRESH_PER_SETTLED, (segment + 1) * FRESH_PER_SETTLED - 1])
}

/** Removes what is known of deliveries that are gone. */
export function deleteFresh(db: Writer, segment: number): void {
  db.run(DELETE_FRESH, [segment, segment])
  db.run(DELETE_RANGES, [segment, segment])
}

export function deleteSettled(db: Writer, segment: number): void {
  db.run(DELETE_SETTLED, [segment])
  db.run(DELETE_SLOT_ROWS, [segment * ROWS_APART, segment * ROWS_APART + SETTLED_ROWS - 1])
  db.run(DELETE_RANGES, [segment * FRESH_PER_SETTLED, (segment + 1) * FRESH_PER_SETTLED - 1])
}

function bytesOf(array: Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
