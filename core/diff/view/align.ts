import type { DiffNode } from '../model'
import { ARRAY, childrenOf, type Tape } from '../tape'

/** Something to show within a container: children of two objects or arrays that stand beside each other. */
export interface Aligned {
  /** Tape indexes; -1 where that side has none. */
  left: number
  right: number
  leftIndex: number
  rightIndex: number
  /** Index in `JsonDiff.nodes`, or -1 where nothing changed. */
  node: number
  /** Where a moved element stood; it is shown at its new place. */
  isAway: boolean
}

/**
 * Lays the children of a container that differs beside each other, unchanged ones too, which the tree of differences does
 * not hold: members of the same name, and elements in the order that the nodes leave over.
 */
export function alignChildren(
  left: Tape,
  right: Tape,
  l: number,
  r: number,
  nodes: readonly DiffNode[],
  container: number,
): Aligned[] {
  const children = nodesBelow(nodes, container)
  return left.kind[l] === ARRAY
    ? alignElements(left, right, l, r, nodes, children)
    : alignMembers(left, right, l, r, nodes, children)
}

function nodesBelow(nodes: readonly DiffNode[], container: number): number[] {
  const children: number[] = []
  const end = nodes[container]?.end ?? 0
  for (let child = container + 1; child < end; child = nodes[child]?.end ?? end) children.push(child)
  return children
}

function alignMembers(
  left: Tape,
  right: Tape,
  l: number,
  r: number,
  nodes: readonly DiffNode[],
  children: readonly number[],
): Aligned[] {
  const lefts = childrenOf(left, l)
  const leftByName = new Map<number, number>()
  const leftByStart = new Map<number, number>()
  for (const member of lefts) {
    leftByName.set(left.key[member] ?? 0, member)
    leftByStart.set(left.start[member] ?? 0, member)
  }
  const nodeByRight = new Map<number, number>()
  for (const child of children) nodeByRight.set(nodes[child]?.right?.start ?? -1, child)
  const aligned: Aligned[] = []
  let told = 0
  /** What was removed comes before the next member that the nodes name after it. */
  const tellRemoved = (before: number): void => {
    for (; told < children.length && children[told] !== before; told += 1) {
      const node = children[told] ?? 0
      if (nodes[node]?.right !== null) continue
      const member = leftByStart.get(nodes[node].left?.start ?? -1) ?? -1
      aligned.push({ left: member, right: -1, leftIndex: -1, rightIndex: -1, node, isAway: false })
    }
  }
  for (const member of childrenOf(right, r)) {
    const node = nodeByRight.get(right.start[member] ?? 0) ?? -1
    if (node !== -1) tellRemoved(node)
    const origin = node === -1 ? undefined : nodes[node]
    const partner =
      origin === undefined
        ? (leftByName.get(right.key[member] ?? 0) ?? -1)
        : origin.left === null
          ? -1
          : (leftByStart.get(origin.left.start) ?? -1)
    aligned.push({ left: partner, right: member, leftIndex: -1, rightIndex: -1, node, isAway: false })
  }
  tellRemoved(-1)
  return aligned
}

function alignElements(
  left: Tape,
  right: Tape,
  l: number,
  r: number,
  nodes: readonly DiffNode[],
  children: readonly number[],
): Aligned[] {
  const lefts = childrenOf(left, l)
  const nodeByLeft = new Int32Array(lefts.length).fill(-1)
  const rights = childrenOf(right, r)
  const nodeByRight = new Int32Array(rights.length).fill(-1)
  for (const child of children) {
    const node = nodes[child]
    if (typeof node?.left?.step === 'number') nodeByLeft[node.left.step] = child
    if (typeof node?.right?.step === 'number') nodeByRight[node.right.step] = child
  }
  const aligned: Aligned[] = []
  /** Added and moved elements since the last one that kept its order. */
  let come: Aligned[] = []
  let leftAt = 0
  /** Between two elements that kept their order, what is gone comes before what came. */
  const tellGap = (): void => {
    for (; leftAt < lefts.length; leftAt += 1) {
      const node = nodeByLeft[leftAt] ?? -1
      const kind = nodes[node]?.kind
      if (kind !== 'remove' && kind !== 'move') break
      const isAway = kind === 'move'
      aligned.push({ left: lefts[leftAt] ?? 0, right: -1, leftIndex: leftAt, rightIndex: -1, node, isAway })
    }
    aligned.push(...come)
    come = []
  }
  rights.forEach((element, rightIndex) => {
    const node = nodeByRight[rightIndex] ?? -1
    const kind = nodes[node]?.kind
    const item = { right: element, rightIndex, node, isAway: false }
    if (kind === 'add') come.push({ ...item, left: -1, leftIndex: -1 })
    else if (kind === 'move') {
      const leftIndex = Number(nodes[node]?.left?.step)
      come.push({ ...item, left: lefts[leftIndex] ?? 0, leftIndex })
    } else {
      tellGap()
      aligned.push({ ...item, left: lefts[leftAt] ?? 0, leftIndex: leftAt })
      leftAt += 1
    }
  })
  tellGap()
  return aligned
}
