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

  /** Where the selection is to go as soon as the summary there is loaded. */
  private wanted: number | null = null

  constructor(private readonly deliveries: DeliveriesStore) {
    deliveries.view.subscribe(() => {
      if (this.wanted !== null) this.selectAt(this.wanted)
      else if (this.selected.get() === null) this.selectAt(this.newest())
    })
  }

  /** Opens the delivery at a position, at once or when it is loaded; positions beyond the ends mean the ends. */
  selectAt(position: number): void {
    const newest = this.newest()
    if (newest < 0) return
    const within = Math.max(0, Math.min(position, newest))
    const delivery = this.deliveries.at(within)
    if (delivery !== undefined) {
      this.wanted = null
      this.selected.set({ id: delivery.id, position: within })
    } else {
      this.wanted = within
      this.deliveries.ensure(within, within)
    }
  }

  /** Moves by rows as they are shown, newest first: +1 is one row down, to an older delivery. */
  move(rows: number): void {
    const from = this.wanted ?? this.selected.get()?.position
    this.selectAt(from === undefined ? this.newest() : from - rows)
  }

  private newest(): number {
    return this.deliveries.view.get().total - 1
  }
}
