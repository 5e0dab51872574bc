import type { DeliveryPage, PageQuery } from '../../core/contract/calls'
import { reportOf, type ErrorReport } from '../../core/contract/errors'
import type { AnnotatedBatch, CapturedBatch, ListNews } from '../../core/contract/events'
import { annotated } from '../../core/delivery/annotation'
import type { DeliverySummary } from '../../core/delivery/delivery'
import { ListChanges, moveOf, type ListMove } from './list-changes'
import { ListPages, PAGE_ROWS } from './list-pages'
import { Observable } from './observable'

/** Where summaries come from; the bridge in the app, an array in a test. */
export interface DeliverySource {
  page(query: PageQuery): Promise<DeliveryPage>
  onNews(listener: (news: ListNews) => void): () => void
}

/** What a list needs to draw itself; a new object whenever something visible changed. */
export interface DeliveriesView {
  status: 'loading' | 'ready'
  /** One above the newest delivery's position; with `bottom` 0 how many the list shows, loaded or not. */
  total: number
  /** The lowest position in the list: 0, or higher where a search has not come to its end. */
  bottom: number
  /** Rises with every delivery that arrives, whatever goes. */
  arrived: number
  /** Rises whenever deliveries went or came back, and places changed. */
  moves: number
  /** The last page that could not be read, or null. */
  failure: ErrorReport | null
}

/** Told of a move before the view changes; null when all may be different. */
export type MoveListener = (move: ListMove | null) => void

/**
 * The summaries that the window holds, by position (0 is the oldest in the list). Pages come in as they are looked at and
 * the least recently used go out. News and pages may arrive in any order: each carries the store's revision. News wait
 * for those before them, a page that is ahead waits for the news, one that is behind is corrected by them, and what comes
 * twice changes nothing.
 */
export class DeliveriesStore {
  readonly view = new Observable<DeliveriesView>({
    status: 'loading',
    total: 0,
    bottom: 0,
    arrived: 0,
    moves: 0,
    failure: null,
  })

  /** These are all there are. */
  readonly isFiltered = false

  private readonly pages = new ListPages()
  private readonly changes = new ListChanges()
  private readonly loading = new Set<number>()
  /** Pages that could not be read, for the next try. */
  private readonly failed = new Set<number>()
  private readonly moveListeners = new Set<MoveListener>()
  private revision = -1
  /** News that follow on a revision which is not known yet. */
  private early: ListNews[] = []
  private awaited: { revision: number; reached: () => void }[] = []
  private unsubscribe: (() => void) | null = null

  constructor(private readonly source: DeliverySource) {}

  /** Subscribes first, then fetches, then replays what came between: nothing can fall into the gap. */
  async start(): Promise<void> {
    this.unsubscribe ??= this.source.onNews((news) => {
      this.early.push(news)
      this.catchUp()
    })
    try {
      const page = await this.source.page({ from: null, limit: PAGE_ROWS })
      if (this.revision < 0) {
        this.revision = page.revision
        this.changes.reset(page.revision)
        this.publish({ total: page.total })
      }
      await this.take(page)
      this.publish({ status: 'ready', failure: null })
      this.catchUp()
      for (const failed of this.failed) void this.load(failed)
    } catch (error) {
      this.publish({ failure: reportOf(error) })
    }
  }

  stop(): void {
    this.unsubscribe?.()
    this.unsubscribe = null
  }

  /** Hears of each move until the returned function is called. */
  onMove(listener: MoveListener): () => void {
    this.moveListeners.add(listener)
    return () => this.moveListeners.delete(listener)
  }

  /** The summary at a position, if it is loaded. */
  at(position: number): DeliverySummary | undefined {
    return this.pages.at(position)
  }

  /** The position of a delivery whose summary is loaded. */
  positionOf(id: number): number | null {
    return this.pages.positionOf(id)
  }

  /** Sees to it that the positions from `first` to `last` get loaded; the view changes when they are. */
  ensure(first: number, last: number): void {
    const lastPage = Math.floor(Math.min(last, this.total - 1) / PAGE_ROWS)
    for (let page = Math.floor(Math.max(0, first) / PAGE_ROWS); page <= lastPage; page += 1) {
      this.pages.touch(page)
      if (!this.isComplete(page)) void this.load(page)
    }
  }

  private get total(): number {
    return this.view.get().total
  }

  private isComplete(page: number): boolean {
    return this.pages.isComplete(page, this.total)
  }

  private async load(page: number): Promise<void> {
    if (this.loading.has(page)) return
    this.loading.add(page)
    try {
      let answer: DeliveryPage
      do {
        answer = await this.source.page({ from: page * PAGE_ROWS, limit: PAGE_ROWS })
        await this.take(answer)
        // What came after it was read may have made the page longer without naming the rows, or moved them away.
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

  /** Places a page's rows where they are by now; waits with that for news that it is ahead of. */
  private async take(page: DeliveryPage): Promise<void> {
    if (page.revision > this.revision) {
      await new Promise<void>((reached) => {
        this.awaited.push({ revision: page.revision, reached })
      })
    }
    const changes = this.changes.after(page.revision)
    if (changes === null) return
    page.deliveries.forEach((delivery, offset) => {
      let position: number | null = page.from + offset
      for (const move of changes.moves) {
        position = position === null ? null : move.place(delivery.id, position)
      }
      if (position === null) return
      const said = changes.annotations.filter(({ ids }) => ids.includes(delivery.id))
      this.pages.place(
        position,
        said.reduce((known, { annotation }) => annotated(known, annotation), delivery),
      )
    })
    this.publish({})
  }

  /** Applies the news whose turn it is. */
  private catchUp(): void {
    if (this.revision < 0) return
    for (;;) {
      this.early = this.early.filter(({ payload }) => payload.revision > this.revision)
      const next = this.early.find(({ payload }) => payload.after <= this.revision)
      if (next === undefined) break
      this.apply(next)
      this.revision = next.payload.revision
    }
    const reached = this.awaited.filter(({ revision }) => revision <= this.revision)
    this.awaited = this.awaited.filter(({ revision }) => revision > this.revision)
    for (const waiter of reached) waiter.reached()
  }

  private apply(news: ListNews): void {
    switch (news.name) {
      case 'captured':
        this.addArrivals(news.payload)
        break
      case 'annotated':
        this.annotate(news.payload)
        break
      case 'removed':
      case 'restored':
        this.move(moveOf(news), news.payload)
    }
  }

  private addArrivals({ total, deliveries }: CapturedBatch): void {
    deliveries.forEach((delivery, index) => {
      this.pages.place(total - deliveries.length + index, delivery)
    })
    const { arrived } = this.view.get()
    this.publish({ total, arrived: arrived + Math.max(0, total - this.total) })
  }

  private annotate(batch: AnnotatedBatch): void {
    this.changes.addAnnotations(batch)
    if (this.pages.annotate(batch.ids, batch.annotation)) this.publish({})
  }

  private move(move: ListMove | null, { revision, total }: { revision: number; total: number }): void {
    if (move === null) {
      this.pages.clear()
      this.changes.reset(revision)
    } else {
      this.pages.rearrange((id, position) => move.place(id, position))
      this.changes.addMove(move)
    }
    // The selection is told first: the view must not speak of a total that its position does not fit.
    for (const listener of this.moveListeners) listener(move)
    this.publish({ total, moves: this.view.get().moves + 1 })
  }

  private publish(change: Partial<DeliveriesView>): void {
    this.view.set({ ...this.view.get(), ...change })
  }
}
