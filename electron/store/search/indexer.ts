import type { Query, Reader, Writer } from '../connection'
import { selectEnds } from '../deliveries-table'
import { contentsQuery, selectContents } from './contents-rows'
import { isIndexed } from './id-runs-down'
import {
  FRESH_IDS,
  FRESH_PER_SETTLED,
  FRESH_SLOT_BYTES,
  SETTLED_ROWS,
  SLOT_BYTES,
  SLOTS,
  SLOTS_PER_ROW,
} from './layout'
import { SegmentBuilder } from './segment-builder'
import {
  deleteFresh,
  deleteSettled,
  insertFresh,
  insertSlotRow,
  selectFreshSlots,
  selectSegments,
  settle,
  type SegmentKeys,
} from './segments-table'

/** Deliveries read in one step: a few milliseconds, which a sender may have to wait. */
const READ_IDS = 64

/** Rows of a settled segment written in one step. */
const JOINED_ROWS = 128

const EVERY_ROW: Query = contentsQuery('1')

/**
 * Builds the search index behind the deliveries, in short steps on the writer's connection, from the newest back. A
 * segment is begun when its last delivery is there; until then, and while the builder is behind, searches read through
 * what is missing.
 */
export class Indexer {
  private keys: SegmentKeys | null = null
  private building: { builder: SegmentBuilder; nextId: number } | null = null
  private joining: { segment: number; fresh: (Uint8Array | null)[]; nextRow: number } | null = null

  constructor(private readonly db: Writer) {}

  /** Does one step; false where there is nothing to do. Throws SQLite's errors, after which it can go on. */
  step(): boolean {
    this.keys ??= selectSegments(this.db)
    if (this.joining !== null) return this.join(this.joining)
    if (this.building !== null) return this.build(this.building)
    const { first, last } = selectEnds(this.db)
    if (last === 0) return false
    if (this.dropOld(first)) return true
    const missing = this.newestMissing(first, last)
    if (missing !== null) {
      this.building = { builder: new SegmentBuilder(missing), nextId: missing * FRESH_IDS }
      return true
    }
    return this.beginJoin(first, last)
  }

  private newestMissing(first: number, last: number): number | null {
    const keys = this.keys ?? selectSegments(this.db)
    const lowest = Math.floor(first / FRESH_IDS)
    for (let segment = Math.floor((last + 1) / FRESH_IDS) - 1; segment >= lowest; segment -= 1) {
      if (!isIndexed(keys, segment)) return segment
      const settled = Math.floor(segment / FRESH_PER_SETTLED)
      if (keys.settled.has(settled)) segment = settled * FRESH_PER_SETTLED
    }
    return null
  }

  private build(work: NonNullable<Indexer['building']>): boolean {
    const { builder } = work
    const last = Math.min(work.nextId + READ_IDS, (builder.segment + 1) * FRESH_IDS) - 1
    for (const delivery of selectContents(this.db, EVERY_ROW, work.nextId, last, [])) builder.add(delivery)
    work.nextId = last + 1
    if (work.nextId < (builder.segment + 1) * FRESH_IDS) return true
    this.building = null
    this.db.transaction(() => {
      insertFresh(this.db, builder.segment, builder.slots, builder.ranges.finish())
    })
    this.keys?.fresh.add(builder.segment)
    return true
  }

  private beginJoin(first: number, last: number): boolean {
    const keys = this.keys ?? selectSegments(this.db)
    const segments = new Set([...keys.fresh].map((fresh) => Math.floor(fresh / FRESH_PER_SETTLED)))
    for (const segment of segments) {
      const begin = segment * FRESH_PER_SETTLED
      const end = begin + FRESH_PER_SETTLED
      if (end * FRESH_IDS > last + 1) continue
      const parts = Array.from({ length: FRESH_PER_SETTLED }, (_, index) => begin + index)
      // What is older than the oldest delivery will never be built, and holds nothing.
      const isWhole = parts.every((part) => keys.fresh.has(part) || (part + 1) * FRESH_IDS <= first)
      if (!isWhole) continue
      const fresh = parts.map((part) => selectFreshSlots(this.db, part))
      this.joining = { segment, fresh, nextRow: 0 }
      return true
    }
    return false
  }

  private join(work: NonNullable<Indexer['joining']>): boolean {
    const end = Math.min(work.nextRow + JOINED_ROWS, SETTLED_ROWS)
    this.db.transaction(() => {
      for (let row = work.nextRow; row < end; row += 1) {
        insertSlotRow(this.db, work.segment, row, joinedRow(work.fresh, row))
      }
      if (end === SETTLED_ROWS) settle(this.db, work.segment)
    })
    work.nextRow = end
    if (end < SETTLED_ROWS) return true
    this.joining = null
    this.keys = null
    return true
  }

  private dropOld(first: number): boolean {
    const keys = this.keys ?? selectSegments(this.db)
    const settled = [...keys.settled].find(
      (segment) => (segment + 1) * FRESH_PER_SETTLED * FRESH_IDS <= first,
    )
    const fresh = [...keys.fresh].find((segment) => (segment + 1) * FRESH_IDS <= first)
    // Fresh segments stay until they can be joined with their younger neighbours, or all of those are gone, too.
    const isAlone =
      fresh !== undefined &&
      (Math.floor(fresh / FRESH_PER_SETTLED) + 1) * FRESH_PER_SETTLED * FRESH_IDS <= first
    if (settled === undefined && !isAlone) return false
    this.db.transaction(() => {
      if (settled !== undefined) deleteSettled(this.db, settled)
      if (isAlone) deleteFresh(this.db, fresh)
    })
    this.keys = null
    return true
  }
}

/** The bits of some slots, block by block over all fresh segments. */
function joinedRow(fresh: readonly (Uint8Array | null)[], row: number): Uint8Array {
  const bits = new Uint8Array(SLOTS_PER_ROW * SLOT_BYTES)
  const firstSlot = row * SLOTS_PER_ROW
  const count = Math.min(SLOTS_PER_ROW, SLOTS - firstSlot)
  fresh.forEach((slots, part) => {
    if (slots === null) return
    for (let index = 0; index < count; index += 1) {
      const from = (firstSlot + index) * FRESH_SLOT_BYTES
      bits.set(slots.subarray(from, from + FRESH_SLOT_BYTES), index * SLOT_BYTES + part * FRESH_SLOT_BYTES)
    }
  })
  return bits
}

/** How many deliveries in full segments are not in the index yet. */
export function countUnindexed(db: Reader): number {
  const { first, last } = selectEnds(db)
  if (last === 0) return 0
  const keys = selectSegments(db)
  let missing = 0
  for (let fresh = Math.floor(first / FRESH_IDS); fresh < Math.floor((last + 1) / FRESH_IDS); fresh += 1) {
    if (!isIndexed(keys, fresh)) missing += 1
  }
  return missing * FRESH_IDS
}
