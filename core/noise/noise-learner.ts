import { diffJson } from '../diff/diff'
import type { JsonDiff, Place } from '../diff/model'
import { patternOf } from '../diff/pointer'
import { countPlaces, MAX_DEPTH } from './count-places'
import { volatileForm, type VolatileForm } from './volatile-form'

/** A path that always differs and never says anything, with what shows it. */
export interface LearnedNoise {
  /** A path pattern, see core/diff/path-pattern. */
  pattern: string
  /** In how many pairs it differed ... */
  changed: number
  /** ... of how many that have it on both sides. */
  pairs: number
  form: VolatileForm
}

/** Fewer pairs prove nothing. */
export const MIN_PAIRS = 8
/** Of the pairs that have a path, the share in which it must differ: in 48 it may be the same twice. */
const NEARLY_ALWAYS = 0.95
/** Of an array's elements in one pair, the share that must differ for the path through them to have differed. */
const MOST_ELEMENTS = 0.9
/** Of the values seen, the share that must look made anew, and that must never have been seen before. */
const NEARLY_ALL = 0.9
/** Any other number says something, also one that always rises: an odometer. */
const COUNTER_NAME =
  /(?:(?:^|[/_-])(?:seq|sequence|counter|version|revision|offset|nonce|serial)|[a-z](?:Seq|Sequence|Counter|Version|Revision|Offset|Nonce|Serial))(?:_?(?:no|number|id)|N(?:o|umber)|Id)?$/
/** Paths that are kept in mind; each holds the values of 48 pairs. */
const MAX_PATHS = 20_000
/** Values of one path in one pair; of a long array the first tell enough. */
const MAX_VALUES = 20

interface PathRecord {
  pairs: number
  changed: number
  values: SeenValue[]
}

interface SeenValue {
  before: string
  after: string
  form: VolatileForm | null
}

/**
 * Learns which paths are noise from pairs of payloads of one event type, the earlier first. Two things must come together,
 * since neither is enough: the path differs nearly always, and what stands there looks made anew each time and is. So a
 * status that changes with every event is never noise, as it comes back, and no note is, as it looks like a text.
 */
export class NoiseLearner {
  /** How many pairs were learned from. */
  pairs = 0
  private readonly paths = new Map<string, PathRecord>()

  /**
   * `isLeftOut` tells of a pattern that this pair says nothing about. A pair of which one is not JSON, or that is the same
   * text twice, is passed over.
   */
  add(leftText: string, rightText: string, isLeftOut: (pattern: string) => boolean = () => false): void {
    if (leftText === rightText) return
    const outcome = diffJson(leftText, rightText)
    if (!outcome.ok) return
    this.pairs += 1
    const [left, right] = [countPlaces(leftText), countPlaces(rightText)]
    const changes = changesByPattern(outcome.diff, leftText, rightText)
    for (const [pattern, leftCount] of left) {
      const places = Math.min(leftCount, right.get(pattern) ?? 0)
      if (places === 0 || isLeftOut(pattern)) continue
      const record = this.recordOf(pattern)
      if (record === null) continue
      const change = changes.get(pattern)
      record.pairs += 1
      if (change === undefined || change.count < places * MOST_ELEMENTS) continue
      record.changed += 1
      record.values.push(...change.values)
    }
  }

  private recordOf(pattern: string): PathRecord | null {
    const known = this.paths.get(pattern)
    if (known !== undefined || this.paths.size >= MAX_PATHS) return known ?? null
    const record = { pairs: 0, changed: 0, values: [] }
    this.paths.set(pattern, record)
    return record
  }

  /** What is noise by what was seen so far, the surest first. */
  learned(): LearnedNoise[] {
    const learned: LearnedNoise[] = []
    for (const [pattern, { pairs, changed, values }] of this.paths) {
      if (pairs < MIN_PAIRS || changed < pairs * NEARLY_ALWAYS) continue
      const form = commonForm(values)
      if (form !== null && isEverNew(pattern, form, values)) learned.push({ pattern, changed, pairs, form })
    }
    return learned.sort((one, other) => other.changed - one.changed || (one.pattern < other.pattern ? -1 : 1))
  }
}

interface PathChange {
  count: number
  values: SeenValue[]
}

/** Scalars that are there on both sides and differ, by pattern. */
function changesByPattern({ nodes }: JsonDiff, leftText: string, rightText: string): Map<string, PathChange> {
  const changes = new Map<string, PathChange>()
  nodes.forEach(({ kind, depth, left, right }, at) => {
    if (depth > MAX_DEPTH || (kind !== 'change' && kind !== 'type') || left === null || right === null) return
    const pattern = patternOf(nodes, at)
    const change = changes.get(pattern) ?? { count: 0, values: [] }
    changes.set(pattern, change)
    change.count += 1
    if (change.values.length === MAX_VALUES) return
    const after = textOf(right, rightText)
    change.values.push({ before: textOf(left, leftText), after, form: volatileForm(right.kind, after) })
  })
  return changes
}

/** Strings as they are written: an escape in an id makes it no other id. */
function textOf({ kind, start, end }: Place, text: string): string {
  return kind === 'string' ? text.slice(start + 1, end - 1) : text.slice(start, end)
}

/** The form that nearly all values have; null where there is none. */
function commonForm(values: readonly SeenValue[]): VolatileForm | null {
  const counts = new Map<VolatileForm | null, number>()
  for (const { form } of values) counts.set(form, (counts.get(form) ?? 0) + 1)
  for (const [form, count] of counts) if (count >= values.length * NEARLY_ALL) return form
  // An id may look like a hash once in a while: both are made anew.
  const either = (counts.get('id') ?? 0) + (counts.get('hash') ?? 0)
  return either >= values.length * NEARLY_ALL ? 'id' : null
}

function isEverNew(pattern: string, form: VolatileForm, values: readonly SeenValue[]): boolean {
  switch (form) {
    case 'time':
      // Several events of one second have the same.
      return true
    case 'number':
      return COUNTER_NAME.test(pattern) && isRising(values)
    case 'id':
    case 'hash':
      return new Set(values.map(({ after }) => after)).size >= values.length * NEARLY_ALL
  }
}

function isRising(values: readonly SeenValue[]): boolean {
  return values.every(({ before, after }) => /^\d+$/.test(before) && BigInt(after) > BigInt(before))
}
