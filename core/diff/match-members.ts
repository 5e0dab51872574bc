import type { Pairing } from './pairing'
import { areWrittenSame, haveSameHash, type Tapes } from './same'
import { similarity } from './similarity'
import { ARRAY, childrenOf, NUMBER, OBJECT, SHADOWED, STRING, type Tape } from './tape'

/** Removed times added names that are compared with each other; past it only equal values are told as renamed. */
const MAX_RENAME_PAIRS = 2500
/** From here on a removed and an added container are one that was renamed. */
const RENAME_SIMILARITY = 0.6

interface MemberMatch {
  /** In the order of the right object, removed ones after the member that they followed. */
  pairings: Pairing[]
  isReordered: boolean
  /** How many names went and came, where those were too many to compare each value with each. */
  uncompared: { removed: number; added: number } | null
}

/** Pairs the members of two objects by name, and what is left over, where the value says so, as renamed. */
export class MemberMatcher {
  /** By name, the member of the object at hand; valid where the stamp is the object's. */
  private leftMember = new Int32Array(0)
  private leftStamp = new Int32Array(0)
  private stamp = 0

  constructor(
    private readonly tapes: Tapes,
    private readonly names: readonly string[],
  ) {}

  match(l: number, r: number): MemberMatch {
    return this.matchSameNames(l, r) ?? this.matchByName(l, r)
  }

  /** Most pairs of objects have the same members in the same order. */
  private matchSameNames(l: number, r: number): MemberMatch | null {
    const { left, right } = this.tapes
    if (left.size[l] !== right.size[r]) return null
    const pairings: Pairing[] = []
    const leftEnd = left.next[l] ?? 0
    const rightEnd = right.next[r] ?? 0
    let one = l + 1
    let other = r + 1
    while (one < leftEnd && other < rightEnd) {
      if (left.key[one] !== right.key[other]) return null
      if ((left.kind[one] ?? 0) >= SHADOWED || (right.kind[other] ?? 0) >= SHADOWED) return null
      if (!areWrittenSame(this.tapes, one, other)) pairings.push(pairing('pair', one, other))
      one = left.next[one] ?? leftEnd
      other = right.next[other] ?? rightEnd
    }
    return one < leftEnd || other < rightEnd ? null : { pairings, isReordered: false, uncompared: null }
  }

  private matchByName(l: number, r: number): MemberMatch {
    const lefts = childrenOf(this.tapes.left, l)
    const rights = childrenOf(this.tapes.right, r)
    const partners = this.partnersOf(lefts, rights)
    const taken = new Set(partners)
    const removed = lefts.filter((member) => !taken.has(member))
    const added = rights.filter((_member, place) => partners[place] === -1)
    const renamed = this.findRenamed(removed, added)
    const isTooMany = removed.length * added.length > MAX_RENAME_PAIRS
    const uncompared = isTooMany ? { removed: removed.length, added: added.length } : null
    const gone = new Set(removed)
    renamed.forEach((member) => gone.delete(member))
    const follower = gone.size === 0 ? null : followers(lefts, gone)
    const pairings: Pairing[] = []
    const pushGone = (after: number): void => {
      follower?.get(after)?.forEach((member) => pairings.push(pairing('remove', member, -1)))
    }
    pushGone(-1)
    let last = -1
    let isReordered = false
    rights.forEach((member, place) => {
      const partner = partners[place] ?? -1
      if (partner === -1) {
        const origin = renamed.get(member)
        pairings.push(origin === undefined ? pairing('add', -1, member) : pairing('rename', origin, member))
        if (origin !== undefined) pushGone(origin)
        return
      }
      if (partner < last) isReordered = true
      last = partner
      if (!areWrittenSame(this.tapes, partner, member)) pairings.push(pairing('pair', partner, member))
      pushGone(partner)
    })
    return { pairings, isReordered, uncompared }
  }

  private partnersOf(lefts: Int32Array, rights: Int32Array): Int32Array {
    const { left, right } = this.tapes
    if (this.leftMember.length < this.names.length) {
      this.leftMember = new Int32Array(this.names.length)
      this.leftStamp = new Int32Array(this.names.length)
    }
    this.stamp += 1
    for (const member of lefts) {
      const name = left.key[member] ?? 0
      this.leftMember[name] = member
      this.leftStamp[name] = this.stamp
    }
    return rights.map((member) => {
      const name = right.key[member] ?? 0
      return this.leftStamp[name] === this.stamp ? (this.leftMember[name] ?? -1) : -1
    })
  }

  /** By the added member, the removed one whose value it has. */
  private findRenamed(removed: Int32Array, added: Int32Array): Map<number, number> {
    const renamed = new Map<number, number>()
    if (removed.length === 0 || added.length === 0) return renamed
    const origins = this.tellingValues(this.tapes.left, removed)
    for (const [hash, member] of this.tellingValues(this.tapes.right, added)) {
      const origin = origins.get(hash)
      if (origin === undefined || origin === -1 || member === -1) continue
      if (haveSameHash(this.tapes, origin, member)) renamed.set(member, origin)
    }
    if (removed.length * added.length <= MAX_RENAME_PAIRS) this.findSimilar(removed, added, renamed)
    return renamed
  }

  /** Values that are hardly there twice by chance, by hash; -1 where one is there twice all the same. */
  private tellingValues(tape: Tape, members: Int32Array): Map<number, number> {
    const values = new Map<number, number>()
    for (const member of members) {
      if (!isTelling(tape, member)) continue
      const hash = tape.hashA[member] ?? 0
      values.set(hash, values.has(hash) ? -1 : member)
    }
    return values
  }

  private findSimilar(removed: Int32Array, added: Int32Array, renamed: Map<number, number>): void {
    const { left, right } = this.tapes
    const taken = new Set(renamed.values())
    for (const member of added) {
      if (renamed.has(member) || !isContainer(right, member)) continue
      let best = -1
      let bestSimilarity = RENAME_SIMILARITY
      for (const origin of removed) {
        if (taken.has(origin) || left.kind[origin] !== right.kind[member]) continue
        const alike = similarity(this.tapes, origin, member)
        if (alike <= bestSimilarity) continue
        best = origin
        bestSimilarity = alike
      }
      if (best === -1) continue
      renamed.set(member, best)
      taken.add(best)
    }
  }
}

function pairing(kind: Pairing['kind'], left: number, right: number): Pairing {
  return { kind, left, right, leftIndex: -1, rightIndex: -1 }
}

/** The removed members that come right after each kept one (-1: before all), in order. */
function followers(lefts: Int32Array, gone: ReadonlySet<number>): Map<number, number[]> {
  const after = new Map<number, number[]>()
  let kept = -1
  for (const member of lefts) {
    if (!gone.has(member)) kept = member
    else if (after.has(kept)) after.get(kept)?.push(member)
    else after.set(kept, [member])
  }
  return after
}

function isContainer(tape: Tape, index: number): boolean {
  return (tape.kind[index] === OBJECT || tape.kind[index] === ARRAY) && tape.size[index] !== 0
}

/** null, true, "" or 7 under another name says nothing of where it came from. */
function isTelling(tape: Tape, index: number): boolean {
  const length = (tape.end[index] ?? 0) - (tape.start[index] ?? 0)
  switch (tape.kind[index]) {
    case NUMBER:
      return length >= 3
    case STRING:
      return length >= 5
    case ARRAY:
    case OBJECT:
      return tape.size[index] !== 0
    case undefined:
    default:
      return false
  }
}
