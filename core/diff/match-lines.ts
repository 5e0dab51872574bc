import { matchInOrder } from './common-subsequence'
import { markIncreasing } from './increasing'

/** How two texts' lines stand for each other. */
export interface LineMatch {
  /** UTF-16 offsets of the lines, without their line feeds. */
  left: LineOffsets
  right: LineOffsets
  /** For each line of the right text the left one that is the same, or -1; in rising order. */
  matches: Int32Array
  /** Whether parts so far apart were met that their lines were not looked for one by one. */
  isCoarse: boolean
}

interface LineOffsets {
  start: Int32Array
  end: Int32Array
}

/** Matches the lines of two texts that are no JSON. Grows with their length, however different they are. */
export function matchLines(leftText: string, rightText: string): LineMatch {
  const left = lineOffsets(leftText)
  const right = lineOffsets(rightText)
  const numbers = new Map<string, number>()
  const lefts = numberLines(leftText, left, numbers)
  const rights = numberLines(rightText, right, numbers)
  return { left, right, ...matchNumbers(lefts, rights, numbers.size) }
}

function lineOffsets(text: string): LineOffsets {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  // The last line feed ends the last line; it begins none.
  if (starts.length > 1 && starts.at(-1) === text.length) starts.pop()
  if (text === '') starts.pop()
  const start = Int32Array.from(starts)
  const end = start.map((_from, line) => {
    const next = start[line + 1]
    if (next !== undefined) return next - 1
    return text.endsWith('\n') ? text.length - 1 : text.length
  })
  return { start, end }
}

function numberLines(text: string, { start, end }: LineOffsets, numbers: Map<string, number>): Int32Array {
  return start.map((from, line) => {
    const words = text.slice(from, end[line])
    const number = numbers.get(words) ?? numbers.size
    numbers.set(words, number)
    return number
  })
}

function matchNumbers(
  lefts: Int32Array,
  rights: Int32Array,
  count: number,
): Pick<LineMatch, 'matches' | 'isCoarse'> {
  const exact = matchInOrder(lefts, rights)
  if (exact !== null) return { matches: exact, isCoarse: false }
  // Too far apart to be compared in one: lines that stand once in either text hold the parts between them together.
  const matches = matchUnique(lefts, rights, count)
  let isCoarse = false
  let leftFrom = 0
  let rightFrom = 0
  for (let at = 0; at <= rights.length; at += 1) {
    const anchor = at === rights.length ? lefts.length : (matches[at] ?? -1)
    if (anchor === -1) continue
    const between = matchInOrder(lefts.subarray(leftFrom, anchor), rights.subarray(rightFrom, at))
    if (between === null) isCoarse = true
    else
      for (const [place, match] of between.entries())
        if (match !== -1) matches[rightFrom + place] = leftFrom + match
    leftFrom = anchor + 1
    rightFrom = at + 1
  }
  return { matches, isCoarse }
}

/** Of the lines that stand once in each text, those that come in the same order. */
function matchUnique(lefts: Int32Array, rights: Int32Array, count: number): Int32Array {
  /** By line: where it stands on the left, -1 where nowhere, -2 where more than once. */
  const places = new Int32Array(count).fill(-1)
  lefts.forEach((number, place) => {
    places[number] = places[number] === -1 ? place : -2
  })
  const times = new Int32Array(count)
  for (const number of rights) times[number] = (times[number] ?? 0) + 1
  const matches = rights.map((number) => (times[number] === 1 ? Math.max(-1, places[number] ?? -1) : -1))
  const isKept = markIncreasing(matches)
  return matches.map((match, place) => (isKept[place] === 1 ? match : -1))
}
