/** How many sequences are remembered at once; of one that is forgotten the next attempt is the first again. */
const MAX_SEQUENCES = 10_000

/** Their keys hold paths and event ids, which senders choose: together they may hold this many UTF-16 units. */
const MAX_KEY_UNITS = 4_000_000

/** Counts the attempts of each sequence; of too many the one that was not asked for longest is forgotten. */
export class StepCounter {
  private readonly counts = new Map<string, number>()
  private keyUnits = 0

  constructor(
    private readonly maxSequences = MAX_SEQUENCES,
    private readonly maxKeyUnits = MAX_KEY_UNITS,
  ) {}

  /** Counts an attempt; gives its number, 1 for the first. */
  next(key: string): number {
    const before = this.counts.get(key) ?? 0
    // Deleted first, so that it moves to the end of the map's order.
    if (!this.counts.delete(key)) this.keyUnits += key.length
    this.counts.set(key, before + 1)
    this.forgetOldest()
    return before + 1
  }

  /** Takes an attempt back that came to nothing. */
  giveBack(key: string): void {
    const count = this.counts.get(key)
    if (count !== undefined) this.counts.set(key, Math.max(0, count - 1))
  }

  private forgetOldest(): void {
    for (const key of this.counts.keys()) {
      if (this.counts.size <= this.maxSequences && this.keyUnits <= this.maxKeyUnits) return
      this.counts.delete(key)
      this.keyUnits -= key.length
    }
  }
}
