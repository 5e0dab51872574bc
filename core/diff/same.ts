import type { Tape } from './tape'

/** Two tapes of one comparison, read with the same key table. */
export interface Tapes {
  left: Tape
  right: Tape
}

/** Whether two values are, by their hashes, equal: certain enough to match them, not to call them the same. */
export function haveSameHash({ left, right }: Tapes, l: number, r: number): boolean {
  return left.hashA[l] === right.hashA[r] && left.hashB[l] === right.hashB[r]
}

/** Whether two values are written the same to the last character. */
export function areWrittenSame(tapes: Tapes, l: number, r: number): boolean {
  if (!haveSameHash(tapes, l, r)) return false
  const { left, right } = tapes
  const leftStart = left.start[l] ?? 0
  const rightStart = right.start[r] ?? 0
  const length = (left.end[l] ?? 0) - leftStart
  if ((right.end[r] ?? 0) - rightStart !== length) return false
  // Cutting two strings out costs as much as some thirty characters.
  if (length > 32) {
    return (
      left.text.slice(leftStart, leftStart + length) === right.text.slice(rightStart, rightStart + length)
    )
  }
  for (let at = 0; at < length; at += 1) {
    if (left.text.charCodeAt(leftStart + at) !== right.text.charCodeAt(rightStart + at)) return false
  }
  return true
}
