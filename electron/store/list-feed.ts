// On the writer's thread and not beside the window: what nobody could see anyway is not cloned from thread to thread, which
// cost more than writing it to the disk.
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

/**
 * More rows than this don't travel with one batch: no window shows so many, and it fetches the page it looks at. To clone
 * a row from thread to thread to process costs as much as to write it.
 */
export const MAX_TOLD_ROWS = 100

export interface ListFeed {
  add: (news: ListNews) => void
  /** Passes on what waits. */
  flush: () => void
  /** Passes on what waits, and ends it for good. */
  close: () => void
}

/**
 * Gathers what changes the list and passes it on once a frame, or ten times a second while much arrives, in order;
 * arrivals that follow on one another become one batch. The first news after a quiet time goes out at once, so that a
 * single delivery is seen without delay. What a person did is seen within a frame, also while much arrives.
 */
export function createListFeed(send: (news: ListNews) => void): ListFeed {
  let waiting: ListNews[] = []
  let timer: NodeJS.Timeout | null = null
  let flushedMs = -Infinity
  let isClosed = false

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const all = waiting
    waiting = []
    for (const news of all) send(cut(news))
    flushedMs = performance.now()
    if (isClosed) return
    timer = setTimeout(flush, arrivalsIn(all) > FEW ? BUSY_MS : FRAME_MS)
  }

  const flushWithinFrame = (): void => {
    const restMs = flushedMs + FRAME_MS - performance.now()
    if (restMs <= 0) {
      flush()
      return
    }
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(flush, restMs)
  }

  return {
    flush,
    add(news) {
      if (isClosed) return
      const last = waiting.at(-1)
      if (last?.name === 'deliveries:captured' && news.name === 'deliveries:captured') {
        waiting[waiting.length - 1] = { ...last, payload: join(last.payload, news.payload) }
      } else {
        waiting.push(news)
      }
      if (timer === null) flush()
      else if (news.name !== 'deliveries:captured') flushWithinFrame()
    },
    close() {
      isClosed = true
      flush()
    },
  }
}

function cut(news: ListNews): ListNews {
  if (news.name !== 'deliveries:captured') return news
  return { ...news, payload: { ...news.payload, deliveries: news.payload.deliveries.slice(-MAX_TOLD_ROWS) } }
}

/** Two batches as one. */
function join(earlier: CapturedBatch, later: CapturedBatch): CapturedBatch {
  return {
    after: earlier.after,
    revision: later.revision,
    total: later.total,
    deliveries: [...earlier.deliveries, ...later.deliveries].slice(-MAX_TOLD_ROWS),
  }
}

function arrivalsIn(all: readonly ListNews[]): number {
  return all.reduce(
    (sum, news) => sum + (news.name === 'deliveries:captured' ? news.payload.deliveries.length : 0),
    0,
  )
}
