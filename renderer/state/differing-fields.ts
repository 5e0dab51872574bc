import { totalOf } from '../../core/diff/counts'
import type { DiffClient } from './diff/diff-client'

/** As many pairs as a person looks at in a while. */
const MAX_KEPT = 50

/** Counts the fields in which two deliveries differ. What is kept of a delivery never changes, so each pair is counted once. */
export class DifferingFields {
  private readonly counts = new Map<string, Promise<number | null>>()

  /** `load` gives a delivery's payload as text; null where it is none. */
  constructor(
    private readonly load: (id: number) => Promise<string | null>,
    private readonly diff: Pick<DiffClient, 'compare'>,
  ) {}

  /** Null where they can't be compared as JSON, or can't be read just now. */
  count(first: number, last: number): Promise<number | null> {
    const pair = `${String(first)} ${String(last)}`
    const known = this.counts.get(pair)
    if (known !== undefined) return known
    const counting = this.compare(first, last).catch(() => {
      // The verdict says that they differ; how much is an extra, which the next look asks for again.
      this.counts.delete(pair)
      return null
    })
    this.counts.set(pair, counting)
    for (const oldest of this.counts.keys()) {
      if (this.counts.size <= MAX_KEPT) break
      this.counts.delete(oldest)
    }
    return counting
  }

  private async compare(first: number, last: number): Promise<number | null> {
    const [left, right] = await Promise.all([this.load(first), this.load(last)])
    if (left === null || right === null) return null
    const { outcome } = await this.diff.compare({ left, right })
    return outcome.ok ? totalOf(outcome.diff.counts) : null
  }
}
