import { MAX_PAGE_SIZE } from '../../core/contract/calls'
import type { CapturedBatch } from '../../core/contract/events'

/** A frame at 60 a second. The window can't show more than that, and 2,000 deliveries a second must not be 2,000 messages. */
const FRAME_MS = 16

export interface CapturedFeed {
  add(batch: CapturedBatch): void
  /** Ends it for good; what was waiting is dropped, for a window that is gone. */
  close(): void
}

/**
 * Gathers what the store commits and passes it on once a frame. The first batch after a quiet time goes out at once, so
 * that a single delivery is seen without delay.
 */
export function createCapturedFeed(send: (batch: CapturedBatch) => void): CapturedFeed {
  let waiting: CapturedBatch | null = null
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const flush = (): void => {
    timer = null
    if (waiting === null) return
    const batch = waiting
    waiting = null
    send(batch)
    timer = setTimeout(flush, FRAME_MS)
  }

  return {
    add(batch) {
      // The store goes on committing while the program closes.
      if (isClosed) return
      waiting = waiting === null ? batch : join(waiting, batch)
      if (timer === null) flush()
    },
    close() {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting = null
    },
  }
}

/** Two batches as one; only the newest rows are kept, since a window fetches the others when it looks at them. */
function join(earlier: CapturedBatch, later: CapturedBatch): CapturedBatch {
  return {
    revision: later.revision,
    total: later.total,
    deliveries: [...earlier.deliveries, ...later.deliveries].slice(-MAX_PAGE_SIZE),
  }
}
