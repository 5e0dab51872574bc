/** Half of a doubling wait, and up to another half by chance, so that many clients of one server don't come in step. */
export function backoffMs(
  attempt: number,
  { baseMs, capMs }: { baseMs: number; capMs: number },
  random: () => number,
): number {
  // Beyond 2^30 the cap has long been reached.
  const full = Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30))
  return full / 2 + (full / 2) * random()
}

const HOUR_MS = 3_600_000

/** Keeps count of what was done in the last hour, so as not to do it more often than somebody will bear. */
export class HourlyBudget {
  private taken: number[] = []

  constructor(private readonly limit: number) {}

  /** How long to wait for the next; 0 where it may be now. */
  waitMs(nowMs: number): number {
    this.taken = this.taken.filter((time) => nowMs - time < HOUR_MS)
    const oldest = this.taken[0]
    return oldest === undefined || this.taken.length < this.limit ? 0 : oldest + HOUR_MS - nowMs
  }

  take(nowMs: number): void {
    this.taken.push(nowMs)
  }
}
