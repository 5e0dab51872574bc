import { matchInOrder } from './common-subsequence'

/** Bytes of the left and of the right, from one to before another, that stand for each other. */
interface ByteStretch {
  isSame: boolean
  left: number
  leftEnd: number
  right: number
  rightEnd: number
}

export interface ByteDiff {
  /** From the beginning to the end of both. */
  stretches: ByteStretch[]
  /** Whether they were so far apart that what is between their common beginning and end is told as one difference. */
  isCoarse: boolean
}

/** Finds where two runs of bytes differ: by runs of letters and digits, as an edit of text changes them. */
export function diffBytes(left: Uint8Array, right: Uint8Array): ByteDiff {
  const shorter = Math.min(left.length, right.length)
  let prefix = 0
  while (prefix < shorter && left[prefix] === right[prefix]) prefix += 1
  let suffix = 0
  while (suffix < shorter - prefix && left[left.length - 1 - suffix] === right[right.length - 1 - suffix])
    suffix += 1
  const leftTokens = tokenStarts(left, prefix, left.length - suffix)
  const rightTokens = tokenStarts(right, prefix, right.length - suffix)
  const numbers = new Map<string, number>()
  const matches = matchInOrder(
    numberTokens(left, leftTokens, left.length - suffix, numbers),
    numberTokens(right, rightTokens, right.length - suffix, numbers),
  )
  const writer = new StretchWriter()
  writer.add(true, prefix, prefix)
  matches?.forEach((match, token) => {
    if (match === -1) return
    writer.add(false, leftTokens[match] ?? 0, rightTokens[token] ?? 0)
    writer.add(
      true,
      leftTokens[match + 1] ?? left.length - suffix,
      rightTokens[token + 1] ?? right.length - suffix,
    )
  })
  writer.add(false, left.length - suffix, right.length - suffix)
  writer.add(true, left.length, right.length)
  return { stretches: writer.stretches, isCoarse: matches === null }
}

/** Adds stretches up to where they end; empty ones are left out and alike neighbours joined. */
class StretchWriter {
  readonly stretches: ByteStretch[] = []
  private left = 0
  private right = 0

  add(isSame: boolean, leftEnd: number, rightEnd: number): void {
    if (leftEnd === this.left && rightEnd === this.right) return
    const last = this.stretches.at(-1)
    if (last?.isSame === isSame) {
      last.leftEnd = leftEnd
      last.rightEnd = rightEnd
    } else {
      this.stretches.push({ isSame, left: this.left, leftEnd, right: this.right, rightEnd })
    }
    this.left = leftEnd
    this.right = rightEnd
  }
}

function tokenStarts(bytes: Uint8Array, from: number, to: number): number[] {
  const starts: number[] = []
  for (let at = from; at < to; at += 1) {
    if (at === from || !isWordByte(bytes[at] ?? 0) || !isWordByte(bytes[at - 1] ?? 0)) starts.push(at)
  }
  return starts
}

/** ASCII letters and digits, and whatever is beyond ASCII. */
function isWordByte(byte: number): boolean {
  return (
    byte >= 0x80 ||
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a)
  )
}

function numberTokens(
  bytes: Uint8Array,
  starts: readonly number[],
  end: number,
  numbers: Map<string, number>,
): Int32Array {
  const from = starts[0] ?? end
  // One character a byte.
  const text = new TextDecoder('latin1').decode(bytes.subarray(from, end))
  return Int32Array.from(starts, (start, token) => {
    const name = text.slice(start - from, (starts[token + 1] ?? end) - from)
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  })
}
