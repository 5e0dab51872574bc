/** Counts of places, with the sum before any of them in log n steps. */
export class FenwickTree {
  private readonly sums: Int32Array

  constructor(length: number) {
    this.sums = new Int32Array(length + 1)
  }

  add(place: number, amount: number): void {
    for (let at = place + 1; at < this.sums.length; at += at & -at)
      this.sums[at] = (this.sums[at] ?? 0) + amount
  }

  /** The sum of all places before this one. */
  before(place: number): number {
    let sum = 0
    for (let at = place; at > 0; at -= at & -at) sum += this.sums[at] ?? 0
    return sum
  }
}
