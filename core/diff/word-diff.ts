import { matchInOrder } from './common-subsequence'

/** A stretch of a string that was changed inside, in the order of reading. */
export interface WordChange {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Of longer strings, nobody reads a change word by word. In characters, each side. */
const MAX_LENGTH = 20_000
/** Below it, what is the same is chance and hides what became of the string. Share of characters. */
const MIN_SAME = 0.3

/** Which words of a string changed, or null where it is another string altogether, or one too long to look. */
export function diffWords(left: string, right: string): WordChange[] | null {
  if (left.length > MAX_LENGTH || right.length > MAX_LENGTH) return null
  const lefts = left.match(WORD) ?? []
  const rights = right.match(WORD) ?? []
  const numbers = new Map<string, number>()
  const numberOf = (word: string): number => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  }
  const matches = matchInOrder(Int32Array.from(lefts, numberOf), Int32Array.from(rights, numberOf))
  if (matches === null) return null
  const changes: WordChange[] = []
  let same = 0
  const push = (kind: WordChange['kind'], text: string): void => {
    const last = changes.at(-1)
    if (kind === 'same') same += text.length
    if (last?.kind === kind) last.text += text
    else changes.push({ kind, text })
  }
  let leftAt = 0
  rights.forEach((word, place) => {
    const match = matches[place] ?? -1
    for (; match !== -1 && leftAt < match; leftAt += 1) push('removed', lefts[leftAt] ?? '')
    push(match === -1 ? 'added' : 'same', word)
    if (match !== -1) leftAt += 1
  })
  for (; leftAt < lefts.length; leftAt += 1) push('removed', lefts[leftAt] ?? '')
  return same >= MIN_SAME * Math.max(left.length, right.length) ? changes : null
}

/** A run of letters and digits, one of white space, or any other character. */
const WORD = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu
