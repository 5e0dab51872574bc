// How the search index is laid out. It says of each block of deliveries which of many numbered slots are taken; every
// gram of a text and every exact fact is hashed to slots. A block of which all wanted slots are taken may hold a match,
// any other can't. Which of its deliveries match is then read from themselves, so the index is small and never decides.

/** Deliveries in a block, by id: the fewer, the less is read around a match; fewer than these would repeat what is common. */
export const BLOCK_IDS = 4

/** Slots of one block. At 1 to 2 KB a delivery about a fifth of them are taken. */
export const SLOTS = 8192

/** A fresh segment is written as soon as its last delivery is there: 256 deliveries, 8 bytes a slot. */
export const FRESH_BLOCKS = 64
export const FRESH_IDS = BLOCK_IDS * FRESH_BLOCKS
export const FRESH_SLOT_BYTES = FRESH_BLOCKS / 8

/** Fresh segments are joined into a settled one of 16,384 deliveries, whose slots can be read one by one. */
export const FRESH_PER_SETTLED = 64
export const SETTLED_BLOCKS = FRESH_BLOCKS * FRESH_PER_SETTLED
export const SETTLED_IDS = BLOCK_IDS * SETTLED_BLOCKS
export const SLOT_BYTES = SETTLED_BLOCKS / 8

/** As many slots as fill one page of the database with their row. */
export const SLOTS_PER_ROW = 7
export const SETTLED_ROWS = Math.ceil(SLOTS / SLOTS_PER_ROW)

/** The smallest and largest numbers are kept for this many deliveries together. */
export const RANGE_IDS = 8
export const FRESH_RANGES = FRESH_IDS / RANGE_IDS

/** An exact fact takes this many slots: with a fifth of all taken, one block in 3,125 seems to hold what it does not. */
const SLOTS_PER_FACT = 5

const PRIME = 0x01000193

/**
 * Calls back with the slots of a text's grams: every three characters in a row, and four where there is a digit among the
 * three. Digits make a tenth as many threes as letters do, and ids, times and amounts are full of them.
 */
export function eachGramSlot(text: string, take: (slot: number) => void): void {
  for (let at = 0; at + 2 < text.length; at += 1) {
    const first = text.charCodeAt(at)
    const second = text.charCodeAt(at + 1)
    const third = text.charCodeAt(at + 2)
    if (isDigit(first) || isDigit(second) || isDigit(third)) {
      if (at + 3 < text.length) take(slotOf(first, second, third, text.charCodeAt(at + 3)))
    } else take(slotOf(first, second, third, 0))
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function slotOf(first: number, second: number, third: number, fourth: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(fourth, 0x27d4eb2f), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) % SLOTS
}

/** The hash of a text, to go on from with `hashOf(more, hash)`. */
export function hashOf(text: string, from = 0x811c9dc5): number {
  let hash = from
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
  return Math.imul(hash ^ 0xffff, PRIME)
}

/** Calls back with each slot of an exact fact, given by its hash. */
export function eachFactSlot(hash: number, take: (slot: number) => void): void {
  let state = hash
  for (let index = 0; index < SLOTS_PER_FACT; index += 1) {
    state = Math.imul(state ^ (state >>> 16), 0x45d9f3b) + 0x9e3779b9
    take(((state ^ (state >>> 15)) >>> 0) % SLOTS)
  }
}
