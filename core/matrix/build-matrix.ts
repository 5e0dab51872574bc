import { KeyTable } from '../diff/key-table'
import { parsePattern, PatternTree } from '../diff/path-pattern'
import { readTape } from '../diff/read-tape'
import { ARRAY, childrenOf, OBJECT } from '../diff/tape'
import type { FollowedPath } from '../values/followed-path'
import type { Column, Slot } from './column'
import { areScalarLists, uniteElements } from './elements'
import { ABSENT, OUTSIDE, type Matrix, type MatrixRow } from './matrix'
import { ValueTable } from './value-table'

/** More rows than this are no table to read. */
const MAX_ROWS = 5000

/**
 * Sets texts beside each other: a row for each path at which not all are the same, in the order in which the paths come.
 * `patterns` are noise patterns; what fits one is in it all the same, and told apart.
 */
export function buildMatrix(texts: readonly (string | null)[], patterns: readonly string[]): Matrix {
  const keys = new KeyTable()
  const tapes = texts.map((text) => (text === null ? null : readTape(text, keys)))
  const columns = tapes.map((tape): Column => ({ tape, names: keys.names }))
  return new MatrixBuilder(columns, patternTree(patterns)).build()
}

function patternTree(patterns: readonly string[]): PatternTree<true> {
  const tree = new PatternTree<true>()
  for (const text of patterns) {
    const pattern = parsePattern(text)
    if (pattern !== null) tree.add(pattern, true)
  }
  return tree
}

/** A path that is yet to be looked at. Steps lead back to the root: a deep document's paths are not copied. */
interface Waiting extends Slot {
  above: Waiting | null
  /** By column: whether what could hold the value is there. */
  isInside: readonly boolean[]
  trees: readonly PatternTree<true>[]
  isNoisy: boolean
}

class MatrixBuilder {
  private readonly values = new ValueTable()
  private readonly rows: MatrixRow[] = []
  private left = 0

  constructor(
    private readonly columns: readonly Column[],
    private readonly noise: PatternTree<true>,
  ) {}

  build(): Matrix {
    const isReadable = this.columns.map(({ tape }) => tape !== null)
    const root: Waiting = {
      // Never told: the root's path has no steps.
      step: { index: 0 },
      nodes: this.columns.map(({ tape }) => (tape === null ? -1 : 0)),
      above: null,
      isInside: isReadable,
      trees: [this.noise],
      isNoisy: PatternTree.valueOf([this.noise]) === true,
    }
    // Its stack is its own: nesting costs memory only.
    const waiting = [root]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const below of this.look(next).reverse()) waiting.push(below)
    }
    const cut =
      this.left === 0
        ? null
        : `They differ at ${this.left.toLocaleString('en')} paths more; the first ${MAX_ROWS.toLocaleString('en')} are shown.`
    return { rows: this.rows, values: this.values.values, isReadable, cut }
  }

  /** Tells of a path where it differs; gives the paths below it that may. */
  private look(at: Waiting): Waiting[] {
    if (this.areWrittenSame(at)) return []
    const kinds = new Set(
      at.nodes.flatMap((node, column) => (node === -1 ? [] : [this.kindOf(column, node)])),
    )
    const isComplete = at.nodes.every((node, column) => node !== -1 || at.isInside[column] === false)
    const [kind = 0, ...others] = kinds
    const isContainer = others.length === 0 && kind >= ARRAY
    if (isContainer && kind === ARRAY && areScalarLists(this.columns, at.nodes)) {
      this.tell(at)
      return []
    }
    if (!isContainer || !isComplete) this.tell(at)
    return isContainer || kinds.has(OBJECT) ? this.below(at, isContainer ? kind : OBJECT) : []
  }

  /** What stands below the objects, or below the arrays, among the values at a path. */
  private below(at: Waiting, kind: number): Waiting[] {
    const nodes = at.nodes.map((node, column) =>
      node !== -1 && this.kindOf(column, node) === kind ? node : -1,
    )
    const isInside = nodes.map((node) => node !== -1)
    // One alone has nothing to differ from.
    if (isInside.filter(Boolean).length < 2) return []
    const into = ({ step, nodes: found }: Slot): Waiting => {
      const trees = PatternTree.step(at.trees, stepText(step))
      const isNoisy = at.isNoisy || PatternTree.valueOf(trees) === true
      return { step, nodes: found, above: at, isInside, trees, isNoisy }
    }
    if (kind === OBJECT) return this.uniteMembers(nodes).map(into)
    const { slots, orders } = uniteElements(this.columns, nodes)
    if (orders !== null) this.tellOrder(at, orders)
    return slots.map(into)
  }

  /** Members by name, each where it first comes. */
  private uniteMembers(objects: readonly number[]): Slot[] {
    const slots = new Map<number, Slot>()
    this.columns.forEach(({ tape, names }, column) => {
      const object = objects[column] ?? -1
      if (tape === null || object === -1) return
      for (const child of childrenOf(tape, object)) {
        const key = tape.key[child] ?? -1
        const slot = slots.get(key) ?? { step: { name: names[key] ?? '' }, nodes: objects.map(() => -1) }
        slots.set(key, slot)
        slot.nodes[column] = child
      }
    })
    return [...slots.values()]
  }

  private tell(at: Waiting): void {
    const cells = at.nodes.map((node, column) => {
      const tape = this.columns[column]?.tape ?? null
      if (tape === null || (node === -1 && at.isInside[column] === false)) return OUTSIDE
      return node === -1 ? ABSENT : this.values.numberOf(tape, node)
    })
    this.push(at, cells, false)
  }

  private tellOrder(at: Waiting, orders: readonly (readonly string[] | null)[]): void {
    const cells = orders.map((names) => (names === null ? OUTSIDE : this.values.numberOfOrder(names)))
    this.push(at, cells, true)
  }

  private push(at: Waiting, cells: number[], isOrder: boolean): void {
    // Written differently, they may mean the same all the same.
    if (new Set(cells.filter((cell) => cell !== OUTSIDE)).size < 2) return
    if (this.rows.length < MAX_ROWS) this.rows.push({ path: pathOf(at), cells, isNoisy: at.isNoisy, isOrder })
    else this.left += 1
  }

  private kindOf(column: number, node: number): number {
    return this.columns[column]?.tape?.kind[node] ?? 0
  }

  /** Whether all columns that could have a value here have it, written the same to the last character. */
  private areWrittenSame({ nodes, isInside }: Waiting): boolean {
    let first: { hash: number | undefined; written: string } | null = null
    for (const [column, node] of nodes.entries()) {
      if (isInside[column] === false) continue
      const tape = this.columns[column]?.tape ?? null
      if (tape === null || node === -1) return false
      if (first !== null && tape.hashA[node] !== first.hash) return false
      const written = tape.text.slice(tape.start[node], tape.end[node])
      first ??= { hash: tape.hashA[node], written }
      if (written !== first.written) return false
    }
    return true
  }
}

function pathOf(at: Waiting): FollowedPath {
  const path: FollowedPath = []
  for (let here = at; here.above !== null; here = here.above) path.push(here.step)
  return path.reverse()
}

/** As a noise pattern has it: any place in an array is told by `*`. */
function stepText(step: Slot['step']): string {
  return 'name' in step ? step.name : '*'
}
