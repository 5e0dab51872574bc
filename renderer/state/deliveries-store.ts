import type { DeliveryPage, PageQuery } from '../../core/contract/calls'
import { reportOf, type ErrorReport } from '../../core/contract/errors'
import type { CapturedBatch } from '../../core/contract/events'
import type { DeliverySummary } from '../../core/delivery/delivery'
import { Observable } from './observable'

/** Where summaries come from; the bridge in the app, an array in a test. */
export interface DeliverySource {
  page(query: PageQuery): Promise<DeliveryPage>
  onCaptured(listener: (batch: CapturedBatch) => void): () => void
}

/** What a list needs to draw itself; a new object whenever something visible changed. */
export interface DeliveriesView {
  status: 'loading' | 'ready'
  /** How many deliveries the store keeps; the list is as long as that, loaded or not. */
  total: number
  /** The last page that could not be read, or null. */
  failure: ErrorReport | null
}

const PAGE_ROWS = 100

/** 10,000 summaries, about 5 MB: the window's memory does not grow with history. */
const MAX_PAGES = 100

/**
 * The summaries that the window holds, by position (0 is the oldest kept). Pages come in as they are looked at and the
 * least recently used go out. News and pages may arrive in any order: each carries the store's revision, and applying
 * one twice or late changes nothing.
 */
export class DeliveriesStore {
  readonly view = new Observable<DeliveriesView>({ status: 'loading', total: 0, failure: null })

  /** By page number; a Map keeps its keys in order of use here. */
  private readonly pages = new Map<number, (DeliverySummary | undefined)[]>()
  private readonly loading = new Set<number>()
  /** Pages that could not be read, for the next try. */
  private readonly failed = new Set<number>()
  private revision = -1
  private waiting: CapturedBatch[] | null = []
  private unsubscribe: (() => void) | null = null

  constructor(private readonly source: DeliverySource) {}

  /** Subscribes first, then fetches, then replays what came between: nothing can fall into the gap. */
  async start(): Promise<void> {
    this.unsubscribe ??= this.source.onCaptured((batch) => {
      if (this.waiting === null) this.applyBatch(batch)
      else this.waiting.push(batch)
    })
    try {
      const page = await this.source.page({ from: null, limit: PAGE_ROWS })
      this.applyPage(page)
      const missed = this.waiting ?? []
      this.waiting = null
      for (const batch of missed) this.applyBatch(batch)
      this.publish({ status: 'ready', failure: null })
      for (const failed of this.failed) void this.load(failed)
    } catch (error) {
      this.publish({ failure: reportOf(error) })
    }
  }

  stop(): void {
    this.unsubscribe?.()
    this.unsubscribe = null
  }

  /** The summary at a position, if it is loaded. */
  at(position: number): DeliverySummary | undefined {
    return this.pages.get(Math.floor(position / PAGE_ROWS))?.[position % PAGE_ROWS]
  }

  /** Sees to it that the positions from `first` to `last` get loaded; the view changes when they are. */
  ensure(first: number, last: number): void {
    const lastPage = Math.floor(Math.min(last, this.view.get().total - 1) / PAGE_ROWS)
    for (let page = Math.floor(Math.max(0, first) / PAGE_ROWS); page <= lastPage; page += 1) {
      this.touch(page)
      if (!this.isComplete(page)) void this.load(page)
    }
  }

  private async load(page: number): Promise<void> {
    if (this.loading.has(page)) return
    this.loading.add(page)
    try {
      let answer: DeliveryPage
      do {
        answer = await this.source.page({ from: page * PAGE_ROWS, limit: PAGE_ROWS })
        this.applyPage(answer)
        // A burst that came after it was read may have made the page longer without naming the rows.
      } while (answer.revision < this.revision && !this.isComplete(page))
      this.failed.delete(page)
      if (this.failed.size === 0) this.publish({ failure: null })
    } catch (error) {
      this.failed.add(page)
      this.publish({ failure: reportOf(error) })
    } finally {
      this.loading.delete(page)
    }
  }

  private applyPage(page: DeliveryPage): void {
    this.place(page.from, page.deliveries)
    // A page older than the news may know fewer deliveries, never more.
    if (page.revision >= this.revision) {
      this.revision = page.revision
      this.publish({ total: page.total })
    }
  }

  private applyBatch(batch: CapturedBatch): void {
    if (batch.revision <= this.revision) return
    this.revision = batch.revision
    this.place(batch.total - batch.deliveries.length, batch.deliveries)
    this.publish({ total: batch.total })
  }

  private place(from: number, deliveries: readonly DeliverySummary[]): void {
    deliveries.forEach((delivery, offset) => {
      const page = Math.floor((from + offset) / PAGE_ROWS)
      const rows = this.pages.get(page) ?? []
      rows[(from + offset) % PAGE_ROWS] = delivery
      this.pages.set(page, rows)
    })
    this.dropOldPages()
  }

  private isComplete(page: number): boolean {
    const rows = this.pages.get(page)
    if (rows === undefined) return false
    const expected = Math.min(PAGE_ROWS, this.view.get().total - page * PAGE_ROWS)
    for (let row = 0; row < expected; row += 1) if (rows[row] === undefined) return false
    return true
  }

  private touch(page: number): void {
    const rows = this.pages.get(page)
    if (rows === undefined) return
    this.pages.delete(page)
    this.pages.set(page, rows)
  }

  private dropOldPages(): void {
    for (const page of this.pages.keys()) {
      if (this.pages.size <= MAX_PAGES) return
      this.pages.delete(page)
    }
  }

  private publish(change: Partial<DeliveriesView>): void {
    this.view.set({ ...this.view.get(), ...change })
  }
}
