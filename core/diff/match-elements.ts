import { matchContent } from './match-content'
import { findIdentity } from './identity'
import { markIncreasing } from './increasing'
import type { KeyTable } from './key-table'
import type { ArrayMatch } from './model'
import type { Pairing } from './pairing'
import { areWrittenSame, haveSameHash, type Tapes } from './same'
import { childrenOf } from './tape'

export interface ElementMatch {
  /** In the order of the right array, removed elements where they would have stood. */
  pairings: Pairing[]
  by: ArrayMatch['by']
  key: string | null
}

/**
 * Pairs the elements of two arrays: by the member that identifies them, else by content. `chosenKey` is the person's
 * choice: a member's name, null for content, undefined for what is found.
 */
export function matchElements(
  tapes: Tapes,
  keys: KeyTable,
  l: number,
  r: number,
  chosenKey: string | null | undefined,
): ElementMatch {
  const lefts = childrenOf(tapes.left, l)
  const rights = childrenOf(tapes.right, r)
  const head = commonHead(tapes, lefts, rights)
  const tail = commonTail(tapes, lefts, rights, head)
  const middleLefts = lefts.subarray(head, lefts.length - tail)
  const middleRights = rights.subarray(head, rights.length - tail)
  const identity = chosenKey === null ? null : findIdentity(tapes, keys, middleLefts, middleRights, chosenKey)
  const content = matchContent(tapes, middleLefts, middleRights, identity?.matches ?? null)
  const matches = new Int32Array(rights.length)
  for (let place = 0; place < rights.length; place += 1) {
    if (place < head) matches[place] = place
    else if (place >= rights.length - tail) matches[place] = place - rights.length + lefts.length
    else {
      const match = content.matches[place - head] ?? -1
      matches[place] = match === -1 ? -1 : match + head
    }
  }
  const by = identity !== null ? 'identity' : content.isByPosition ? 'position' : 'content'
  return { pairings: tell(tapes, lefts, rights, matches), by, key: identity?.key ?? null }
}

function commonHead(tapes: Tapes, lefts: Int32Array, rights: Int32Array): number {
  const shorter = Math.min(lefts.length, rights.length)
  let count = 0
  while (count < shorter && haveSameHash(tapes, lefts[count] ?? 0, rights[count] ?? 0)) count += 1
  return count
}

function commonTail(tapes: Tapes, lefts: Int32Array, rights: Int32Array, head: number): number {
  const most = Math.min(lefts.length, rights.length) - head
  let count = 0
  while (
    count < most &&
    haveSameHash(tapes, lefts[lefts.length - 1 - count] ?? 0, rights[rights.length - 1 - count] ?? 0)
  ) {
    count += 1
  }
  return count
}

/** Says as few moves as there can be: what lies outside a longest run of elements that kept their order. */
function tell(tapes: Tapes, lefts: Int32Array, rights: Int32Array, matches: Int32Array): Pairing[] {
  const keptOrder = markIncreasing(matches)
  const isMatched = new Uint8Array(lefts.length)
  for (const match of matches) if (match !== -1) isMatched[match] = 1
  const pairings: Pairing[] = []
  let told = 0
  const tellRemoved = (before: number): void => {
    for (; told < before; told += 1) {
      if (isMatched[told] === 1) continue
      pairings.push({ kind: 'remove', left: lefts[told] ?? 0, right: -1, leftIndex: told, rightIndex: -1 })
    }
  }
  for (let place = 0; place < rights.length; place += 1) {
    const match = matches[place] ?? -1
    const right = rights[place] ?? 0
    if (match === -1) {
      pairings.push({ kind: 'add', left: -1, right, leftIndex: -1, rightIndex: place })
      continue
    }
    const left = lefts[match] ?? 0
    const stays = keptOrder[place] === 1
    if (stays) tellRemoved(match)
    if (stays && areWrittenSame(tapes, left, right)) continue
    pairings.push({ kind: stays ? 'pair' : 'move', left, right, leftIndex: match, rightIndex: place })
  }
  tellRemoved(lefts.length)
  return pairings
}
