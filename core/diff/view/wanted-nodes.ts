import type { DiffNode } from '../model'
import { escapeStep, parsePattern, type PathPattern } from '../path-pattern'
import type { WantedChanges } from './rows'

/** Which nodes are wanted, and what is hidden where they are not; by index in `JsonDiff.nodes`. */
export class WantedNodes {
  /** Up to each node, how many before it are wanted, and how many are not: changes, and noisy ones. */
  private readonly wanted: Int32Array
  private readonly changes: Int32Array
  private readonly noise: Int32Array

  constructor(
    private readonly nodes: readonly DiffNode[],
    { kinds, path, noise }: WantedChanges,
  ) {
    this.wanted = new Int32Array(nodes.length + 1)
    this.changes = new Int32Array(nodes.length + 1)
    this.noise = new Int32Array(nodes.length + 1)
    const isOnPath = pathTest(nodes, path)
    nodes.forEach((node, index) => {
      const fits = (kinds?.includes(node.kind) ?? true) && isOnPath(node, index)
      const isWanted = node.kind !== 'inside' && fits && (noise || !node.isNoisy)
      const isHidden = !isWanted && node.kind !== 'inside' && node.kind !== 'alike'
      this.wanted[index + 1] = (this.wanted[index] ?? 0) + Number(isWanted)
      this.changes[index + 1] = (this.changes[index] ?? 0) + Number(isHidden && !node.isNoisy)
      this.noise[index + 1] = (this.noise[index] ?? 0) + Number(isHidden && node.isNoisy)
    })
  }

  /** Whether the node, or one below it, is wanted. */
  has(index: number): boolean {
    return this.sum(this.wanted, index) > 0
  }

  /** How many changes a node is, with those below it, that are not wanted. */
  hidden(index: number): { changes: number; noise: number } {
    return { changes: this.sum(this.changes, index), noise: this.sum(this.noise, index) }
  }

  private sum(column: Int32Array, index: number): number {
    return (column[this.nodes[index]?.end ?? index] ?? 0) - (column[index] ?? 0)
  }
}

type PathTest = (node: DiffNode, index: number) => boolean

function pathTest(nodes: readonly DiffNode[], path: string): PathTest {
  if (path === '') return () => true
  const isWhole = path.endsWith('/')
  const pattern =
    path.startsWith('/') && path !== '/' ? parsePattern(isWhole ? path.slice(0, -1) : path) : null
  return pattern === null ? partTest(nodes, path) : patternTest(pattern, isWhole)
}

/** At the pattern, below it, or a value that came or went whole and has the pattern's place in it. */
function patternTest(pattern: PathPattern, isWhole: boolean): PathTest {
  /** By node: how many steps of the pattern its path has taken; -1 where it went elsewhere. */
  const taken: number[] = []
  return ({ parent, left, right, kind }, index) => {
    const above = parent === -1 ? 0 : (taken[parent] ?? -1)
    const steps = [right?.step ?? null, left?.step ?? null].filter((step) => step !== null)
    const next = pattern[above] ?? ''
    const isLast = above === pattern.length - 1 && !isWhole
    const goesOn =
      next === '*' || steps.some((step) => (isLast ? String(step).startsWith(next) : String(step) === next))
    const stays = above === -1 || above === pattern.length || steps.length === 0
    const reached = stays ? above : goesOn ? above + 1 : -1
    taken[index] = reached
    const isWholeValue = kind !== 'inside' && kind !== 'move' && kind !== 'rename'
    return reached === pattern.length || (reached >= 0 && isWholeValue)
  }
}

function partTest(nodes: readonly DiffNode[], part: string): PathTest {
  const wanted = part.toLowerCase()
  const pointers: string[] = []
  return ({ parent, left, right }, index) => {
    const step = right?.step ?? left?.step ?? null
    const pointer = step === null ? '' : `${pointers[parent] ?? ''}/${escapeStep(String(step))}`
    const isContainer = (nodes[index]?.end ?? 0) > index + 1
    if (isContainer) pointers[index] = pointer
    return pointer.toLowerCase().includes(wanted)
  }
}
