import { readInstant } from './instant'
import { decodeString } from './json-string'
import type { DiffNode, Place, Spelling } from './model'
import { numberDifference } from './number-difference'
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
