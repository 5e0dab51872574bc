import { systemClock, type Clock } from '../../electron/tunnel/clock'

/** The system's clock with a hand to move it: timers stand still while a machine sleeps, and the wall clock goes on. */
export class JumpingClock implements Clock {
  private aheadMs = 0
  /** Timers that were begun and neither ran nor were called off. */
  readonly pending = new Set<object>()

  nowMs(): number {
    return systemClock.nowMs() + this.aheadMs
  }

  after(delayMs: number, work: () => void): () => void {
    const timer = {}
    this.pending.add(timer)
    const cancel = systemClock.after(delayMs, () => {
      this.pending.delete(timer)
      work()
    })
    return () => {
      this.pending.delete(timer)
      cancel()
    }
  }

  random(): number {
    return systemClock.random()
  }

  jump(byMs: number): void {
    this.aheadMs += byMs
  }
}
