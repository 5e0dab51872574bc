/** After a commit it is looked at this much later: one look for many commits. */
const LOOK_AFTER_MS = 200

/** Between two steps the thread rests for as long as the last one took, and at least this long. */
const MIN_PAUSE_MS = 2

/** After a failure. */
const TRY_AGAIN_MS = 5000

/** Does what can wait on the writer's thread, between the groups of deliveries, at most half of the time. */
export class BackgroundWork {
  private timer: NodeJS.Timeout | null = null
  private isClosed = false

  /**
   * `step` does a few milliseconds of work and gives false where there is none. `onFailure` is told of each step that
   * failed; it is tried again.
   */
  constructor(
    private readonly step: () => boolean,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.lookIn(0)
  }

  /** There may be something to do: deliveries were committed. */
  lookSoon(): void {
    if (this.timer === null) this.lookIn(LOOK_AFTER_MS)
  }

  close(): void {
    this.isClosed = true
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private lookIn(delayMs: number): void {
    if (this.isClosed) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.work()
    }, delayMs)
  }

  private work(): void {
    const beganMs = performance.now()
    try {
      if (this.step()) this.lookIn(Math.max(MIN_PAUSE_MS, performance.now() - beganMs))
    } catch (error) {
      this.onFailure(error)
      this.lookIn(TRY_AGAIN_MS)
    }
  }
}
