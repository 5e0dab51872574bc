// An event's attempts on a line. Gaps of ten seconds and of hours have to be readable beside each other, so each stretch
// between two marks has a length by the logarithm of its gap, and 200 quick attempts still stand apart.
import {
  missingBefore,
  outlook,
  placeAttempts,
  type Outlook,
  type Schedule,
  type TimedAttempt,
} from './schedule'

/**
 * What stands on the line:
 * - 'attempt': one that arrived;
 * - 'due': where one that arrived late was expected;
 * - 'missing': one that was sent and did not arrive, where it was expected;
 * - 'expected': the next one;
 * - 'unsent': the next one, so long overdue that it won't come;
 * - 'now': how late it is, beyond the one that is overdue.
 */
type AxisMarkKind = 'attempt' | 'due' | 'missing' | 'expected' | 'unsent' | 'now'

interface AxisMark {
  kind: AxisMarkKind
  /** Microseconds since 1970. */
  atUs: number
  /** Of an attempt, which one of those given; otherwise -1. */
  index: number
  /** Which attempt of the sender's it is; 0 for 'now'. */
  number: number
}

export interface PlacedMark extends AxisMark {
  /** From 0 at the left to 1. */
  at: number
  /** Since the mark before; 0 for the first. */
  gapUs: number
}

export interface AttemptAxis {
  marks: readonly PlacedMark[]
  /** How far the present moment is on the way to an attempt that is still expected, as a place; null without one. */
  nowAt: number | null
}

/** Lays out attempts, in order of arrival, of which there is at least one; without a schedule nothing is expected. */
export function attemptAxis(
  attempts: readonly TimedAttempt[],
  schedule: Schedule | null,
  nowUs: number,
): AttemptAxis {
  const marks = [
    ...arrived(attempts, schedule),
    ...(schedule === null ? [] : awaited(outlook(attempts, schedule, nowUs), nowUs)),
  ].sort((one, other) => one.atUs - other.atUs)
  const placed = spread(marks)
  const next = placed.findIndex(({ kind }) => kind === 'expected')
  const [before, expected] = [placed[next - 1], placed[next]]
  if (before === undefined || expected === undefined || nowUs >= expected.atUs) {
    return { marks: placed, nowAt: null }
  }
  const share = Math.max(0, nowUs - before.atUs) / (expected.atUs - before.atUs)
  return { marks: placed, nowAt: before.at + share * (expected.at - before.at) }
}

function arrived(attempts: readonly TimedAttempt[], schedule: Schedule | null): AxisMark[] {
  if (schedule === null) {
    return attempts.map(({ receivedAtUs, attempt }, index) => ({
      kind: 'attempt',
      atUs: receivedAtUs,
      index,
      number: attempt,
    }))
  }
  const placed = placeAttempts(attempts, schedule)
  return attempts.flatMap((attempt, index): AxisMark[] => {
    const place = placed[index]
    if (place === undefined) return []
    const { number, lateByUs } = place
    const atUs = attempt.receivedAtUs
    const missing = missingBefore(attempt, place, schedule)
    return [
      ...(missing === null ? [] : [mark('missing', missing.dueUs, missing.number)]),
      // Earlier than expected is told in words: a mark behind the attempt would be read as one to come.
      ...(lateByUs > 0 ? [mark('due', atUs - lateByUs, number)] : []),
      { kind: 'attempt', atUs, index, number },
    ]
  })
}

function awaited(told: Outlook, nowUs: number): AxisMark[] {
  switch (told.kind) {
    case 'accepted':
    case 'exhausted':
      return []
    case 'expected':
      return [mark('expected', told.atUs, told.next)]
    case 'overdue':
      return [mark('expected', told.atUs, told.next), mark('now', nowUs, 0)]
    case 'missed':
      return [mark('unsent', told.atUs, told.next)]
  }
}

function mark(kind: AxisMarkKind, atUs: number, number: number): AxisMark {
  return { kind, atUs, index: -1, number }
}

const SECOND_US = 1_000_000

function spread(marks: readonly AxisMark[]): PlacedMark[] {
  const gaps = marks.map(({ atUs }, index) => atUs - (marks[index - 1]?.atUs ?? atUs))
  const lengths = gaps.map((gapUs, index) => (index === 0 ? 0 : 1 + Math.log2(1 + gapUs / SECOND_US)))
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  let before = 0
  return marks.map((one, index) => {
    before += lengths[index] ?? 0
    return { ...one, at: whole === 0 ? 0 : before / whole, gapUs: gaps[index] ?? 0 }
  })
}

/** Which of some places, rising, in pixels, can carry a label that needs so much room: the ends first, then from the left. */
export function labelled(places: readonly number[], roomPx: number): boolean[] {
  const last = places.at(-1) ?? 0
  let taken = -Infinity
  return places.map((place, index) => {
    const isEnd = index === places.length - 1
    if (!isEnd && (place - taken < roomPx || (index > 0 && last - place < roomPx))) return false
    if (isEnd && index > 0 && place - taken < roomPx) return false
    taken = place
    return true
  })
}
