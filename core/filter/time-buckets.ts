/** How long a bucket may be, in seconds; each length is a multiple of the one before, so that buckets can be joined. */
export const TIME_WIDTHS_S = [
  1, 5, 15, 60, 300, 900, 3600, 10_800, 43_200, 86_400, 604_800, 2_419_200, 29_030_400,
] as const

/** The most buckets: as many as a narrow window shows with a few pixels each. */
export const MAX_BUCKETS = 240

export interface TimeBucket {
  /** Seconds since 1970, a multiple of the width. */
  fromS: number
  count: number
}

/** A stretch of time in seconds since 1970, both ends included. */
export interface TimeEnds {
  firstS: number
  lastS: number
}

/**
 * Counts of arrivals by time, never in more than MAX_BUCKETS buckets: where what is added lies too far apart, buckets get
 * longer and are joined. They begin at multiples of their width since 1970, so that two counts fit each other.
 */
export class TimeBuckets {
  widthS: number = TIME_WIDTHS_S[0]
  private counts = new Map<number, number>()
  private firstS = Infinity
  private lastS = -Infinity

  /** Wide enough for a stretch of time from the start. */
  constructor(ends: TimeEnds | null = null) {
    if (ends !== null) this.cover(ends)
  }

  /** Adds what arrived within a bucket of this width or a shorter one, given by when that begins. */
  add(fromS: number, count: number): void {
    this.cover({ firstS: fromS, lastS: fromS })
    const start = Math.floor(fromS / this.widthS) * this.widthS
    this.counts.set(start, (this.counts.get(start) ?? 0) + count)
  }

  /** Adds buckets that may be longer than these; these get as long. */
  addAll(buckets: readonly TimeBucket[], widthS: number): void {
    this.widen(widthS)
    for (const { fromS, count } of buckets) this.add(fromS, count)
  }

  /** Makes room for a stretch of time. */
  cover({ firstS, lastS }: TimeEnds): void {
    this.firstS = Math.min(this.firstS, firstS)
    this.lastS = Math.max(this.lastS, lastS)
    const fits = TIME_WIDTHS_S.find((widthS) => this.spanAt(widthS) <= MAX_BUCKETS)
    this.widen(fits ?? TIME_WIDTHS_S[TIME_WIDTHS_S.length - 1] ?? 1)
  }

  /** Those that hold something, in order of time. */
  filled(): TimeBucket[] {
    return [...this.counts]
      .map(([fromS, count]) => ({ fromS, count }))
      .sort((one, other) => one.fromS - other.fromS)
  }

  /** When the first bucket begins, of those that were asked to be covered; null for none. */
  get startS(): number | null {
    return this.firstS === Infinity ? null : Math.floor(this.firstS / this.widthS) * this.widthS
  }

  /** How many buckets lie between the first and the last, both included, empty ones and all. */
  get span(): number {
    return this.firstS === Infinity ? 0 : this.spanAt(this.widthS)
  }

  private spanAt(widthS: number): number {
    return Math.floor(this.lastS / widthS) - Math.floor(this.firstS / widthS) + 1
  }

  private widen(widthS: number): void {
    if (widthS <= this.widthS) return
    const before = this.counts
    this.counts = new Map()
    this.widthS = widthS
    for (const [fromS, count] of before) {
      const start = Math.floor(fromS / widthS) * widthS
      this.counts.set(start, (this.counts.get(start) ?? 0) + count)
    }
  }
}
