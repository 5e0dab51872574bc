import type { ListName } from '../../core/contract/list-view'
import { Observable } from './observable'

/** A list with what is open in it, as far as browsing goes. */
export interface BrowsedList {
  /** The id of what is open; null for nothing. */
  openedId(): number | null
  /** What it is called, after 'Back to': 'the delivery order.created'. */
  openedName(): string
  /** Opens by id, whether the list shows it or not. */
  openId(id: number): void
  /** Opens what lies so many rows below, as they are shown; further than the list goes means its end. */
  move(rows: number): void
}

/** Something that was open, to go back to. */
export interface Stop {
  list: ListName
  id: number
  name: string
}

/** More steps back than anybody remembers having gone. */
const MAX_TRAIL = 50

/**
 * Which list the window shows, and what the pane beside it does: what is open in that list, or something that was opened
 * from there, such as an attempt of an event. That leaves the list as it is, and a trail leads back.
 */
export class Browsing {
  readonly list = new Observable<ListName>('deliveries')
  /** The list whose open thing the pane shows. */
  readonly pane = new Observable<ListName>('deliveries')
  /** Where the person came from to what the pane shows; Back goes to the last of these. */
  readonly trail = new Observable<readonly Stop[]>([])

  /** `remember` keeps which list is shown. */
  constructor(
    private readonly lists: Readonly<Partial<Record<ListName, BrowsedList>>>,
    private readonly remember: (list: ListName) => void,
  ) {}

  /** Shows the list that was shown last. */
  start(list: ListName): void {
    this.put(list)
  }

  /** Shows a list with what is open in it. */
  show(list: ListName): void {
    this.put(list)
    this.remember(list)
  }

  /** The pane shows what is open in the list again: the person chose a row. */
  toList(): void {
    this.trail.set([])
    this.pane.set(this.list.get())
  }

  /** Opens what lies so many rows further down in the list that is shown. */
  move(rows: number): void {
    this.lists[this.list.get()]?.move(rows)
    this.toList()
  }

  openDelivery(id: number): void {
    this.open('deliveries', id)
  }

  /** Opens an event, by its group. */
  openEvent(id: number): void {
    this.open('events', id)
  }

  /** Opens a resource with its timeline, by its group. */
  openResource(id: number): void {
    this.open('resources', id)
  }

  /** Returns to where the person came from; where they came from nowhere, nothing happens. */
  back(): void {
    const trail = this.trail.get()
    const last = trail.at(-1)
    if (last === undefined) return
    this.lists[last.list]?.openId(last.id)
    this.trail.set(trail.slice(0, -1))
    this.pane.set(last.list)
  }

  private open(list: ListName, id: number): void {
    const opened = this.lists[list]
    if (opened === undefined) return
    const from = this.here()
    if (from !== null && (from.list !== list || from.id !== id)) {
      this.trail.set([...this.trail.get(), from].slice(-MAX_TRAIL))
    }
    opened.openId(id)
    this.pane.set(list)
  }

  private here(): Stop | null {
    const list = this.pane.get()
    const id = this.lists[list]?.openedId() ?? null
    return id === null ? null : { list, id, name: this.lists[list]?.openedName() ?? '' }
  }

  private put(list: ListName): void {
    this.list.set(list)
    this.toList()
  }
}
