/**
 * How many answers may be held back at once. Each costs a socket and a timer; the delivery itself is on the disk. Beyond
 * it answers go out at once, and the delivery says so.
 */
export const MAX_HELD_ANSWERS = 256

/** A place among the answers that are held back, for one request. */
export interface HoldPlace {
  /** Takes a place; false where there is none. */
  take(): boolean
  /** Gives it back, if it was taken. */
  release(): void
}

/** The answers that are held back, and who is to be told when they can't be any longer. */
export class HeldAnswers {
  private taken = 0
  private isClosed = false
  private readonly ends = new Set<() => void>()

  constructor(private readonly max = MAX_HELD_ANSWERS) {}

  place(): HoldPlace {
    let isTaken = false
    return {
      take: () => {
        if (!isTaken && this.taken < this.max) {
          isTaken = true
          this.taken += 1
        }
        return isTaken
      },
      release: () => {
        if (!isTaken) return
        isTaken = false
        this.taken -= 1
      },
    }
  }

  get closed(): boolean {
    return this.isClosed
  }

  /** Calls `end` at the close, unless the returned function was called before. */
  hold(end: () => void): () => void {
    this.ends.add(end)
    return () => {
      this.ends.delete(end)
    }
  }

  /** Ends all that are held; nothing is held any more. */
  close(): void {
    this.isClosed = true
    for (const end of [...this.ends]) end()
  }
}
