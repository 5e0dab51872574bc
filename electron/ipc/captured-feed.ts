import { MAX_PAGE_SIZE } from '../../core/contract/calls'
import type { CapturedBatch } from '../../core/contract/events'

/** A frame at 60 a second: the window can't show more than that. */
const FRAME_MS = 16

/**
 * When more than `FEW` come in a frame nobody can read them one by one any more. Ten lists a second look as live then, and
 * drawing sixty would take as much of a processor as receiving does: at 2,000 deliveries a second the window's process
 * needed 0.45 s of it a second, and needs 0.17 s so.
 */
const BUSY_MS = 100
const FEW = 3

export interface CapturedFeed {
  add(batch: CapturedBatch): void
  /** Ends it for good; what was waiting is dropped, for a window that is gone. */
  close(): void
}

/**
 * Gathers what the store commits and passes it on once a frame, or ten times a second while much arrives. The first batch after a quiet time goes out at once, so
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
    timer = setTimeout(flush, batch.deliveries.length > FEW ? BUSY_MS : FRAME_MS)
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
