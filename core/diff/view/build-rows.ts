import { KeyTable } from '../key-table'
import type { DiffNode, JsonDiff } from '../model'
import { readTape } from '../read-tape'
import type { Tape } from '../tape'
import { alignChildren, type Aligned } from './align'
import { closeOf, countLines, isOneLine, linesOf, sideOf, type Line } from './lines'
import { foldId } from './row-at'
import { RowWriter, type FoldOfRow, type SideOfRow } from './row-writer'
import type { DiffRows, RowMark, RowOptions, RowShape, WantedChanges } from './rows'
import { WantedNodes } from './wanted-nodes'

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
  return layOut(readPages(leftText, rightText), diff, options)
}

/** Two texts read for their rows, with how many lines each value takes; for laying them out more than once. */
export interface Pages {
  left: Tape
  right: Tape
  leftLines: Int32Array
  rightLines: Int32Array
}

/** Reads two texts that are JSON; throws for others. */
export function readPages(leftText: string, rightText: string): Pages {
  const keys = new KeyTable()
  const left = readTape(leftText, keys)
  const right = readTape(rightText, keys)
  if (left === null || right === null) throw new Error('Rows are made of texts that were compared.')
  return { left, right, leftLines: countLines(left), rightLines: countLines(right) }
}

/** Lays a difference of texts that were read out as rows; takes as long as there are rows and siblings of changes. */
export function layOut(pages: Pages, { nodes }: JsonDiff, options: RowOptions): DiffRows {
  return new RowBuilder(pages, nodes, options).build()
}

/** A value of more lines that was added or removed is folded at first. */
const MAX_WHOLE = 400
const DEFAULT_CONTEXT = 2
const ALL_CHANGES: WantedChanges = { kinds: null, path: '', noise: true }

interface Frame {
  items: readonly Aligned[]
  at: number
  /** The container whose children these are, and its node's mark. */
  container: Aligned
  mark: RowMark
  /** Up to here a fold was opened. */
  unfoldedTo: number
}

class RowBuilder {
  private readonly writer = new RowWriter()
  private readonly frames: Frame[] = []
  private readonly left: Tape
  private readonly right: Tape
  private readonly opened: ReadonlySet<number>
  private readonly wanted: WantedNodes

  constructor(
    private readonly pages: Pages,
    private readonly nodes: readonly DiffNode[],
    private readonly options: RowOptions,
  ) {
    this.left = pages.left
    this.right = pages.right
    this.opened = new Set(options.opened === 'all' ? [] : options.opened)
    this.wanted = new WantedNodes(nodes, options.wanted ?? ALL_CHANGES)
  }

  build(): DiffRows {
    const isSame = this.nodes.length === 0
    this.show({ left: 0, right: 0, leftIndex: -1, rightIndex: -1, node: isSame ? -1 : 0, isAway: false })
    for (let frame = this.frames.at(-1); frame !== undefined; frame = this.frames.at(-1)) {
      const item = frame.items[frame.at]
      if (item === undefined) this.leave(frame)
      else if (frame.at < frame.unfoldedTo && item.node === -1) {
        frame.at += 1
        this.showLines(item, 'same')
      } else if (frame.at < frame.unfoldedTo || this.isWanted(item)) {
        frame.at += 1
        this.show(item)
      } else {
        this.passUnwanted(frame)
      }
    }
    return this.writer.rows(this.options.layout, 'json')
  }

  private isWanted(item: Aligned): boolean {
    return item.node !== -1 && this.wanted.has(item.node)
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
    this.frames.push({ items, at: 0, container: item, mark, unfoldedTo: 0 })
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
    else this.write('fold', mark, item, left, right, this.wholeFold(item))
  }

  /** A value that one side lacks or that has nothing in common with the other's. */
  private showBoth(item: Aligned, mark: RowMark): void {
    const left = this.leftSide(item)
    const right = this.rightSide(item)
    const fold = this.wholeFold(item)
    if (fold.rows <= MAX_WHOLE || this.isOpen(left, right)) this.showLines(item, mark)
    else this.write('fold', mark, item, left, right, fold)
  }

