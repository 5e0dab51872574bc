// On the writer's thread and not beside the window: what nobody could see anyway is not cloned from thread to thread, which
// cost more than writing it to the disk.
import type { CapturedBatch, ListNews } from '../../core/contract/events'
import { IdSet } from '../../core/delivery/id-runs'
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
 * Gathers what changes the list and passes it on once a frame, ten times a second while much arrives, or four times
 * while more than anybody could see does; in order, and arrivals that follow on one another become one batch. The first
 * news after a quiet time goes out at once, so that a single delivery is seen without delay. What a person did is seen
 * within a frame, also while much arrives.
 */
export function createListFeed(send: (news: readonly ListNews[]) => void): ListFeed {
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
    send(cut(all))
    flushedMs = performance.now()
    if (isClosed) return
    timer = setTimeout(flush, pauseAfter(changesIn(all)))
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
      if (last?.name === 'captured' && news.name === 'captured') {
        waiting[waiting.length - 1] = { ...last, payload: join(last.payload, news.payload) }
      } else {
        waiting.push(news)
      }
      if (timer === null) flush()
      else if (isPersonal(news)) flushWithinFrame()
    },
    close() {
      isClosed = true
      flush()
    },
  }
}

/** Whether a person did it, and waits to see it done. What a limit drops is not. */
function isPersonal(news: ListNews): boolean {
  return news.name !== 'captured' && !isDropping(news)
}

function isDropping(news: ListNews): news is Extract<ListNews, { name: 'removed' }> {
  return news.name === 'removed' && news.payload.cause === 'dropped'
}

/** Leaves the newest arrivals named, and no more than travel with one message. */
function cut(all: readonly ListNews[]): ListNews[] {
  let room = MAX_TOLD_ROWS
  return all
    .toReversed()
    .map((news): ListNews => {
      if (news.name !== 'captured') return news
      const deliveries = room === 0 ? [] : news.payload.deliveries.slice(-room)
      room -= deliveries.length
      return { ...news, payload: { ...news.payload, deliveries } }
    })
    .toReversed()
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

/** How many came, and how many went that nobody sent away. */
function changesIn(all: readonly ListNews[]): number {
  return all.reduce((sum, news) => {
    if (news.name === 'captured') return sum + news.payload.deliveries.length
    return isDropping(news) ? sum + new IdSet(news.payload.runs ?? []).size : sum
  }, 0)
}
