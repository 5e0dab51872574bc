import type { LineMatch } from '../match-lines'
import { foldId } from './row-at'
import { RowWriter, type SideOfRow } from './row-writer'
import type { DiffRows, RowMark, RowOptions } from './rows'

const DEFAULT_CONTEXT = 3

export interface LineCounts {
  add: number
  remove: number
  change: number
}

/** How many lines came, went and changed: of a stretch that was replaced, as many changed as both sides have. */
export function countLineChanges(match: LineMatch): LineCounts {
  const counts = { add: 0, remove: 0, change: 0 }
  for (const stretch of stretches(match)) {
    if (stretch.isSame) continue
    const lefts = stretch.leftEnd - stretch.left
    const rights = stretch.rightEnd - stretch.right
    counts.change += Math.min(lefts, rights)
    counts.add += Math.max(0, rights - lefts)
    counts.remove += Math.max(0, lefts - rights)
  }
  return counts
}

/** Lays the lines of two texts out beside or below each other, unchanged ones folded. `wanted` says nothing here. */
export function layOutLines(
  match: LineMatch,
  { layout, context = DEFAULT_CONTEXT, opened = [] }: RowOptions,
): DiffRows {
  const writer = new RowWriter()
  let node = 0
  const write = (mark: RowMark, left: number, right: number, at = -1): void => {
    writer.write({
      ...PLAIN,
      mark,
      node: at,
      left: lineOf(match.left, left),
      right: lineOf(match.right, right),
    })
  }
  const isOpen = (left: number, right: number): boolean =>
    opened === 'all' || opened.includes(foldId(match.left.start[left] ?? -1, match.right.start[right] ?? -1))
  for (const stretch of stretches(match)) {
    const { left, right, leftEnd, rightEnd } = stretch
    const both = Math.min(leftEnd - left, rightEnd - right)
    const all = Math.max(leftEnd - left, rightEnd - right)
    if (stretch.isSame) {
      const foldFrom = right === 0 ? 0 : Math.min(all, context)
      const foldTo = rightEnd === match.right.start.length ? all : Math.max(foldFrom, all - context)
      for (let line = 0; line < all; line += 1) {
        if (line !== foldFrom || foldTo - foldFrom < 2 || isOpen(left + line, right + line)) {
          write('same', left + line, right + line)
          continue
        }
        writeFold(writer, match, { left: left + foldFrom, right: right + foldFrom, count: foldTo - foldFrom })
        line = foldTo - 1
      }
      continue
    }
    const markOf = (line: number, alone: RowMark): RowMark => (line < both ? 'change' : alone)
    if (layout === 'split') {
      for (let line = 0; line < all; line += 1) {
        const hasLeft = left + line < leftEnd
        const hasRight = right + line < rightEnd
        const mark = markOf(line, hasLeft ? 'remove' : 'add')
        write(mark, hasLeft ? left + line : -1, hasRight ? right + line : -1, node + line)
      }
    } else {
      for (let line = left; line < leftEnd; line += 1)
        write(markOf(line - left, 'remove'), line, -1, node + line - left)
      for (let line = right; line < rightEnd; line += 1)
        write(markOf(line - right, 'add'), -1, line, node + line - right)
    }
    node += all
  }
  return writer.rows(layout, 'text')
}

const PLAIN = {
  shape: 'value',
  leftShape: 'value',
  isNoisy: false,
  spelling: null,
  depth: 0,
  leftDepth: 0,
  fold: null,
} as const

function writeFold(
  writer: RowWriter,
  match: LineMatch,
  { left, right, count }: { left: number; right: number; count: number },
): void {
  writer.write({
    ...PLAIN,
    shape: 'fold',
    leftShape: 'fold',
    mark: 'same',
    node: -1,
    left: lineOf(match.left, left),
    right: lineOf(match.right, right),
    fold: { members: count, rows: count, changes: 0, noise: 0 },
  })
}

function lineOf({ start, end }: LineMatch['left'], line: number): SideOfRow | null {
  return line === -1 ? null : { start: start[line] ?? 0, end: end[line] ?? 0, key: -1, index: line }
}

/** Lines, from one to before another, that are the same on both sides or are none of them. */
interface Stretch {
  isSame: boolean
  left: number
  leftEnd: number
  right: number
  rightEnd: number
}

function* stretches({ left, right, matches }: LineMatch): Generator<Stretch> {
  const lefts = left.start.length
  const rights = right.start.length
  let l = 0
  let r = 0
  while (l < lefts || r < rights) {
    let leftEnd = l
    let rightEnd = r
    const isSame = r < rights && matches[r] === l
    if (isSame) {
      while (rightEnd < rights && matches[rightEnd] === leftEnd) {
        leftEnd += 1
        rightEnd += 1
      }
    } else {
      while (rightEnd < rights && matches[rightEnd] === -1) rightEnd += 1
      leftEnd = rightEnd < rights ? (matches[rightEnd] ?? lefts) : lefts
    }
    yield { isSame, left: l, leftEnd, right: r, rightEnd }
    l = leftEnd
    r = rightEnd
  }
}
