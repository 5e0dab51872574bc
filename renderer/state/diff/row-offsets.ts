/**
 * Where each of many rows of different heights lies, in pixels from the top. One number a row, so that a million cost a few
 * milliseconds to set up, and to correct one that turned out to be higher than was thought costs about one.
 */
export class RowOffsets {
  /** Of each row's top, and last of the end. */
  private readonly tops: Float64Array

  constructor(
    readonly count: number,
    heightOf: (row: number) => number,
  ) {
    this.tops = new Float64Array(count + 1)
    for (let row = 0; row < count; row += 1) this.tops[row + 1] = (this.tops[row] ?? 0) + heightOf(row)
  }

  get height(): number {
    return this.tops[this.count] ?? 0
  }

  topOf(row: number): number {
    return this.tops[row] ?? 0
  }

  heightOf(row: number): number {
    return this.topOf(row + 1) - this.topOf(row)
  }

  /** The row at a distance from the top; of one beyond either end, the first or the last. */
  rowAt(distance: number): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.tops[middle + 1] ?? 0) <= distance) low = middle + 1
      else high = middle
    }
    return Math.max(0, Math.min(low, this.count - 1))
  }

  /** Corrects a row's height; false where it is so already. */
  setHeight(row: number, height: number): boolean {
    const more = height - this.heightOf(row)
    if (more === 0) return false
    for (let below = row + 1; below <= this.count; below += 1)
      this.tops[below] = (this.tops[below] ?? 0) + more
    return true
  }
}
