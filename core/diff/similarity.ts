import { haveSameHash, type Tapes } from './same'
import { ARRAY, childrenOf, OBJECT, SHADOWED, STRING, type Tape } from './tape'

/** Members and elements looked at; of more, the first stand for all. */
const MAX_CHILDREN = 64
/** Levels looked at below the two values. */
const MAX_DEPTH = 2
/** A part of 1,000 values should not drown the ten others beside it. */
const MAX_WEIGHT = 12

/**
 * How much two values have in common, from 0 (nothing) to 1 (equal by hash). Rough and of bounded cost: it decides which
 * removed and which added value are told as one that changed, so a wrong answer makes a difference longer, never wrong.
 */
export function similarity(tapes: Tapes, l: number, r: number, depth = 0): number {
  if (haveSameHash(tapes, l, r)) return 1
  const kind = tapes.left.kind[l]
  if (kind !== tapes.right.kind[r]) return 0
  if (kind === OBJECT) return objectSimilarity(tapes, l, r, depth)
  if (kind === ARRAY) return arraySimilarity(tapes, l, r)
  return kind === STRING ? stringSimilarity(tapes, l, r) : 0.1
}

function objectSimilarity(tapes: Tapes, l: number, r: number, depth: number): number {
  const { left, right } = tapes
  const rightByKey = new Map<number, number>()
  let total = 0
  for (const member of firstChildren(right, r)) {
    rightByKey.set(right.key[member] ?? 0, member)
    total += weightOf(right, member)
  }
  let shared = 0
  for (const member of firstChildren(left, l)) {
    const weight = weightOf(left, member)
    total += weight
    const other = rightByKey.get(left.key[member] ?? 0)
    if (other === undefined) continue
    const alike =
      depth < MAX_DEPTH
        ? similarity(tapes, member, other, depth + 1)
        : Number(haveSameHash(tapes, member, other))
    // The common name alone is worth a little.
    shared += (0.15 + 0.85 * alike) * (weight + weightOf(right, other))
  }
  return total === 0 ? 0.5 : shared / total
}

function arraySimilarity({ left, right }: Tapes, l: number, r: number): number {
  const lefts = firstChildren(left, l)
  const rights = firstChildren(right, r)
  if (lefts.length === 0 || rights.length === 0) return 0
  const hashes = new Map<number, number>()
  for (const element of rights) {
    const hash = right.hashA[element] ?? 0
    hashes.set(hash, (hashes.get(hash) ?? 0) + 1)
  }
  let shared = 0
  for (const element of lefts) {
    const hash = left.hashA[element] ?? 0
    const copies = hashes.get(hash) ?? 0
    if (copies === 0) continue
    hashes.set(hash, copies - 1)
    shared += 1
  }
  const longer = Math.max(lefts.length, rights.length)
  return (0.1 * Math.min(lefts.length, rights.length) + 0.9 * shared) / longer
}

/** Of the longer string, the share that both begin and end with. */
function stringSimilarity({ left, right }: Tapes, l: number, r: number): number {
  const leftStart = (left.start[l] ?? 0) + 1
  const rightStart = (right.start[r] ?? 0) + 1
  const leftLength = (left.end[l] ?? 0) - 1 - leftStart
  const rightLength = (right.end[r] ?? 0) - 1 - rightStart
  const shorter = Math.min(leftLength, rightLength, 200)
  let before = 0
  while (
    before < shorter &&
    left.text.charCodeAt(leftStart + before) === right.text.charCodeAt(rightStart + before)
  ) {
    before += 1
  }
  let behind = 0
  while (
    behind < shorter - before &&
    left.text.charCodeAt(leftStart + leftLength - 1 - behind) ===
      right.text.charCodeAt(rightStart + rightLength - 1 - behind)
  ) {
    behind += 1
  }
  return 0.1 + (0.8 * (before + behind)) / Math.max(leftLength, rightLength, 1)
}

function firstChildren(tape: Tape, container: number): Int32Array {
  if ((tape.size[container] ?? 0) <= MAX_CHILDREN) return childrenOf(tape, container)
  const children = new Int32Array(MAX_CHILDREN)
  let count = 0
  const end = tape.next[container] ?? 0
  for (let child = container + 1; child < end && count < MAX_CHILDREN; child = tape.next[child] ?? end) {
    if ((tape.kind[child] ?? 0) >= SHADOWED) continue
    children[count] = child
    count += 1
  }
  return children.subarray(0, count)
}

function weightOf(tape: Tape, index: number): number {
  return Math.min((tape.next[index] ?? 0) - index, MAX_WEIGHT)
}
