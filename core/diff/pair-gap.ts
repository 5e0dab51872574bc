import type { Tapes } from './same'
import { similarity } from './similarity'
import type { SimilarityBudget } from './similarity-budget'
import { ARRAY } from './tape'

interface Gap {
  tapes: Tapes
  lefts: Int32Array
  rights: Int32Array
  /** Places in `lefts` and in `rights` that no equal element was found for. */
  freeLefts: readonly number[]
  freeRights: readonly number[]
  /** Filled in. */
  matches: Int32Array
  budget: SimilarityBudget
  /** Elements whose identities differ are two things, unless nothing else differs much. */
  haveIdentity: boolean
}

/** Two containers with less in common are told as one removed and one added. */
const CONTAINER_SIMILARITY = 0.3
/** Two elements of different identity with more in common are one, whose identity was changed. */
const IDENTITY_SIMILARITY = 0.75

/** Pairs the elements of a gap in order, so that what they have in common is as much as can be. */
export function pairGap(gap: Gap): void {
  const { freeLefts, freeRights, budget } = gap
  const cost = freeLefts.length * freeRights.length
  if (!budget.spend(cost)) pairByPlace(gap)
  else if (cost === 1) pairOne(gap)
  else pairBest(gap)
}

/** With no other to choose, any name or element in common is enough, unless their identities say otherwise. */
function pairOne(gap: Gap): void {
  const [l = 0] = gap.freeLefts
  const [r = 0] = gap.freeRights
  if (worthOf(gap, l, r, gap.haveIdentity ? IDENTITY_SIMILARITY : Number.MIN_VALUE) > 0) gap.matches[r] = l
}

/** Identities that nobody shares leave nothing to go by. */
function pairByPlace(gap: Gap): void {
  if (gap.haveIdentity) return
  gap.freeRights.forEach((r, place) => {
    const l = gap.freeLefts[place]
    if (l !== undefined && worthOf(gap, l, r) > 0) gap.matches[r] = l
  })
}

/** The alignment of greatest total worth, as for two sequences (Needleman-Wunsch). */
function pairBest(gap: Gap): void {
  const { freeLefts, freeRights } = gap
  const width = freeRights.length + 1
  const worths = new Float64Array((freeLefts.length + 1) * width)
  const best = new Float64Array((freeLefts.length + 1) * width)
  freeLefts.forEach((l, row) => {
    freeRights.forEach((r, column) => {
      const at = (row + 1) * width + column + 1
      const worth = worthOf(gap, l, r)
      worths[at] = worth
      const paired = worth > 0 ? (best[at - width - 1] ?? 0) + worth : 0
      best[at] = Math.max(best[at - 1] ?? 0, best[at - width] ?? 0, paired)
    })
  })
  let row = freeLefts.length
  let column = freeRights.length
  while (row > 0 && column > 0) {
    const at = row * width + column
    const here = best[at] ?? 0
    if ((worths[at] ?? 0) > 0 && here === (best[at - width - 1] ?? 0) + (worths[at] ?? 0)) {
      row -= 1
      column -= 1
      gap.matches[freeRights[column] ?? 0] = freeLefts[row] ?? 0
    } else if (here === best[at - 1]) {
      column -= 1
    } else {
      row -= 1
    }
  }
}

/**
 * What it is worth to tell two elements as one, 0 for not at all. Any scalar may become any other where it stands:
 * one change reads better than a removal and an addition.
 */
function worthOf({ tapes, lefts, rights, haveIdentity }: Gap, l: number, r: number, enough?: number): number {
  const left = lefts[l] ?? 0
  const right = rights[r] ?? 0
  const leftIsContainer = (tapes.left.kind[left] ?? 0) >= ARRAY
  const rightIsContainer = (tapes.right.kind[right] ?? 0) >= ARRAY
  if (!leftIsContainer && !rightIsContainer) return 0.5 + similarity(tapes, left, right)
  if (leftIsContainer !== rightIsContainer) return 0
  const alike = similarity(tapes, left, right)
  const least = enough ?? (haveIdentity ? IDENTITY_SIMILARITY : CONTAINER_SIMILARITY)
  return alike >= least ? alike : 0
}
