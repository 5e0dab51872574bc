/** Time and chance, handed in so that a test can have its own. */
export interface Clock {
  /** The wall clock, milliseconds since 1970; it goes on while the machine sleeps. */
  nowMs(): number
  /** Calls `work` once after a time; gives the function that calls it off. */
  after(delayMs: number, work: () => void): () => void
  /** From 0 up to 1. */
  random(): number
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs)
    return () => {
      clearTimeout(timer)
    }
  },
  random: () => Math.random(),
}
