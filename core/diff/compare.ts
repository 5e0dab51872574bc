import type { KeyTable } from './key-table'
import { matchElements } from './match-elements'
import { MemberMatcher } from './match-members'
import type {
  ArrayMatch,
  Degradation,
  DiffKind,
  DiffNode,
  Equivalences,
  OnProgress,
  Place,
  Spelling,
} from './model'
import type { Pairing } from './pairing'
import { PatternTree } from './path-pattern'
import { pointerOf } from './pointer'
import { areWrittenSame, type Tapes } from './same'
import { isEquated, spellingOf } from './spelling'
import { ARRAY, kindName, OBJECT, type Tape } from './tape'

export interface CompareOptions {
  equivalences: Equivalences
  identityKeys: PatternTree<string | null> | null
  reportKeyOrder: boolean
  onProgress: OnProgress
}

export interface Comparison {
  nodes: DiffNode[]
  arrays: ArrayMatch[]
  reordered: string[]
  degraded: Degradation[]
}

/** A container that is being compared: what its matcher said of its children, and how far that has been told. */
interface Frame {
  node: number
  pairings: readonly Pairing[]
  at: number
  /** Where the patterns of `identityKeys` have come to. */
  trees: readonly PatternTree<string | null>[]
}

const MAX_REORDERED = 1000
const ORDER_CUT: Degradation = {
  pointer: '',
  sentence: `Of the objects whose names come in another order only the first ${MAX_REORDERED.toLocaleString('en')} are listed.`,
}

/** Compares two tapes of one key table. The stack is its own: nesting costs memory only. */
export class Comparer {
  private readonly nodes: DiffNode[] = []
  private readonly arrays: ArrayMatch[] = []
  private readonly reordered: string[] = []
  private readonly degraded: Degradation[] = []
  private readonly frames: Frame[] = []
  private readonly members: MemberMatcher
  private toldPercent = 0
  private isOrderCut = false

  constructor(
    private readonly tapes: Tapes,
    private readonly keys: KeyTable,
    private readonly options: CompareOptions,
  ) {
    this.members = new MemberMatcher(tapes, keys.names)
  }

