import type { ByteDiff } from '../byte-diff'

/**
 * Two runs of bytes beside each other, `width` to a row, so that what stands for each other stands in one column: where one
 * side has more, the other has gaps. A row covers `width` slots; a slot holds a byte or a gap of either side.
 */
export interface ByteRows {
  width: number
  count: number
  /** All there are. */
  slots: number
  /** By row: its first slot. */
  slot: Int32Array
  /** By row: how many rows of bytes that are the same are folded into it; 0 for a row of bytes. */
  folded: Int32Array
  stretches: ByteDiff['stretches']
  /** By stretch: its first slot. */
  stretchSlot: Int32Array
}

export interface ByteRow {
  /** Null for a row of bytes. */
  fold: { id: number; bytes: number } | null
  /** Offsets of the first byte on each side; null where it has only gaps. */
  leftOffset: number | null
  rightOffset: number | null
  slots: ByteSlot[]
}

interface ByteSlot {
  left: number | null
  right: number | null
  isSame: boolean
}

/** Rows in sight before and after a difference. */
const CONTEXT = 1

/** Lays bytes out. Folds are named by their first slot; those in `opened` are shown. */
export function layOutBytes({ stretches }: ByteDiff, width: number, opened: ReadonlySet<number>): ByteRows {
  const stretchSlot = new Int32Array(stretches.length)
  let slots = 0
  stretches.forEach((stretch, at) => {
    stretchSlot[at] = slots
    slots += lengthOf(stretch)
  })
  const slot: number[] = []
  const folded: number[] = []
  const push = (row: number, rows: number): void => {
    slot.push(row * width)
    folded.push(rows)
  }
  const rows = Math.ceil(slots / width)
  let told = 0
  stretches.forEach((stretch, at) => {
    const from = stretchSlot[at] ?? 0
    const to = from + lengthOf(stretch)
    if (!stretch.isSame) {
      for (; told < Math.ceil(to / width); told += 1) push(told, 0)
      return
    }
    const begin = from === 0 ? 0 : Math.max(told, Math.ceil(from / width) + CONTEXT)
    const end = to === slots ? rows : Math.floor(to / width) - CONTEXT
    for (; told < Math.min(begin, rows); told += 1) push(told, 0)
    if (end - begin >= 2 && !opened.has(begin * width)) {
      push(begin, end - begin)
      told = end
    }
    for (; told < Math.floor(to / width); told += 1) push(told, 0)
  })
  for (; told < rows; told += 1) push(told, 0)
  return {
    width,
    count: slot.length,
    slots,
    slot: Int32Array.from(slot),
    folded: Int32Array.from(folded),
    stretches,
    stretchSlot,
  }
}

/** The row at an index, which must be less than `rows.count`. */
export function byteRowAt(rows: ByteRows, index: number, left: Uint8Array, right: Uint8Array): ByteRow {
  const { width, stretches, stretchSlot } = rows
  const from = rows.slot[index] ?? 0
  const folded = rows.folded[index] ?? 0
  const slots: ByteSlot[] = []
  let leftOffset: number | null = null
  let rightOffset: number | null = null
  let at = stretchOf(stretchSlot, from)
  for (let slot = from; slot < from + (folded > 0 ? 1 : width); slot += 1) {
    if (at + 1 < stretches.length && (stretchSlot[at + 1] ?? 0) <= slot) at += 1
    const stretch = stretches[at]
    if (stretch === undefined) break
    const inside = slot - (stretchSlot[at] ?? 0)
    const leftAt = stretch.left + inside < stretch.leftEnd ? stretch.left + inside : null
    const rightAt = stretch.right + inside < stretch.rightEnd ? stretch.right + inside : null
    if (leftAt === null && rightAt === null) break
    leftOffset ??= leftAt
    rightOffset ??= rightAt
    slots.push({
      left: leftAt === null ? null : (left[leftAt] ?? null),
      right: rightAt === null ? null : (right[rightAt] ?? null),
      isSame: stretch.isSame,
    })
  }
  const fold = folded === 0 ? null : { id: from, bytes: Math.min(folded * width, rows.slots - from) }
  return { fold, leftOffset, rightOffset, slots: fold === null ? slots : [] }
}

/** The rows in which a difference begins. */
export function byteStops({ stretches, stretchSlot, slot, width }: ByteRows): Int32Array {
  const stops = new Set<number>()
  stretches.forEach(({ isSame }, at) => {
    if (isSame) return
    const first = Math.floor((stretchSlot[at] ?? 0) / width) * width
    stops.add(lastAtMost(slot, first))
  })
  return Int32Array.from(stops)
}

function lengthOf({ left, leftEnd, right, rightEnd }: ByteDiff['stretches'][number]): number {
  return Math.max(leftEnd - left, rightEnd - right)
}

function stretchOf(stretchSlot: Int32Array, slot: number): number {
  return lastAtMost(stretchSlot, slot)
}

/** The last place of an ascending column that holds no more than a value. */
function lastAtMost(column: Int32Array, value: number): number {
  let low = 0
  let high = column.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((column[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
