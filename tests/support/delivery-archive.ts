import type { DeliveryPage, PageQuery } from '../../core/contract/calls'
import type { CapturedBatch } from '../../core/contract/events'
import type { DeliverySummary } from '../../core/delivery/delivery'
import type { DeliverySource } from '../../renderer/state/deliveries-store'
import { aSummary } from './a-delivery'

/** A page that was asked for: the archive read it at once, and it is given when the test says so. */
interface Asked {
  give: () => void
  fail: (error: Error) => void
}

/**
 * Stands at the far side of the bridge: everything the store ever committed, news that may be held back, and pages that
 * may be answered late and out of order, as a reader thread of its own answers them.
 */
export class DeliveryArchive implements DeliverySource {
  readonly all: DeliverySummary[] = []
  readonly asked: Asked[] = []
  /** The queries, in order. */
  readonly queries: PageQuery[] = []
  /** Every page at once, as it is asked for. */
  isPrompt = false
  private revision = 0
  private listener: ((batch: CapturedBatch) => void) | null = null

  /** Commits deliveries; gives the news of it, of which only the newest `told` are named. */
  commit(count: number, told = count): CapturedBatch {
    for (let index = 0; index < count; index += 1) {
      this.all.push(aSummary({ id: 1000 + this.all.length, eventId: `event_${String(this.all.length)}` }))
    }
    this.revision += 1
    return {
      after: this.revision - 1,
      revision: this.revision,
      total: this.all.length,
      deliveries: this.all.slice(this.all.length - Math.min(told, count)),
    }
  }

  tell(batch: CapturedBatch): void {
    this.listener?.(batch)
  }

  page(query: PageQuery): Promise<DeliveryPage> {
    this.queries.push(query)
    const from = query.from ?? Math.max(0, this.all.length - query.limit)
    const page = {
      revision: this.revision,
      total: this.all.length,
      from,
      deliveries: this.all.slice(from, from + query.limit),
    }
    if (this.isPrompt) return Promise.resolve(page)
    return new Promise((resolve, reject) => {
      this.asked.push({
        give: () => {
          resolve(page)
        },
        fail: reject,
      })
    })
  }

  onCaptured(listener: (batch: CapturedBatch) => void): () => void {
    this.listener = listener
    return () => {
      this.listener = null
    }
  }

  get isHeard(): boolean {
    return this.listener !== null
  }
}

/** Lets everything that waits for a settled promise go on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
