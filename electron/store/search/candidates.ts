// Which blocks of a segment may hold a match.
import type { Reader } from '../connection'
import {
  BLOCK_IDS,
  FRESH_BLOCKS,
  FRESH_PER_SETTLED,
  FRESH_RANGES,
  FRESH_SLOT_BYTES,
  RANGE_IDS,
  SETTLED_BLOCKS,
  SLOT_BYTES,
  SLOTS_PER_ROW,
} from './layout'
import { EVERY_PLACE } from './ranges'
import { selectFreshSlots, selectRanges, selectSlotRow } from './segments-table'
import type { Wanted } from './wanted'

/** A byte a block, 1 where it may hold a match. */
export type BlockSet = Uint8Array

/** The most fresh segments whose slots are kept in memory, 64 KiB each. */
const MAX_CACHED = 96

const BLOCKS_PER_RANGE = RANGE_IDS / BLOCK_IDS

/** Reads the index, one segment at a time. A segment never changes, so fresh ones are kept. */
export class SegmentReader {
  private readonly fresh = new Map<number, Uint8Array | null>()

  constructor(private readonly db: Reader) {}

  /** The candidates in a fresh segment. */
  inFresh(segment: number, wanted: Wanted): BlockSet {
    return this.evaluate(wanted, FRESH_BLOCKS, { first: segment, last: segment }, (slots) => {
      const taken = this.freshSlots(segment)
      return taken === null
        ? new Uint8Array(FRESH_BLOCKS)
        : blocksWithAll(slots, FRESH_SLOT_BYTES, (slot) => ({ bytes: taken, from: slot * FRESH_SLOT_BYTES }))
    })
  }

  /** The candidates in a settled segment. */
  inSettled(segment: number, wanted: Wanted): BlockSet {
    const first = segment * FRESH_PER_SETTLED
    return this.evaluate(wanted, SETTLED_BLOCKS, { first, last: first + FRESH_PER_SETTLED - 1 }, (slots) =>
      this.settledSlots(segment, slots),
    )
  }

  private evaluate(
    wanted: Wanted,
    blockCount: number,
    segments: { first: number; last: number },
    ofSlots: (slots: readonly number[]) => BlockSet,
  ): BlockSet {
    const within = (inner: Wanted): BlockSet => {
      switch (inner.type) {
        case 'anything':
          return new Uint8Array(blockCount).fill(1)
        case 'nothing':
          return new Uint8Array(blockCount)
        case 'slots':
          return ofSlots(inner.slots)
        case 'range':
          return this.inRange(inner, blockCount, segments)
        case 'all':
          return inner.of.reduce<BlockSet>((found, part) => {
            return found.includes(1) ? both(found, within(part)) : found
          }, new Uint8Array(blockCount).fill(1))
        case 'one':
          return inner.of.reduce<BlockSet>(
            (found, part) => either(found, within(part)),
            new Uint8Array(blockCount),
          )
      }
    }
    return within(wanted)
  }

  private freshSlots(segment: number): Uint8Array | null {
    const known = this.fresh.get(segment)
    if (known !== undefined) return known
    const slots = selectFreshSlots(this.db, segment)
    for (const oldest of this.fresh.keys()) {
      if (this.fresh.size < MAX_CACHED) break
      this.fresh.delete(oldest)
    }
    this.fresh.set(segment, slots)
    return slots
  }

  private settledSlots(segment: number, slots: readonly number[]): BlockSet {
    return blocksWithAll(slots, SLOT_BYTES, (slot) => ({
      bytes: selectSlotRow(this.db, segment, Math.floor(slot / SLOTS_PER_ROW)),
      from: (slot % SLOTS_PER_ROW) * SLOT_BYTES,
    }))
  }

  private inRange(
    { place, from, to }: Extract<Wanted, { type: 'range' }>,
    blockCount: number,
    segments: { first: number; last: number },
  ): BlockSet {
    const found = new Uint8Array(blockCount)
    const [low, high] = [from ?? -Infinity, to ?? Infinity]
    for (const { segment, blocks } of selectRanges(this.db, place, segments, low, high)) {
      const offset = (segment - segments.first) * FRESH_BLOCKS
      for (let stretch = 0; stretch < FRESH_RANGES; stretch += 1) {
        const smallest = blocks[stretch * 2] ?? Infinity
        const largest = blocks[stretch * 2 + 1] ?? -Infinity
        const at = offset + stretch * BLOCKS_PER_RANGE
        if (smallest <= high && largest >= low) found.fill(1, at, at + BLOCKS_PER_RANGE)
      }
    }
    for (const { segment } of selectRanges(this.db, EVERY_PLACE, segments, 0, 0)) {
      const offset = (segment - segments.first) * FRESH_BLOCKS
      found.fill(1, offset, offset + FRESH_BLOCKS)
    }
    return found
  }
}

/** The blocks of which all slots are taken; `bitsOf` says where a slot's bits lie. */
function blocksWithAll(
  slots: readonly number[],
  byteCount: number,
  bitsOf: (slot: number) => { bytes: Uint8Array; from: number },
): BlockSet {
  const found = new Uint8Array(byteCount).fill(0xff)
  for (const slot of slots) {
    const { bytes, from } = bitsOf(slot)
    let any = 0
    for (let index = 0; index < byteCount; index += 1) {
      const byte = (found[index] ?? 0) & (bytes[from + index] ?? 0)
      found[index] = byte
      any |= byte
    }
    if (any === 0) break
  }
  const blocks = new Uint8Array(byteCount * 8)
  for (let block = 0; block < blocks.length; block += 1) {
    blocks[block] = ((found[block >> 3] ?? 0) >> (block & 7)) & 1
  }
  return blocks
}

function both(one: BlockSet, other: BlockSet): BlockSet {
  return one.map((value, index) => value & (other[index] ?? 0))
}

function either(one: BlockSet, other: BlockSet): BlockSet {
  return one.map((value, index) => value | (other[index] ?? 0))
}