  run(): Comparison {
    if (!areWrittenSame(this.tapes, 0, 0)) {
      const { identityKeys } = this.options
      this.pair(ROOT, identityKeys === null ? [] : [identityKeys])
    }
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      const pairing = frame.pairings[frame.at]
      frame.at += 1
      if (pairing === undefined) this.leave(frame)
      else this.tell(pairing, frame)
    }
    const { nodes, arrays, reordered, degraded } = this
    return { nodes, arrays, reordered, degraded }
  }

  private tell(pairing: Pairing, frame: Frame): void {
    if (pairing.kind === 'add' || pairing.kind === 'remove') {
      this.push(pairing.kind, pairing, null)
      return
    }
    this.pair(pairing, frame.trees.length === 0 ? frame.trees : this.treesBelow(pairing, frame.trees))
  }

  /** Tells of two values that stand for each other; of containers it tells the rest when their frame comes up. */
  private pair(pairing: Pairing, trees: Frame['trees']): void {
    const { left: l, right: r } = pairing
    const { left, right } = this.tapes
    const forced = pairing.kind === 'move' || pairing.kind === 'rename' ? pairing.kind : null
    const isContainer = (left.kind[l] ?? 0) >= ARRAY
    if (forced !== null && areWrittenSame(this.tapes, l, r)) {
      this.push(forced, pairing, null)
    } else if (isContainer && left.kind[l] === right.kind[r]) {
      this.enter(forced ?? 'inside', pairing, trees)
    } else {
      this.pairLeaves(forced, pairing)
    }
  }

  private pairLeaves(forced: 'move' | 'rename' | null, pairing: Pairing): void {
    const { left, right } = this.tapes
    const spelling = spellingOf(left, pairing.left, right, pairing.right)
    if (forced !== null && spelling !== 'escapes') {
      // Their hashes were the same by chance, and they are not.
      this.push('remove', { ...pairing, right: -1, rightIndex: -1 }, null)
      this.push('add', { ...pairing, left: -1, leftIndex: -1 }, null)
      return
    }
    const isAlike = spelling !== null && isEquated(spelling, this.options.equivalences)
    this.push(
      forced ?? (isAlike ? 'alike' : changeKind(left, pairing.left, right, pairing.right)),
      pairing,
      spelling,
    )
  }

  private enter(kind: DiffKind, pairing: Pairing, trees: Frame['trees']): void {
    const { left: l, right: r } = pairing
    const node = this.push(kind, pairing, null)
    let pairings: readonly Pairing[]
    if (this.tapes.left.kind[l] === OBJECT) {
      const matched = this.members.match(l, r)
      pairings = matched.pairings
      if (matched.isReordered && this.options.reportKeyOrder) this.noteOrder(node)
      if (matched.uncompared !== null) this.noteRenames(node, matched.uncompared)
    } else {
      const matched = matchElements(this.tapes, this.keys, l, r, PatternTree.valueOf(trees))
      pairings = matched.pairings
      if (pairings.length > 0) this.noteArray(node, matched.by, matched.key, this.tapes.left.size[l] ?? 0)
    }
    this.frames.push({ node, pairings, at: 0, trees })
  }

  private noteOrder(node: number): void {
    if (this.reordered.length < MAX_REORDERED) this.reordered.push(pointerOf(this.nodes, node, 'right'))
    else if (!this.isOrderCut) {
      this.isOrderCut = true
      this.degraded.push(ORDER_CUT)
    }
  }

  private noteRenames(node: number, { removed, added }: { removed: number; added: number }): void {
    const pointer = pointerOf(this.nodes, node, 'left')
    const where = pointer === '' ? 'The outermost object' : `The object at ${pointer}`
    const names = `lost ${removed.toLocaleString('en')} names and gained ${added.toLocaleString('en')}`
    const sentence = `${where} ${names}: only those whose value stayed the same are told as renamed.`
    this.degraded.push({ pointer, sentence })
  }

  private noteArray(node: number, by: ArrayMatch['by'], key: string | null, size: number): void {
    this.arrays.push({ node, by, key })
    if (by !== 'position') return
    const pointer = pointerOf(this.nodes, node, 'left')
    const where = pointer === '' ? 'The outermost array' : `The array at ${pointer}`
    const elements = `${size.toLocaleString('en')} elements without an identity`
    this.degraded.push({ pointer, sentence: `${where} was compared in part by position: ${elements}.` })
  }

  private leave(frame: Frame): void {
    this.frames.pop()
    const node = this.nodes[frame.node]
    if (node === undefined) return
    node.end = this.nodes.length
    if (node.kind !== 'inside' || node.end > frame.node + 1) return
    // Only white space or the order of keys told them apart.
    this.nodes.pop()
    if (this.arrays.at(-1)?.node === frame.node) this.arrays.pop()
  }

  private push(kind: DiffKind, pairing: Pairing, spelling: Spelling | null): number {
    const frame = this.frames.at(-1)
    const index = this.nodes.length
    this.nodes.push({
      kind,
      parent: frame?.node ?? -1,
      end: index + 1,
      depth: this.frames.length,
      left: this.placeOf(this.tapes.left, pairing.left, pairing.leftIndex),
      right: this.placeOf(this.tapes.right, pairing.right, pairing.rightIndex),
      spelling,
      isNoisy: false,
    })
    this.tellProgress(pairing.right)
    return index
  }

  private placeOf(tape: Tape, index: number, element: number): Place | null {
    if (index === -1) return null
    const name = tape.key[index] ?? -1
    return {
      step: element !== -1 ? element : name === -1 ? null : (this.keys.names[name] ?? ''),
      start: tape.start[index] ?? 0,
      end: tape.end[index] ?? 0,
      kind: kindName(tape.kind[index] ?? 0),
    }
  }

  private treesBelow(pairing: Pairing, trees: Frame['trees']): Frame['trees'] {
    const name = this.tapes.left.key[pairing.left] ?? -1
    const step = pairing.leftIndex !== -1 ? String(pairing.leftIndex) : (this.keys.names[name] ?? '')
    return PatternTree.step(trees, step)
  }

  private tellProgress(right: number): void {
    const percent = Math.floor((100 * right) / this.tapes.right.count)
    if (percent <= this.toldPercent) return
    this.toldPercent = percent
    this.options.onProgress(percent / 100)
  }
}

const ROOT: Pairing = { kind: 'pair', left: 0, right: 0, leftIndex: -1, rightIndex: -1 }

function changeKind(left: Tape, l: number, right: Tape, r: number): 'change' | 'type' {
  const leftName = kindName(left.kind[l] ?? 0)
  const rightName = kindName(right.kind[r] ?? 0)
  const areBooleans = /^(?:true|false)$/.test(leftName) && /^(?:true|false)$/.test(rightName)
  return leftName === rightName || areBooleans ? 'change' : 'type'
}