  /** Of a value that is folded beside its name. */
  private wholeFold(item: Aligned): FoldOfRow {
    const { leftLines, rightLines } = this.pages
    return {
      members: 1,
      rows: Math.max(leftLines[item.left] ?? 0, rightLines[item.right] ?? 0),
      changes: 0,
      noise: 0,
    }
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
    this.write(line.shape, mark, item, left?.side ?? null, right?.side ?? null, null, {
      depth: line.depth,
      left: left ?? line,
    })
  }

  /** A run of siblings without a change that is wanted: unchanged ones next to one that is stay in sight, the others fold. */
  private passUnwanted(frame: Frame): void {
    const { items, at: begin } = frame
    let end = begin
    for (let item = items[end]; item !== undefined && !this.isWanted(item); item = items[end]) end += 1
    const { context = DEFAULT_CONTEXT } = this.options
    let foldBegin = begin
    while (begin > 0 && foldBegin < Math.min(end, begin + context) && items[foldBegin]?.node === -1)
      foldBegin += 1
    let foldEnd = end
    const contextEnd = end === items.length ? end : Math.max(foldBegin, end - context)
    while (foldEnd > contextEnd && items[foldEnd - 1]?.node === -1) foldEnd -= 1
    items.slice(begin, foldBegin).forEach((item) => this.show(item))
    frame.at = foldBegin
    if (this.fold(items.slice(foldBegin, foldEnd))) frame.at = foldEnd
    else frame.unfoldedTo = foldEnd
    // After an opened fold, what follows is in sight of it.
    if (frame.at === foldEnd) {
      items.slice(foldEnd, end).forEach((item) => this.show(item))
      frame.at = end
    }
  }

  /** Writes the row that stands for a run of siblings; false where they are to be shown instead. */
  private fold(run: readonly Aligned[]): boolean {
    const [first] = run
    if (first === undefined) return true
    if (run.length === 1 && first.node === -1) {
      this.show(first)
      return true
    }
    const left = spanOf(this.left, run, 'left')
    const right = spanOf(this.right, run, 'right')
    if (this.isOpen(left, right)) return false
    this.write('fold', 'same', { ...first, node: -1 }, left, right, this.foldOf(run))
    return true
  }

  private foldOf(run: readonly Aligned[]): FoldOfRow {
    const fold: FoldOfRow = { members: run.length, rows: 0, changes: 0, noise: 0 }
    for (const item of run) {
      fold.rows += this.wholeFold(item).rows
      if (item.node === -1 || item.isAway) continue
      const hidden = this.wanted.hidden(item.node)
      fold.changes += hidden.changes
      fold.noise += hidden.noise
    }
    return fold
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
    fold: FoldOfRow | null = null,
    below: { depth: number; left: { depth: number; shape: RowShape } } = {
      depth: 0,
      left: { depth: 0, shape },
    },
  ): void {
    const { isNoisy = false, spelling = null } = this.nodes[item.node] ?? {}
    this.writer.write({
      shape,
      leftShape: below.left.shape,
      mark,
      isNoisy,
      spelling,
      depth: this.frames.length + below.depth,
      leftDepth: this.frames.length + below.left.depth,
      node: item.node,
      left,
      right,
      fold,
    })
  }
}

/** From the first to the last of a run's values on one side; null where that side has none of them. */
function spanOf(tape: Tape, run: readonly Aligned[], side: 'left' | 'right'): SideOfRow | null {
  const first = run.find((item) => item[side] !== -1)
  const last = run.findLast((item) => item[side] !== -1)
  if (first === undefined || last === undefined) return null
  const index = side === 'left' ? first.leftIndex : first.rightIndex
  return { start: tape.start[first[side]] ?? 0, end: tape.end[last[side]] ?? 0, key: -1, index }
}

function nextOf(lines: Generator<Line> | null): Line | null {
  const next = lines?.next()
  return next === undefined || next.done === true ? null : next.value
}
