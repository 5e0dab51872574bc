import { readInstant } from './instant'
import { decodeString } from './json-string'
import type { DiffNode, Place, Spelling } from './model'
import { diffWords, type WordChange } from './word-diff'

/** What can be said of a changed scalar beyond its two values. */
export type Remark =
  /** They mean the same and are written differently. */
  | { about: 'spelling'; spelling: Spelling }
  /** Milliseconds from left to right; below zero where time went back. */
  | { about: 'interval'; ms: number }
  /** Right less left, as a person would write it: `+2`, `-0.5`. */
  | { about: 'difference'; text: string }
  | { about: 'words'; words: WordChange[] }

/**
 * The remark on a node, or null where there is none to make. Made when it is shown and not by the comparison: the words
 * of 10,000 changed strings take longer to find than all the rest.
 */
export function remarkOn(
  node: Pick<DiffNode, 'kind' | 'left' | 'right' | 'spelling'>,
  leftText: string,
  rightText: string,
): Remark | null {
  if (node.spelling !== null) return { about: 'spelling', spelling: node.spelling }
  const { left, right } = node
  if (node.kind !== 'change' || left === null || right === null) return null
  if (left.kind === 'number' && right.kind === 'number') {
    const text = numberDifference(textAt(left, leftText), textAt(right, rightText))
    return text === null ? null : { about: 'difference', text }
  }
  if (left.kind !== 'string' || right.kind !== 'string') return null
  const before = decodeString(textAt(left, leftText).slice(1, -1))
  const after = decodeString(textAt(right, rightText).slice(1, -1))
  const from = readInstant(before)
  const to = readInstant(after)
  if (from !== null && to !== null) return { about: 'interval', ms: Number(to - from) / 1000 }
  const words = diffWords(before, after)
  return words === null ? null : { about: 'words', words }
}

function textAt({ start, end }: Place, text: string): string {
  return text.slice(start, end)
}

/** More digits than this are not reckoned with: a number of a million would take seconds. */
const MAX_DIGITS = 400

/** Exact, by whole numbers of the smallest decimal place: 0.3 less 0.1 is 0.2. Null for numbers with an exponent. */
function numberDifference(left: string, right: string): string | null {
  const pattern = /^-?\d+(?:\.(\d+))?$/
  const leftMatch = pattern.exec(left)
  const rightMatch = pattern.exec(right)
  if (leftMatch === null || rightMatch === null) return null
  if (left.length > MAX_DIGITS || right.length > MAX_DIGITS) return null
  const places = Math.max(leftMatch[1]?.length ?? 0, rightMatch[1]?.length ?? 0)
  const scaled = (text: string, decimals: string): bigint =>
    BigInt(text.replace('.', '') + '0'.repeat(places - decimals.length))
  const difference = scaled(right, rightMatch[1] ?? '') - scaled(left, leftMatch[1] ?? '')
  const digits = String(difference < 0n ? -difference : difference).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${difference < 0n ? '-' : '+'}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
