import type { Spelling } from '../model'
import {
  ROW_MARKS,
  ROW_SHAPES,
  SPELLINGS,
  type DiffLayout,
  type DiffRows,
  type RowLanguage,
  type RowMark,
  type RowShape,
} from './rows'

/** One side's part of a row; null where it has none. */
export interface SideOfRow {
  start: number
  end: number
  key: number
  index: number
}

export interface RowToWrite {
  shape: RowShape
  leftShape: RowShape
  mark: RowMark
  isNoisy: boolean
  spelling: Spelling | null
  depth: number
  leftDepth: number
  node: number
  left: SideOfRow | null
  right: SideOfRow | null
  fold: FoldOfRow | null
}

/** What is folded: see the columns of DiffRows. */
export interface FoldOfRow {
  members: number
  rows: number
  changes: number
  noise: number
}

const NAMES = [
  'depth',
  'leftDepth',
  'node',
  'leftStart',
  'leftEnd',
  'rightStart',
  'rightEnd',
  'leftKey',
  'rightKey',
  'leftIndex',
  'rightIndex',
  'folded',
  'foldedRows',
  'foldedChanges',
  'foldedNoise',
] as const

/** Collects rows in columns. */
export class RowWriter {
  private count = 0
  private readonly shapes: number[] = []
  private readonly leftShapes: number[] = []
  private readonly marks: number[] = []
  private readonly noisy: number[] = []
  private readonly spellings: number[] = []
  private numbers = new Int32Array(NAMES.length * 256)

  write({
    shape,
    leftShape,
    mark,
    isNoisy,
    spelling,
    depth,
    leftDepth,
    node,
    left,
    right,
    fold,
  }: RowToWrite): void {
    this.shapes.push(ROW_SHAPES.indexOf(shape))
    this.leftShapes.push(ROW_SHAPES.indexOf(leftShape))
    this.marks.push(ROW_MARKS.indexOf(mark))
    this.noisy.push(Number(isNoisy))
    this.spellings.push(spelling === null ? 0 : SPELLINGS.indexOf(spelling) + 1)
    const at = this.count * NAMES.length
    if (at === this.numbers.length) {
      const grown = new Int32Array(at * 2)
      grown.set(this.numbers)
      this.numbers = grown
    }
    const { numbers } = this
    numbers[at] = depth
    numbers[at + 1] = leftDepth
    numbers[at + 2] = node
    numbers[at + 3] = left?.start ?? -1
    numbers[at + 4] = left?.end ?? -1
    numbers[at + 5] = right?.start ?? -1
    numbers[at + 6] = right?.end ?? -1
    numbers[at + 7] = left?.key ?? -1
    numbers[at + 8] = right?.key ?? -1
    numbers[at + 9] = left?.index ?? -1
    numbers[at + 10] = right?.index ?? -1
    numbers[at + 11] = fold?.members ?? 0
    numbers[at + 12] = fold?.rows ?? 0
    numbers[at + 13] = fold?.changes ?? 0
    numbers[at + 14] = fold?.noise ?? 0
    this.count += 1
  }

  rows(layout: DiffLayout, language: RowLanguage): DiffRows {
    const columns = Object.fromEntries(NAMES.map((name, place) => [name, this.column(place)]))
    return {
      layout,
      language,
      count: this.count,
      shape: Uint8Array.from(this.shapes),
      leftShape: Uint8Array.from(this.leftShapes),
      mark: Uint8Array.from(this.marks),
      noisy: Uint8Array.from(this.noisy),
      spelling: Uint8Array.from(this.spellings),
      // One for each of the names.
      ...(columns as Record<(typeof NAMES)[number], Int32Array>),
    }
  }

  private column(place: number): Int32Array {
    const values = new Int32Array(this.count)
    for (let row = 0; row < this.count; row += 1) values[row] = this.numbers[row * NAMES.length + place] ?? 0
    return values
  }
}
