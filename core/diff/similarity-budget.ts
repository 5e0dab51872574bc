/** How many comparisons of elements one pair of arrays may cost: about 50 ms of small objects. */
const COMPARISONS = 40_000

/** Counts down the comparisons that one pair of arrays has left. */
export class SimilarityBudget {
  /** Whether something was asked for that could not be paid any more. */
  isSpent = false
  private left = COMPARISONS

  spend(comparisons: number): boolean {
    if (comparisons > this.left) {
      this.isSpent = true
      return false
    }
    this.left -= comparisons
    return true
  }
}
