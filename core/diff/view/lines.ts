import { ARRAY, OBJECT, SHADOWED, type Tape } from '../tape'
import type { SideOfRow } from './row-writer'
import type { RowShape } from './rows'

/** A short array of scalars stays on one line: a coordinate over four is harder to read. In characters, as written. */
const SHORT_ARRAY = 72

/** Whether a value takes one line. */
export function isOneLine(tape: Tape, index: number): boolean {
  const kind = tape.kind[index] ?? 0
  const size = tape.size[index] ?? 0
  if (kind < ARRAY || size === 0) return true
  if (kind === OBJECT || (tape.end[index] ?? 0) - (tape.start[index] ?? 0) > SHORT_ARRAY) return false
  // As many values below as elements: none of them holds any, nor is an empty container.
  if ((tape.next[index] ?? 0) - index - 1 !== size) return false
  for (let child = index + 1; child <= index + size; child += 1)
    if ((tape.kind[child] ?? 0) >= ARRAY) return false
  return true
}

/** How many lines each value takes, laid out in full. */
export function countLines(tape: Tape): Int32Array {
  const lines = new Int32Array(tape.count)
  for (let index = tape.count - 1; index >= 0; index -= 1) {
    lines[index] = 1
    if (isOneLine(tape, index)) continue
    let sum = 2
    const end = tape.next[index] ?? 0
    for (let child = index + 1; child < end; child = tape.next[child] ?? end) {
      if ((tape.kind[child] ?? 0) < SHADOWED) sum += lines[child] ?? 0
    }
    lines[index] = sum
  }
  return lines
}

export interface Line {
  shape: RowShape
  /** Levels below the value that the lines are of. */
  depth: number
  side: SideOfRow
}

/** A value laid out in full; `element` is its index in its array, or -1. */
export function* linesOf(tape: Tape, root: number, element: number): Generator<Line> {
  /** The containers that are open, and how many elements of each have been told. */
  const open: { index: number; told: number }[] = []
  const rootEnd = tape.next[root] ?? 0
  for (let at = root; at < rootEnd;) {
    for (let top = open.at(-1); top !== undefined && (tape.next[top.index] ?? 0) <= at; top = open.at(-1)) {
      open.pop()
      yield { shape: 'close', depth: open.length, side: closeOf(tape, top.index) }
    }
    if ((tape.kind[at] ?? 0) >= SHADOWED) {
      at = tape.next[at] ?? rootEnd
      continue
    }
    const parent = open.at(-1)
    const isElement = parent !== undefined && tape.kind[parent.index] === ARRAY
    const side = sideOf(tape, at, parent === undefined ? element : isElement ? parent.told : -1)
    if (parent !== undefined) parent.told += 1
    if (isOneLine(tape, at)) {
      yield { shape: 'value', depth: open.length, side }
      at = tape.next[at] ?? rootEnd
    } else {
      yield { shape: 'open', depth: open.length, side }
      open.push({ index: at, told: 0 })
      at += 1
    }
  }
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    yield { shape: 'close', depth: open.length, side: closeOf(tape, top.index) }
  }
}

export function sideOf(tape: Tape, index: number, element: number): SideOfRow {
  const start = tape.start[index] ?? 0
  const hasName = (tape.key[index] ?? -1) !== -1
  return { start, end: tape.end[index] ?? 0, key: hasName ? nameStart(tape.text, start) : -1, index: element }
}

export function closeOf(tape: Tape, index: number): SideOfRow {
  return { start: tape.start[index] ?? 0, end: tape.end[index] ?? 0, key: -1, index: -1 }
}

/** The opening quote of the name before a value. */
function nameStart(text: string, valueStart: number): number {
  const closing = text.lastIndexOf('"', valueStart - 1)
  for (let at = text.lastIndexOf('"', closing - 1); at > 0; at = text.lastIndexOf('"', at - 1)) {
    let backslashes = 0
    while (text[at - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return at
  }
  return -1
}
