import { matchInOrder } from './common-subsequence'
import { markIncreasing } from './increasing'
import { pairGap } from './pair-gap'
import { SimilarityBudget } from './similarity-budget'
import type { Tapes } from './same'

export interface ContentMatch {
  /** By place in `rights`: the place in `lefts`, or -1. */
  matches: Int32Array
  /** Whether a stretch was so large and so different that its elements were only paired by their place. */
  isByPosition: boolean
}

/**
 * Matches elements (tape indexes) that have no identity, or that their identity left unmatched (`known`):
 * equal ones in order as far as a longest common subsequence goes, other equal ones wherever they are, and then, between
 * those, the ones that resemble each other.
 */
export function matchContent(
  tapes: Tapes,
  lefts: Int32Array,
  rights: Int32Array,
  known: Int32Array | null,
): ContentMatch {
  const matches = known ?? matchEqual(tapes, lefts, rights)
  return { matches, isByPosition: matchSimilar(tapes, lefts, rights, matches, known !== null) }
}

function matchEqual(tapes: Tapes, lefts: Int32Array, rights: Int32Array): Int32Array {
  const { leftIds, rightIds, leftOnly } = numberContents(tapes, lefts, rights)
  if (leftOnly === lefts.length) return new Int32Array(rights.length).fill(-1)
  const matches = matchInOrder(leftIds, rightIds) ?? matchUnique(leftIds, rightIds)
  matchLeftOver(leftIds, rightIds, matches)
  return matches
}

/** Numbers equal contents alike. Contents of one side only are all different, so that they match nothing. */
function numberContents({ left, right }: Tapes, lefts: Int32Array, rights: Int32Array) {
  const numbers = new Map<number, number[]>()
  let next = 0
  const numberOf = (a: number, b: number): number => {
    const known = numbers.get(a)
    if (known === undefined) {
      numbers.set(a, [b, next])
    } else {
      for (let at = 0; at < known.length; at += 2) if (known[at] === b) return known[at + 1] ?? 0
      known.push(b, next)
    }
    next += 1
    return next - 1
  }
  const leftIds = lefts.map((index) => numberOf(left.hashA[index] ?? 0, left.hashB[index] ?? 0))
  const rightIds = rights.map((index) => numberOf(right.hashA[index] ?? 0, right.hashB[index] ?? 0))
  const isShared = new Uint8Array(next)
  for (const id of rightIds) isShared[id] = 1
  let leftOnly = 0
  for (const id of leftIds) if (isShared[id] === 0) leftOnly += 1
  return { leftIds, rightIds, leftOnly }
}

/**
 * For long lists in very different order: contents that are there once on each side, and from each of those outwards
 * what equals its neighbour.
 */
function matchUnique(leftIds: Int32Array, rightIds: Int32Array): Int32Array {
  const places = new Map<number, number>()
  leftIds.forEach((id, place) => places.set(id, places.has(id) ? -1 : place))
  const matches = new Int32Array(rightIds.length).fill(-1)
  const seen = new Map<number, number>()
  rightIds.forEach((id, place) => {
    const earlier = seen.get(id)
    if (earlier !== undefined) {
      matches[earlier] = -1
      return
    }
    seen.set(id, place)
    matches[place] = places.get(id) ?? -1
  })
  const isTaken = new Uint8Array(leftIds.length)
  for (const match of matches) if (match !== -1) isTaken[match] = 1
  const extend = (from: number, step: 1 | -1): void => {
    const near = matches[from - step] ?? -1
    const match = near + step
    if (near === -1 || matches[from] !== -1 || isTaken[match] !== 0) return
    if (leftIds[match] !== rightIds[from]) return
    matches[from] = match
    isTaken[match] = 1
  }
  for (let place = 1; place < rightIds.length; place += 1) extend(place, 1)
  for (let place = rightIds.length - 2; place >= 0; place -= 1) extend(place, -1)
  return matches
}

/** The rest of the equal elements, the first of each content with the first: they moved. */
function matchLeftOver(leftIds: Int32Array, rightIds: Int32Array, matches: Int32Array): void {
  const isTaken = new Uint8Array(leftIds.length)
  for (const match of matches) if (match !== -1) isTaken[match] = 1
  const free = new Map<number, number[]>()
  for (let place = leftIds.length - 1; place >= 0; place -= 1) {
    if (isTaken[place] === 1) continue
    const id = leftIds[place] ?? 0
    const places = free.get(id)
    if (places === undefined) free.set(id, [place])
    else places.push(place)
  }
  if (free.size === 0) return
  rightIds.forEach((id, place) => {
    if (matches[place] === -1) matches[place] = free.get(id)?.pop() ?? -1
  })
}

/** Pairs what is left between elements that kept their order; gives whether any stretch was only paired by place. */
function matchSimilar(
  tapes: Tapes,
  lefts: Int32Array,
  rights: Int32Array,
  matches: Int32Array,
  haveIdentity: boolean,
): boolean {
  const keptOrder = markIncreasing(matches)
  const isTaken = new Uint8Array(lefts.length)
  for (const match of matches) if (match !== -1) isTaken[match] = 1
  const budget = new SimilarityBudget()
  let leftAt = 0
  let rightAt = 0
  const pairUpTo = (leftEnd: number, rightEnd: number): void => {
    const freeLefts: number[] = []
    const freeRights: number[] = []
    for (; leftAt < leftEnd; leftAt += 1) if (isTaken[leftAt] === 0) freeLefts.push(leftAt)
    for (; rightAt < rightEnd; rightAt += 1) if (matches[rightAt] === -1) freeRights.push(rightAt)
    if (freeLefts.length === 0 || freeRights.length === 0) return
    pairGap({ tapes, lefts, rights, freeLefts, freeRights, matches, budget, haveIdentity })
  }
  for (let place = 0; place < rights.length; place += 1) {
    if (keptOrder[place] === 0) continue
    pairUpTo(matches[place] ?? 0, place)
    leftAt = (matches[place] ?? 0) + 1
    rightAt = place + 1
  }
  pairUpTo(lefts.length, rights.length)
  return budget.isSpent
}
