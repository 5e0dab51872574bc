import { ROW_MARKS, ROW_SHAPES, type DiffLayout, type DiffRows, type RowMark, type RowShape } from './rows'

/** One side's part of a row; null where it has none. */
export interface SideOfRow {
  start: number
  end: number
  key: number
  index: number
}

export interface RowToWrite {
  shape: RowShape
  mark: RowMark
  isNoisy: boolean
  depth: number
  node: number
  left: SideOfRow | null
  right: SideOfRow | null
  folded: number
  foldedRows: number
}

const NAMES = [
  'depth',
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
] as const

/** Collects rows in columns. */
export class RowWriter {
  private count = 0
  private readonly shapes: number[] = []
  private readonly marks: number[] = []
  private readonly noisy: number[] = []
  private numbers = new Int32Array(NAMES.length * 256)

  write(row: RowToWrite): void {
    this.shapes.push(ROW_SHAPES.indexOf(row.shape))
    this.marks.push(ROW_MARKS.indexOf(row.mark))
    this.noisy.push(Number(row.isNoisy))
    const { left, right } = row
    const at = this.count * NAMES.length
    if (at === this.numbers.length) {
      const grown = new Int32Array(at * 2)
      grown.set(this.numbers)
      this.numbers = grown
    }
    this.numbers[at] = row.depth
    this.numbers[at + 1] = row.node
    this.numbers[at + 2] = left?.start ?? -1
    this.numbers[at + 3] = left?.end ?? -1
    this.numbers[at + 4] = right?.start ?? -1
    this.numbers[at + 5] = right?.end ?? -1
    this.numbers[at + 6] = left?.key ?? -1
    this.numbers[at + 7] = right?.key ?? -1
    this.numbers[at + 8] = left?.index ?? -1
    this.numbers[at + 9] = right?.index ?? -1
    this.numbers[at + 10] = row.folded
    this.numbers[at + 11] = row.foldedRows
    this.count += 1
  }

  rows(layout: DiffLayout): DiffRows {
    const column = (name: (typeof NAMES)[number]): Int32Array => {
      const place = NAMES.indexOf(name)
      const values = new Int32Array(this.count)
      for (let row = 0; row < this.count; row += 1)
        values[row] = this.numbers[row * NAMES.length + place] ?? 0
      return values
    }
    return {
      layout,
      count: this.count,
      shape: Uint8Array.from(this.shapes),
      mark: Uint8Array.from(this.marks),
      noisy: Uint8Array.from(this.noisy),
      depth: column('depth'),
      node: column('node'),
      leftStart: column('leftStart'),
      leftEnd: column('leftEnd'),
      rightStart: column('rightStart'),
      rightEnd: column('rightEnd'),
      leftKey: column('leftKey'),
      rightKey: column('rightKey'),
      leftIndex: column('leftIndex'),
      rightIndex: column('rightIndex'),
      folded: column('folded'),
      foldedRows: column('foldedRows'),
    }
  }
}
