import type { DeliveryPage, DeliveryPlace, PageQuery } from '../../core/contract/calls'
import type {
  AnnotatedBatch,
  CapturedBatch,
  ListNews,
  RemovedBatch,
  RestoredBatch,
} from '../../core/contract/events'
import { annotated, type Annotation } from '../../core/delivery/annotation'
import type { DeliverySummary } from '../../core/delivery/delivery'
import { idRuns } from '../../core/delivery/id-runs'
import type { DeliverySource } from '../../renderer/state/deliveries-store'
import { aSummary } from './a-delivery'

/** A page that was asked for: the archive read it at once, and it is given when the test says so. */
interface Asked {
  give: () => void
  fail: (error: Error) => void
}

/**
 * Stands at the far side of the bridge: everything the store lists, news that may be held back, and pages that may be
 * answered late and out of order, as a reader thread of its own answers them.
 */
export class DeliveryArchive implements DeliverySource {
  all: DeliverySummary[] = []
  /** What `all` was at each revision. */
  readonly moments: (readonly DeliverySummary[])[] = [[]]
  readonly asked: Asked[] = []
  /** The queries, in order. */
  readonly queries: PageQuery[] = []
  /** Every page at once, as it is asked for. */
  isPrompt = false
  private hidden: DeliverySummary[] = []
  private everCommitted = 0
  private listener: ((news: ListNews) => void) | null = null

  /** Commits deliveries; gives the news of it, of which only the newest `told` are named. */
  commit(count: number, told = count): CapturedBatch {
    const added = Array.from({ length: count }, (_, index) => {
      const number = this.everCommitted + index
      return aSummary({ id: 1000 + number, eventId: `event_${String(number)}` })
    })
    this.everCommitted += count
    const change = this.change([...this.all, ...added])
    return { ...change, deliveries: added.slice(count - Math.min(told, count)) }
  }

  /** Takes the deliveries at these positions out of the list. */
  remove(positions: ReadonlySet<number>, cause: RemovedBatch['cause']): RemovedBatch {
    const gone = this.all.filter((_delivery, position) => positions.has(position))
    if (cause === 'cleared') this.hidden = [...this.hidden, ...gone]
    const change = this.change(this.all.filter((_delivery, position) => !positions.has(position)))
    return { ...change, cause, runs: idRuns(gone.map(({ id }) => id)) }
  }

  /** Brings back all that was cleared. */
  restore(): RestoredBatch {
    const back = this.hidden.sort((one, other) => one.id - other.id)
    this.hidden = []
    const change = this.change([...this.all, ...back].sort((one, other) => one.id - other.id))
    return { ...change, runs: idRuns(back.map(({ id }) => id)) }
  }

  annotate(position: number, annotation: Annotation): AnnotatedBatch {
    const id = this.all[position]?.id ?? 0
    const all = this.all.map((delivery) => (delivery.id === id ? annotated(delivery, annotation) : delivery))
    const { after, revision } = this.change(all)
    return { after, revision, ids: [id], annotation }
  }

  tell(payload: CapturedBatch): void {
    this.tellNews({ name: 'captured', payload })
  }

  tellNews(news: ListNews): void {
    this.listener?.(news)
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

  place(id: number): DeliveryPlace {
    const position = this.all.findIndex((delivery) => delivery.id === id)
    return { revision: this.revision, position: position < 0 ? null : position }
  }

  onNews(listener: (news: ListNews) => void): () => void {
    this.listener = listener
    return () => {
      this.listener = null
    }
  }

  get isHeard(): boolean {
    return this.listener !== null
  }

  private get revision(): number {
    return this.moments.length - 1
  }

  private change(all: DeliverySummary[]): { after: number; revision: number; total: number } {
    this.all = all
    this.moments.push(all)
    return { after: this.revision - 1, revision: this.revision, total: all.length }
  }
}

/** Lets everything that waits for a settled promise go on. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
