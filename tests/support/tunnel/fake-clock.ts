import type { Clock } from '../../../electron/tunnel/clock'

interface Waiting {
  atMs: number
  work: () => void
}

/** A clock that stands still until it is moved, and does on the way what was to be done. Chance is always a half. */
export class FakeClock implements Clock {
  private waiting: Waiting[] = []

  constructor(private timeMs = 1_795_000_000_000) {}

  nowMs(): number {
    return this.timeMs
  }

  after(delayMs: number, work: () => void): () => void {
    const waiting = { atMs: this.timeMs + delayMs, work }
    this.waiting.push(waiting)
    return () => {
      this.waiting = this.waiting.filter((other) => other !== waiting)
    }
  }

  random(): number {
    return 0.5
  }

  /** How many things wait to be done. */
  get pending(): number {
    return this.waiting.length
  }

  /** Lets time pass, with all that happens meanwhile. */
  async pass(ms: number): Promise<void> {
    const endMs = this.timeMs + ms
    for (;;) {
      await settled()
      const next = this.waiting
        .filter(({ atMs }) => atMs <= endMs)
        .sort((one, other) => one.atMs - other.atMs)[0]
      if (next === undefined) break
      this.waiting = this.waiting.filter((other) => other !== next)
      this.timeMs = Math.max(this.timeMs, next.atMs)
      next.work()
    }
    this.timeMs = endMs
    await settled()
  }

  /** The machine sleeps: the wall clock goes on and no timer does. */
  sleep(ms: number): void {
    this.timeMs += ms
    this.waiting = this.waiting.map(({ atMs, work }) => ({ atMs: atMs + ms, work }))
  }
}

/** Until promises that are settled already have told whoever waits for them. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
