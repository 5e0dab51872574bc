import type { DeliveryPlace } from '../../core/contract/calls'
import type { ShownList } from './shown-list'
import type { ListMove } from './list-changes'
import { Observable } from './observable'

/** The delivery that is looked at: by id, since that is what stays the same, and its position, to move from. */
export interface Selected {
  id: number
  position: number
  /** It was dropped while it was looked at, and is shown for as long as that goes on. */
  isGone: boolean
}

/** What can be moved through. */
type SelectableList = Pick<ShownList, 'view' | 'isFiltered' | 'at' | 'positionOf' | 'ensure' | 'onMove'>

/** Which delivery is open. Arrivals never change it, but for the very first: then there is nothing else to look at. */
export class Selection {
  readonly selected = new Observable<Selected | null>(null)
  /** Rises whenever a delivery is chosen, also when it is the same again: the list brings it into sight then. */
  readonly choices = new Observable(0)

  /** Where the selection is to go as soon as the summary there is loaded. */
  private wanted: number | null = null

  constructor(
    private readonly deliveries: SelectableList,
    private readonly locate: (id: number) => Promise<DeliveryPlace>,
  ) {
    deliveries.onMove((move) => {
      if (move === null) void this.findAgain()
      else this.follow(move)
    })
    deliveries.view.subscribe(() => {
      // A filter that finds nothing takes nothing from whoever is reading.
      if (this.isEmpty && !this.deliveries.isFiltered) this.selected.set(null)
      else if (this.wanted !== null) this.selectAt(this.wanted)
      else if (this.selected.get() === null) this.selectAt(this.newest())
    })
  }

  /** Opens the delivery at a position, at once or when it is loaded; positions beyond the ends mean the ends. */
  selectAt(position: number): void {
    const newest = this.newest()
    if (this.isEmpty) return
    const within = Math.max(this.bottom, Math.min(position, newest))
    const delivery = this.deliveries.at(within)
    if (delivery !== undefined) {
      this.wanted = null
      this.selected.set({ id: delivery.id, position: within, isGone: false })
      this.choices.set(this.choices.get() + 1)
    } else {
      this.wanted = within
      this.deliveries.ensure(within, within)
    }
  }

  /** Opens a delivery by its id, also one that the list does not show, and brings it into sight where the list does. */
  async openId(id: number): Promise<void> {
    const known = this.deliveries.positionOf(id)
    if (known !== null) {
      this.selectAt(known)
      return
    }
    const opened: Selected = { id, position: this.newest() + 1, isGone: false }
    this.wanted = null
    this.selected.set(opened)
    const place = await this.locate(id).catch(() => null)
    const { position } = place ?? { position: null }
    if (this.selected.get() !== opened || position === null) return
    this.selected.set({ ...opened, position })
    this.choices.set(this.choices.get() + 1)
  }

  /** Moves by rows as they are shown, newest first: +1 is one row down, to an older delivery. */
  move(rows: number): void {
    const from = this.wanted ?? this.selected.get()?.position
    this.selectAt(from === undefined ? this.newest() : from - rows)
  }

  /** Stays with its delivery. One that a person cleared gives way to the next older; a dropped one may be read to the end. */
  private follow(move: ListMove): void {
    const selected = this.selected.get()
    if (selected === null) return
    const { id, position } = selected
    const place = selected.isGone
      ? Math.max(this.bottom, position - move.countBelow(id))
      : move.place(id, position)
    if (place !== null) {
      if (place !== position) this.selected.set({ ...selected, position: place })
      return
    }
    const below = Math.max(this.bottom, position - move.countBelow(id) - 1)
    if (move.kind === 'dropped') this.selected.set({ id, position: below, isGone: true })
    // Taken up when the view changes, which is next: the list is not yet as long as it will be.
    else this.wanted = below
  }

  private async findAgain(): Promise<void> {
    const selected = this.selected.get()
    if (selected === null) return
    // Without an answer it keeps the position it had, which is near.
    const place = await this.locate(selected.id).catch(() => null)
    if (this.selected.get() !== selected || place === null) return
    // Not among what is found: it stays open, as if above the list, and a step down leads into it.
    if (place.position === null && this.deliveries.isFiltered) {
      this.selected.set({ ...selected, position: this.newest() + 1 })
    } else if (place.position === null) this.selectAt(selected.position)
    else this.selected.set({ ...selected, position: place.position })
  }

  private get bottom(): number {
    return this.deliveries.view.get().bottom
  }

  private get isEmpty(): boolean {
    return this.newest() < this.bottom
  }

  private newest(): number {
    return this.deliveries.view.get().total - 1
  }
}
