// On the writer's thread and not beside the window: what nobody could see anyway is not cloned from thread to thread, which
// cost more than writing it to the disk.
import type { CapturedBatch, ListNews } from '../../core/contract/events'
import { FRAME_MS, pauseAfter } from './news-pace'

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
 * Gathers what changes the list and passes it on once a frame, ten times a second while much arrives, or four times while
 * more than anybody could see does; in order, and arrivals that follow on one another become one batch. The first news after a quiet time goes out at once, so that a
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
    timer = setTimeout(flush, pauseAfter(arrivalsIn(all)))
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
