import type { DiffCounts, DiffNode } from './model'

/** Nodes of each kind, apart by whether they are noisy. */
export function countNodes(nodes: readonly DiffNode[]): { counts: DiffCounts; noisy: DiffCounts } {
  const counts = noCounts()
  const noisy = noCounts()
  for (const { kind, isNoisy } of nodes) {
    if (kind !== 'inside') (isNoisy ? noisy : counts)[kind] += 1
  }
  return { counts, noisy }
}

/** How many differences that is. What is alike is none. */
export function totalOf(counts: DiffCounts): number {
  const { add, remove, change, type, move, rename } = counts
  return add + remove + change + type + move + rename
}

function noCounts(): DiffCounts {
  return { add: 0, remove: 0, change: 0, type: 0, move: 0, rename: 0, alike: 0 }
}
