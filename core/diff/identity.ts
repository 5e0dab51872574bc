import type { KeyTable } from './key-table'
import type { Tapes } from './same'
import { NUMBER, OBJECT, SHADOWED, STRING, type Tape } from './tape'

/** Which member tells the elements of two arrays apart, with the place in `left` of each of `right`'s, or -1. */
export interface Identity {
  key: string
  matches: Int32Array
}

/** Given as an identifier, whatever else the elements hold; the first that fits is taken. */
const STRONG = ['id', 'public_id', 'uuid', '_id', 'guid', 'key', 'internal_id']
/** A name is often an identity, and an identifier of a form unknown here has such an end. */
const WEAK =
  /^(?:name|code|sku|slug|barcode|ref|reference|number|email|title|label)$|(?:_|\b)(?:id|uuid|key|code|ref|sku|number|no)$|(?:Id|Uuid|Key|Code|Ref|Sku|Number|No)$/

/** Of the shorter side's elements, the share that the other side must know by a weak key, and by a strong one. */
const WEAK_OVERLAP = 0.5
const STRONG_OVERLAP = 0.2

/**
 * Finds the member by which the elements of two lists (tape indexes) are to be matched: present in each as a string or
 * number, and different in all of a side. Null where there is none, and the elements must be matched by content.
 */
export function findIdentity(
  tapes: Tapes,
  keys: KeyTable,
  lefts: Int32Array,
  rights: Int32Array,
  chosen: string | undefined,
): Identity | null {
  if (lefts.length === 0 || rights.length === 0) return null
  if (!areAllObjects(tapes.left, lefts) || !areAllObjects(tapes.right, rights)) return null
  let unshared: Identity | null = null
  for (const candidate of candidates(tapes.left, keys, lefts[0] ?? 0, chosen)) {
    const matches = matchBy(tapes, candidate.key, lefts, rights)
    if (matches === null) continue
    const shorter = Math.min(lefts.length, rights.length)
    const known = matches.reduce((count, match) => (match === -1 ? count : count + 1), 0)
    const identity = { key: keys.names[candidate.key] ?? '', matches }
    if (known >= shorter * candidate.overlap) return identity
    // Not one element in common, by its identifier: they are others, unless they resemble each other very much.
    if (candidate.overlap === STRONG_OVERLAP) unshared ??= identity
  }
  return unshared
}

interface Candidate {
  key: number
  overlap: number
}

function candidates(tape: Tape, keys: KeyTable, element: number, chosen: string | undefined): Candidate[] {
  const found: (Candidate & { rank: number })[] = []
  const end = tape.next[element] ?? 0
  for (let member = element + 1; member < end; member = tape.next[member] ?? end) {
    const kind = tape.kind[member]
    if (kind !== STRING && kind !== NUMBER) continue
    const key = tape.key[member] ?? 0
    const name = keys.names[key] ?? ''
    if (chosen !== undefined) {
      if (name === chosen) return [{ key, overlap: 0 }]
      continue
    }
    const strong = STRONG.indexOf(name)
    if (strong >= 0) found.push({ key, overlap: STRONG_OVERLAP, rank: strong })
    else if (WEAK.test(name)) found.push({ key, overlap: WEAK_OVERLAP, rank: STRONG.length })
  }
  return found.sort((one, other) => one.rank - other.rank)
}

function areAllObjects(tape: Tape, elements: Int32Array): boolean {
  return elements.every((element) => tape.kind[element] === OBJECT)
}

function matchBy(tapes: Tapes, key: number, lefts: Int32Array, rights: Int32Array): Int32Array | null {
  const leftIds = membersNamed(tapes.left, key, lefts)
  const rightIds = membersNamed(tapes.right, key, rights)
  if (leftIds === null || rightIds === null) return null
  const index = new HashIndex(tapes.left, leftIds)
  if (index.hasTwins || new HashIndex(tapes.right, rightIds).hasTwins) return null
  return rightIds.map((id) => index.placeOf(tapes.right, id))
}

/** The member of that name in each element; null where one has none, or no string or number. */
function membersNamed(tape: Tape, key: number, elements: Int32Array): Int32Array | null {
  const members = new Int32Array(elements.length)
  for (let place = 0; place < elements.length; place += 1) {
    const element = elements[place] ?? 0
    const end = tape.next[element] ?? 0
    let member = element + 1
    while (member < end && (tape.key[member] !== key || (tape.kind[member] ?? 0) >= SHADOWED)) {
      member = tape.next[member] ?? end
    }
    const kind = tape.kind[member]
    if (member >= end || (kind !== STRING && kind !== NUMBER)) return null
    members[place] = member
  }
  return members
}

/** Finds values by their hash: the places of a list of tape indexes. */
class HashIndex {
  hasTwins = false
  /** Open addressing; place + 1, 0 where free. */
  private readonly slots: Int32Array

  constructor(
    private readonly tape: Tape,
    private readonly values: Int32Array,
  ) {
    let room = 8
    while (room < values.length * 2) room *= 2
    this.slots = new Int32Array(room)
    for (let place = 0; place < values.length && !this.hasTwins; place += 1) this.add(place)
  }

  placeOf(tape: Tape, value: number): number {
    return (this.slots[this.slotOf(tape, value)] ?? 0) - 1
  }

  private add(place: number): void {
    const slot = this.slotOf(this.tape, this.values[place] ?? 0)
    if (this.slots[slot] === 0) this.slots[slot] = place + 1
    else this.hasTwins = true
  }

  /** Of the value where it is known, else the free slot for it. */
  private slotOf(tape: Tape, value: number): number {
    const a = tape.hashA[value] ?? 0
    const b = tape.hashB[value] ?? 0
    let slot = (a ^ (b >>> 7)) & (this.slots.length - 1)
    for (;;) {
      const known = this.values[(this.slots[slot] ?? 0) - 1]
      if (known === undefined) return slot
      if (this.tape.hashA[known] === a && this.tape.hashB[known] === b) return slot
      slot = (slot + 1) & (this.slots.length - 1)
    }
  }
}
