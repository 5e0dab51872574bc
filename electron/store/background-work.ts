/** After a commit it is looked at this much later: one look for many commits. */
const LOOK_AFTER_MS = 200

/** Between two steps the thread rests at least this long. */
const MIN_PAUSE_MS = 2

/** ... and for as many times as long as the last step took: in quiet times half of a processor is enough. */
const QUIET_RESTS = 1

/**
 * While deliveries come in, their senders’ answers go first. A twentieth of the thread’s time still keeps up with eight
 * hundred deliveries a second, and after a longer flood it catches up.
 */
const BUSY_RESTS = 19

/** Deliveries count as coming in for this long after a commit. */
const BUSY_FOR_MS = 100

/** After a failure. */
const TRY_AGAIN_MS = 5000

/** Does what can wait on the writer's thread, between the groups of deliveries. */
export class BackgroundWork {
  private timer: NodeJS.Timeout | null = null
  private isClosed = false
  private committedAtMs = -Infinity

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

  /** Deliveries were committed, so there may be something to do. */
  onCommitted(): void {
    this.committedAtMs = performance.now()
    this.lookSoon()
  }

  /** There may be something to do. */
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
      if (!this.step()) return
      const nowMs = performance.now()
      const rests = nowMs - this.committedAtMs < BUSY_FOR_MS ? BUSY_RESTS : QUIET_RESTS
      this.lookIn(Math.max(MIN_PAUSE_MS, rests * (nowMs - beganMs)))
    } catch (error) {
      this.onFailure(error)
      this.lookIn(TRY_AGAIN_MS)
    }
  }
}
