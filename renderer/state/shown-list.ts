import type { DeliveryPlace } from '../../core/contract/calls'
import type { DeliverySummary } from '../../core/delivery/delivery'
import type { DeliveriesStore, DeliveriesView, MoveListener } from './deliveries-store'
import type { FoundStore } from './found-store'
import { Observable } from './observable'

/** Clearing many comes as many moves; the search is begun anew once. */
const SEARCH_AGAIN_MS = 80

/** What the list shows: all deliveries, or those that a filter finds. */
export class ShownList {
  readonly view: Observable<DeliveriesView>
  private filter = ''
  private readonly moveListeners = new Set<MoveListener>()
  private again: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly all: DeliveriesStore,
    private readonly found: FoundStore,
    private readonly locateInAll: (id: number) => Promise<DeliveryPlace>,
  ) {
    this.view = new Observable(all.view.get())
    all.view.subscribe(() => {
      if (this.isFiltered) return
      this.view.set(all.view.get())
    })
    found.view.subscribe(() => {
      if (this.isFiltered) this.view.set(found.view.get())
    })
    all.onMove((move) => {
      if (!this.isFiltered) {
        this.tell(move)
        return
      }
      if (move !== null) {
        const place = (id: number, position: number): number | null =>
          move.place(id, position) === null ? null : position
        this.tell({ ...move, place, countBelow: () => 0 })
        this.view.set({ ...this.view.get() })
      }
      this.searchAgain()
    })
  }

  get isFiltered(): boolean {
    return this.filter !== ''
  }

  /** Shows what a filter finds, as soon as its first page is there; an empty one is none. */
  async show(filter: string): Promise<void> {
    if (filter !== '' && !(await this.found.start(filter))) return
    this.filter = filter
    this.view.set(filter === '' ? this.all.view.get() : this.found.view.get())
    this.tell(null)
  }

  /** Searches anew, where a filter is applied: what it finds may be other than before. */
  refresh(): void {
    if (this.isFiltered) this.searchAgain()
  }

  at(position: number): DeliverySummary | undefined {
    return this.source.at(position)
  }

  positionOf(id: number): number | null {
    return this.source.positionOf(id)
  }

  ensure(first: number, last: number): void {
    this.source.ensure(first, last)
  }

  onMove(listener: MoveListener): () => void {
    this.moveListeners.add(listener)
    return () => this.moveListeners.delete(listener)
  }

  /** Where a delivery is in what is shown. */
  async locate(id: number): Promise<DeliveryPlace> {
    if (!this.isFiltered) return this.locateInAll(id)
    return Promise.resolve({ revision: 0, position: this.found.positionOf(id) })
  }

  private get source(): DeliveriesStore | FoundStore {
    return this.isFiltered ? this.found : this.all
  }

  private searchAgain(): void {
    if (this.again !== null) clearTimeout(this.again)
    this.again = setTimeout(() => {
      this.again = null
      void this.show(this.filter)
    }, SEARCH_AGAIN_MS)
  }

  private tell(...args: Parameters<MoveListener>): void {
    for (const listener of this.moveListeners) listener(...args)
  }
}
