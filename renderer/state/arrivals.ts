import type { ArrivalsQuery, ArrivalsStep } from '../../core/contract/search'
import { TimeBuckets, type TimeBucket } from '../../core/filter/time-buckets'
import { Observable } from './observable'

/** Arrivals are counted in this often at most. */
const LOOK_EVERY_MS = 1000

/** What is counted anew, after deliveries went, rests for this many times as long as the last count took. */
const REST = 10

export interface ArrivalsView {
  /** When the first bucket begins, in seconds since 1970; null where there is nothing at all. */
  startS: number | null
  widthS: number
  /** How many buckets there are, empty ones and all. */
  span: number
  /** Those that hold something, in order of time. */
  filled: readonly TimeBucket[]
  isCounted: boolean
}

const NOTHING: ArrivalsView = { startS: null, widthS: 1, span: 0, filled: [], isCounted: false }

/** How many deliveries that pass a filter arrived when. What was counted before stays in sight until there is more. */
export class ArrivalsStore {
  readonly view = new Observable<ArrivalsView>(NOTHING)
  private count = { filter: '', nowMs: 0, buckets: new TimeBuckets(), newestId: 0 }
  private hasBegun = false
  private isStale = false
  private timer: ReturnType<typeof setTimeout> | null = null
  private lastTookMs = 0

  constructor(
    private readonly arrivals: (query: ArrivalsQuery) => Promise<ArrivalsStep>,
    private readonly now: () => number,
  ) {}

  /** Counts what passes a filter, given by its text. */
  async show(filter: string): Promise<void> {
    if (this.hasBegun && filter === this.count.filter) return
    await this.begin(filter)
  }

  /** Deliveries arrived; they are counted in a moment. */
  onArrivals(): void {
    this.later(LOOK_EVERY_MS)
  }

  /** Deliveries went or came back; all are counted again in a moment. */
  onMoved(): void {
    const restMs = Math.max(LOOK_EVERY_MS, this.lastTookMs * REST)
    this.isStale = true
    this.later(restMs)
  }

  private later(delayMs: number): void {
    if (!this.hasBegun || this.timer !== null) return
    this.timer = setTimeout(() => {
      this.timer = null
      // A list that was moved since has to be counted as a whole.
      void (this.isStale ? this.begin(this.count.filter) : this.lookAbove())
    }, delayMs)
  }

  private async begin(filter: string): Promise<void> {
    this.hasBegun = true
    this.isStale = false
    const beganMs = this.now()
    const count = { filter, nowMs: beganMs, buckets: new TimeBuckets(), newestId: 0 }
    this.count = count
    await this.walk(count, null)
    this.lastTookMs = this.now() - beganMs
  }

  private lookAbove(): Promise<void> {
    return this.walk(this.count, this.count.newestId)
  }

  /** Counts in what lies above an id, or everything, step by step from the newest down. */
  private async walk(count: ArrivalsStore['count'], after: number | null): Promise<void> {
    let before: number | null = null
    let newestId: number | null = null
    const { filter, nowMs } = count
    do {
      // Nobody is helped by a message about a picture that is a moment behind; the list says what fails.
      const step: ArrivalsStep | null = await this.arrivals({ filter, nowMs, after, before }).catch(
        () => null,
      )
      if (step === null || this.count !== count) return
      newestId ??= step.newest
      if (step.ends !== null) count.buckets.cover(step.ends)
      count.buckets.addAll(step.buckets, step.widthS)
      before = step.next
      count.newestId = newestId
      this.publish(before === null)
    } while (before !== null)
  }

  private publish(isCounted: boolean): void {
    const { startS, widthS, span } = this.count.buckets
    this.view.set({ startS, widthS, span, filled: this.count.buckets.filled(), isCounted })
  }
}
