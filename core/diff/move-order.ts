import { FenwickTree } from './fenwick-tree'

export interface Move {
  /** Index in the list before any move. */
  from: number
  /** Index in the list after all moves. */
  to: number
}

/**
 * Moves that are made one after the other, from moves that are said all at once: each `from` and `to` is then an index
 * into the list as it is when its turn comes, `to` without the element itself. `moves` come by rising `to`; the elements
 * that none of them names keep their order.
 *
 * An element is put right behind the one that it follows in the end, so before those that stand there and have yet to
 * move. n log n.
 */
export function orderMoves(moves: readonly Move[]): Move[] {
  const froms = Int32Array.from(moves, ({ from }) => from).sort()
  /** By rank in `froms`: how many elements that stay stand before it. */
  const stayingBefore = froms.map((from, rank) => from - rank)
  const waiting = new FenwickTree(moves.length)
  froms.forEach((_from, rank) => waiting.add(rank, 1))
  /** By turn: how many elements that stay are to stand before it. */
  const stayingBeforeTarget = Int32Array.from(moves, ({ to }, turn) => to - turn)
  return moves.map(({ from }, turn) => {
    const rank = countBelow(froms, moves.length, from)
    const staying = stayingBefore[rank] ?? 0
    const placedBefore = countBelow(stayingBeforeTarget, turn, staying + 1)
    const now = staying + waiting.before(rank) + placedBefore
    waiting.add(rank, -1)
    const target = stayingBeforeTarget[turn] ?? 0
    const waitingBefore = waiting.before(countBelow(stayingBefore, moves.length, target))
    return { from: now, to: target + turn + waitingBefore }
  })
}

/** How many of the first `length` of an ascending list are less than a value. */
function countBelow(ascending: Int32Array, length: number, value: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
