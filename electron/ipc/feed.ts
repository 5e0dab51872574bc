/** A frame at 60 a second. The window can't show more than that, and 2,000 deliveries a second must not be 2,000 messages. */
const FRAME_MS = 16

export interface Feed<Batch> {
  add(batch: Batch): void
  /** Ends it for good; what was waiting is dropped, for a window that is gone. */
  close(): void
}

/**
 * Gathers news and passes it on once a frame, joined by `join`. The first after a quiet time goes out at once, so that a
 * single piece of news is seen without delay.
 */
export function createFeed<Batch>(
  send: (batch: Batch) => void,
  join: (earlier: Batch, later: Batch) => Batch,
): Feed<Batch> {
  let waiting: { batch: Batch } | null = null
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const flush = (): void => {
    timer = null
    if (waiting === null) return
    const { batch } = waiting
    waiting = null
    send(batch)
    timer = setTimeout(flush, FRAME_MS)
  }

  return {
    add(batch) {
      // The store goes on committing while the program closes.
      if (isClosed) return
      waiting = { batch: waiting === null ? batch : join(waiting.batch, batch) }
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
