import { KeyTable } from '../key-table'
import type { DiffNode, JsonDiff } from '../model'
import { readTape } from '../read-tape'
import type { Tape } from '../tape'
import { alignChildren, type Aligned } from './align'
import { closeOf, countLines, isOneLine, linesOf, sideOf, type Line } from './lines'
import { foldId } from './row-at'
import { RowWriter, type SideOfRow } from './row-writer'
import type { DiffRows, RowMark, RowOptions, RowShape } from './rows'

/**
 * Lays a difference out as rows. The texts must be those that were compared. Takes about as long as the comparison did, as
 * it reads them again: in a worker where they are large.
 */
export function buildRows(
  leftText: string,
  rightText: string,
  diff: JsonDiff,
  options: RowOptions,
): DiffRows {
  const keys = new KeyTable()
  const left = readTape(leftText, keys)
  const right = readTape(rightText, keys)
  if (left === null || right === null) throw new Error('Rows are made of texts that were compared.')
  return new RowBuilder(left, right, diff.nodes, options).build()
}

/** A value of more lines that was added or removed is folded at first. */
const MAX_WHOLE = 400
const DEFAULT_CONTEXT = 2

interface Frame {
  items: readonly Aligned[]
  at: number
  /** The container whose children these are, and its node's mark. */
  container: Aligned
  mark: RowMark
}

class RowBuilder {
  private readonly writer = new RowWriter()
  private readonly frames: Frame[] = []
  private readonly leftLines: Int32Array
  private readonly rightLines: Int32Array
  private readonly opened: ReadonlySet<number>

  constructor(
    private readonly left: Tape,
    private readonly right: Tape,
    private readonly nodes: readonly DiffNode[],
    private readonly options: RowOptions,
  ) {
    this.leftLines = countLines(left)
    this.rightLines = countLines(right)
    this.opened = new Set(options.opened === 'all' ? [] : options.opened)
  }

