import { countNodes } from './counts'
import type { DiffNode, JsonDiff } from './model'
import { parsePattern, PatternTree } from './path-pattern'

/**
 * The same difference with what fits one of the patterns, and all below it, marked noisy and counted apart. Patterns that
 * are no path patterns fit nothing.
 */
export function withNoise(diff: JsonDiff, patterns: readonly string[]): JsonDiff {
  const tree = new PatternTree<true>()
  for (const text of patterns) {
    const pattern = parsePattern(text)
    if (pattern !== null) tree.add(pattern, true)
  }
  const nodes = markNodes(diff.nodes, tree)
  return { ...diff, nodes, ...countNodes(nodes) }
}

function markNodes(nodes: readonly DiffNode[], root: PatternTree<true>): DiffNode[] {
  /** By node: where the patterns have come to with its path. */
  const reached: PatternTree<true>[][] = []
  const marked: DiffNode[] = []
  nodes.forEach((node, index) => {
    const above = node.parent === -1 ? [root] : (reached[node.parent] ?? [])
    const trees = stepInto(above, node)
    reached[index] = trees
    const isBelowNoise = marked[node.parent]?.isNoisy === true
    const isNoisy = isBelowNoise || PatternTree.valueOf(trees) === true
    marked.push(node.isNoisy === isNoisy ? node : { ...node, isNoisy })
  })
  return marked
}

/** A renamed member is known by either name. */
function stepInto(above: PatternTree<true>[], node: DiffNode): PatternTree<true>[] {
  const left = node.left?.step ?? null
  const right = node.right?.step ?? null
  if (left === null && right === null) return above
  const trees = right === null ? [] : PatternTree.step(above, String(right))
  if (left === null || left === right) return trees
  return [...trees, ...PatternTree.step(above, String(left))]
}
