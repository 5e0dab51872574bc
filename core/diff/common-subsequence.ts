/**
 * Beyond this many insertions and deletions the search is given up: it takes their square in time and memory, and two
 * lists that far apart have little order in common.
 */
const MAX_EDITS = 400

/**
 * A longest common subsequence of two number lists (Myers' greedy search), as the place in `left` that each place of
 * `right` is matched with, or -1. Null where they are more than 400 edits apart.
 */
export function matchInOrder(left: Int32Array, right: Int32Array): Int32Array | null {
  const reach = Math.min(left.length + right.length, MAX_EDITS)
  /** By diagonal (left place less right place, shifted by reach + 1): how far along `left` the search has come. */
  const furthest = new Int32Array(2 * reach + 3)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= reach; edits += 1) {
    trace.push(furthest.slice(reach + 1 - edits, reach + 2 + edits))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let at = startOf(furthest, diagonal, edits, reach + 1)
      while (at < left.length && at - diagonal < right.length && left[at] === right[at - diagonal]) at += 1
      furthest[diagonal + reach + 1] = at
      if (at >= left.length && at - diagonal >= right.length) return walkBack(left, right, trace, edits)
    }
  }
  return null
}

function startOf(furthest: Int32Array, diagonal: number, edits: number, shift: number): number {
  const above = furthest[diagonal + 1 + shift] ?? 0
  const below = furthest[diagonal - 1 + shift] ?? 0
  if (edits === 0) return 0
  return diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1
}

function walkBack(left: Int32Array, right: Int32Array, trace: readonly Int32Array[], edits: number) {
  const matches = new Int32Array(right.length).fill(-1)
  let atLeft = left.length
  let atRight = right.length
  for (let round = edits; round >= 0; round -= 1) {
    const diagonal = atLeft - atRight
    const row = trace[round] ?? new Int32Array(1)
    const came = startOf(row, diagonal, round, round)
    while (atLeft > came) {
      atLeft -= 1
      atRight -= 1
      matches[atRight] = atLeft
    }
    if (round === 0) break
    const above = row[diagonal + 1 + round] ?? 0
    const wasInsertion =
      diagonal === -round || (diagonal !== round && (row[diagonal - 1 + round] ?? 0) < above)
    if (wasInsertion) atRight -= 1
    else atLeft -= 1
  }
  return matches
}
