import type { DeliveriesStore } from './deliveries-store'
import { Observable } from './observable'

/** The delivery that is looked at: by id, since that is what stays the same, and its position, to move from. */
export interface Selected {
  id: number
  position: number
}

/** Which delivery is open. Arrivals never change it, but for the very first: then there is nothing else to look at. */
export class Selection {
  readonly selected = new Observable<Selected | null>(null)

  constructor(private readonly deliveries: DeliveriesStore) {
    deliveries.view.subscribe(() => {
      if (this.selected.get() === null) this.selectAt(this.deliveries.view.get().total - 1)
    })
  }

  /** Opens the delivery at a position, if it is loaded; positions beyond the ends mean the ends. */
  selectAt(position: number): void {
    const total = this.deliveries.view.get().total
    if (total === 0) return
    const within = Math.max(0, Math.min(position, total - 1))
    this.deliveries.ensure(within, within)
    const delivery = this.deliveries.at(within)
    if (delivery !== undefined) this.selected.set({ id: delivery.id, position: within })
  }

  /** Moves by rows as they are shown, newest first: +1 is one row down, to an older delivery. */
  move(rows: number): void {
    const current = this.selected.get()
    const newest = this.deliveries.view.get().total - 1
    this.selectAt(current === null ? newest : current.position - rows)
  }
}
