import { BLOCK_IDS, FRESH_IDS, FRESH_PER_SETTLED, SETTLED_IDS } from './layout'
import type { BlockSet, SegmentReader } from './candidates'
import type { SegmentKeys } from './segments-table'
import type { Wanted } from './wanted'

/** Ids to look at, both ends included; or, with `first` above `last`, a stretch that was ruled out down to `first`. */
export interface IdStretch {
  first: number
  last: number
}

export interface Walk {
  keys: SegmentKeys
  reader: SegmentReader
  wanted: Wanted
  /** From the one before this id down to `lowest`. */
  before: number
  lowest: number
  /** The most ids in one stretch. */
  maxIds: number
}

/**
 * The ids that may be matches, newest first. Where there is no index yet all of them may. Every stretch that is given up
 * is told, too, so that whoever walks can stop and go on from there.
 */
export function* walkDown(walk: Walk): Generator<IdStretch> {
  let before = walk.before
  while (before > walk.lowest) {
    const top = before - 1
    const settled = Math.floor(top / SETTLED_IDS)
    const fresh = Math.floor(top / FRESH_IDS)
    let first = fresh * FRESH_IDS
    let blocks: BlockSet | null = null
    if (walk.wanted.type === 'anything') {
      // Nothing is ruled out, so the index is not asked.
      first = settled * SETTLED_IDS
    } else if (walk.keys.settled.has(settled)) {
      first = settled * SETTLED_IDS
      blocks = walk.reader.inSettled(settled, walk.wanted)
    } else if (walk.keys.fresh.has(fresh)) {
      blocks = walk.reader.inFresh(fresh, walk.wanted)
    }
    const bounds = { first: Math.max(first, walk.lowest), last: top }
    if (blocks === null) yield* cut(bounds, walk.maxIds)
    else yield* stretchesOf(blocks, first, bounds, walk.maxIds)
    before = first
    yield { first, last: first - 1 }
  }
}

/** Whether a fresh-sized segment is in the index, on its own or joined with others. */
export function isIndexed(keys: SegmentKeys, fresh: number): boolean {
  return keys.fresh.has(fresh) || keys.settled.has(Math.floor(fresh / FRESH_PER_SETTLED))
}

function* stretchesOf(
  blocks: BlockSet,
  firstId: number,
  bounds: IdStretch,
  maxIds: number,
): Generator<IdStretch> {
  let end = blocks.length - 1
  while (end >= 0) {
    if (blocks[end] !== 1) {
      end -= 1
      continue
    }
    let start = end
    while (start > 0 && blocks[start - 1] === 1) start -= 1
    const first = Math.max(bounds.first, firstId + start * BLOCK_IDS)
    const last = Math.min(bounds.last, firstId + (end + 1) * BLOCK_IDS - 1)
    if (first <= last) yield* cut({ first, last }, maxIds)
    end = start - 1
  }
}

function* cut({ first, last }: IdStretch, maxIds: number): Generator<IdStretch> {
  for (let top = last; top >= first; top -= maxIds) {
    yield { first: Math.max(first, top - maxIds + 1), last: top }
  }
}
