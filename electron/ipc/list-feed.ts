import { MAX_PAGE_SIZE } from '../../core/contract/calls'
import type { CapturedBatch, ListNews } from '../../core/contract/events'

/** A frame at 60 a second: the window can't show more than that. */
const FRAME_MS = 16

/**
 * When more than `FEW` come in a frame nobody can read them one by one any more. Ten lists a second look as live then, and
 * drawing sixty would take as much of a processor as receiving does: at 2,000 deliveries a second the window's process
 * needed 0.45 s of it a second, and needs 0.17 s so.
 */
const BUSY_MS = 100
const FEW = 3

export interface ListFeed {
  add: (news: ListNews) => void
  /** Ends it for good; what was waiting is dropped, for a window that is gone. */
  close: () => void
}

/**
 * Gathers what changes the list and passes it on once a frame, or ten times a second while much arrives, in order;
 * arrivals that follow on one another become one batch. The first news after a quiet time goes out at once, so that a
 * single delivery is seen without delay.
 */
export function createListFeed(send: (news: ListNews) => void): ListFeed {
  let waiting: ListNews[] = []
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const flush = (): void => {
    timer = null
    if (waiting.length === 0) return
    const all = waiting
    waiting = []
    for (const news of all) send(news)
    timer = setTimeout(flush, arrivalsIn(all) > FEW ? BUSY_MS : FRAME_MS)
  }

  return {
    add(news) {
      // The store goes on committing while the program closes.
      if (isClosed) return
      const last = waiting.at(-1)
      if (last?.name === 'deliveries:captured' && news.name === 'deliveries:captured') {
        waiting[waiting.length - 1] = { ...last, payload: join(last.payload, news.payload) }
      } else {
        waiting.push(news)
      }
      if (timer === null) flush()
    },
    close() {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      timer = null
      waiting = []
    },
  }
}

/** Two batches as one; only the newest rows are kept, since a window fetches the others when it looks at them. */
function join(earlier: CapturedBatch, later: CapturedBatch): CapturedBatch {
  return {
    after: earlier.after,
    revision: later.revision,
    total: later.total,
    deliveries: [...earlier.deliveries, ...later.deliveries].slice(-MAX_PAGE_SIZE),
  }
}

function arrivalsIn(all: readonly ListNews[]): number {
  return all.reduce(
    (sum, news) => sum + (news.name === 'deliveries:captured' ? news.payload.deliveries.length : 0),
    0,
  )
}