  build(): DiffRows {
    const isSame = this.nodes.length === 0
    this.show({ left: 0, right: 0, leftIndex: -1, rightIndex: -1, node: isSame ? -1 : 0, isAway: false })
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      const item = frame.items[frame.at]
      if (item === undefined) this.leave(frame)
      else if (item.node !== -1) {
        frame.at += 1
        this.show(item)
      } else {
        this.showSame(frame)
      }
    }
    return this.writer.rows(this.options.layout)
  }

  private show(item: Aligned): void {
    const node = this.nodes[item.node]
    const mark = node?.kind ?? 'same'
    if (item.isAway) this.write('away', mark, item, sideOf(this.left, item.left, item.leftIndex), null)
    else if (node !== undefined && node.end > item.node + 1) this.enter(item, mark)
    else if (mark === 'same' || mark === 'move' || mark === 'rename') this.showWhole(item, mark)
    else this.showBoth(item, mark)
  }

  private enter(item: Aligned, mark: RowMark): void {
    this.write('open', mark, item, this.leftSide(item), this.rightSide(item))
    const items = alignChildren(this.left, this.right, item.left, item.right, this.nodes, item.node)
    this.frames.push({ items, at: 0, container: item, mark })
  }

  private leave({ container, mark }: Frame): void {
    this.frames.pop()
    const { left, right } = container
    this.write('close', mark, container, closeOf(this.left, left), closeOf(this.right, right))
  }

  /** A value that is the same on both sides: on one line, folded or laid out. */
  private showWhole(item: Aligned, mark: RowMark): void {
    const left = this.leftSide(item)
    const right = this.rightSide(item)
    if (isOneLine(this.right, item.right)) this.write('value', mark, item, left, right)
    else if (this.isOpen(left, right)) this.showLines(item, mark)
    else this.write('fold', mark, item, left, right, 1, this.rightLines[item.right] ?? 1)
  }

  /** A value that one side lacks or that has nothing in common with the other's. */
  private showBoth(item: Aligned, mark: RowMark): void {
    const left = this.leftSide(item)
    const right = this.rightSide(item)
    const lines = (this.leftLines[item.left] ?? 0) + (this.rightLines[item.right] ?? 0)
    if (lines <= MAX_WHOLE || this.isOpen(left, right)) this.showLines(item, mark)
    else this.write('fold', mark, item, left, right, 1, lines)
  }

  private showLines(item: Aligned, mark: RowMark): void {
    const lefts = item.left === -1 ? null : linesOf(this.left, item.left, item.leftIndex)
    const rights = item.right === -1 ? null : linesOf(this.right, item.right, item.rightIndex)
    const isSame = mark === 'same' || mark === 'move' || mark === 'rename'
    if (this.options.layout === 'unified' && !isSame) {
      for (const line of lefts ?? []) this.writeLine(mark, item, line, null)
      for (const line of rights ?? []) this.writeLine(mark, item, null, line)
      return
    }
    for (;;) {
      const left = nextOf(lefts)
      const right = nextOf(rights)
      if (left === null && right === null) return
      this.writeLine(mark, item, left, right)
    }
  }

  private writeLine(mark: RowMark, item: Aligned, left: Line | null, right: Line | null): void {
    const line = right ?? left
    if (line === null) return
    this.write(line.shape, mark, item, left?.side ?? null, right?.side ?? null, 0, 0, line.depth)
  }

  /** A run of unchanged siblings: those next to a change in sight, the others folded. */
  private showSame(frame: Frame): void {
    const { items } = frame
    const begin = frame.at
    let end = begin
    while (end < items.length && items[end]?.node === -1) end += 1
    frame.at = end
    const { context = DEFAULT_CONTEXT, opened } = this.options
    const foldBegin = Math.min(end, begin + (begin === 0 ? 0 : context))
    const foldEnd = Math.max(foldBegin, end - (end === items.length ? 0 : context))
    const run = items.slice(foldBegin, foldEnd)
    const rows = run.reduce((sum, item) => sum + (this.rightLines[item.right] ?? 0), 0)
    const [first] = run
    const last = run.at(-1)
    if (first === undefined || last === undefined || opened === 'all' || run.length === 1) {
      items.slice(begin, end).forEach((item) => this.show(item))
      return
    }
    const left = { ...this.leftSide(first), key: -1 } as SideOfRow
    const right = { ...this.rightSide(first), end: this.right.end[last.right] ?? 0, key: -1 } as SideOfRow
    items.slice(begin, foldBegin).forEach((item) => this.show(item))
    if (this.isOpen(left, right)) run.forEach((item) => this.showLines(item, 'same'))
    else this.write('fold', 'same', first, left, right, run.length, rows)
    items.slice(foldEnd, end).forEach((item) => this.show(item))
  }

  private isOpen(left: SideOfRow | null, right: SideOfRow | null): boolean {
    return this.options.opened === 'all' || this.opened.has(foldId(left?.start ?? -1, right?.start ?? -1))
  }

  private leftSide(item: Aligned): SideOfRow | null {
    return item.left === -1 ? null : sideOf(this.left, item.left, item.leftIndex)
  }

  private rightSide(item: Aligned): SideOfRow | null {
    return item.right === -1 ? null : sideOf(this.right, item.right, item.rightIndex)
  }

  private write(
    shape: RowShape,
    mark: RowMark,
    item: Aligned,
    left: SideOfRow | null,
    right: SideOfRow | null,
    folded = 0,
    foldedRows = 0,
    below = 0,
  ): void {
    const isNoisy = this.nodes[item.node]?.isNoisy ?? false
    const depth = this.frames.length + below
    this.writer.write({ shape, mark, isNoisy, depth, node: item.node, left, right, folded, foldedRows })
  }
}

function nextOf(lines: Generator<Line> | null): Line | null {
  const next = lines?.next()
  return next === undefined || next.done === true ? null : next.value
}
