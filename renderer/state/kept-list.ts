import { reportOf, type ErrorReport } from '../../core/contract/errors'
import { Observable } from './observable'

export interface KeptListState<Item> {
  /** In the person's order. */
  items: readonly Item[]
  /** The one that was deleted last, for as long as that can be undone. */
  deleted: { item: Item; index: number } | null
  /** Why the last change could not be saved, or null. */
  failure: ErrorReport | null
}

/** Where the items are kept, always all of them. */
export interface KeptListSource<Item> {
  get(): Promise<Item[]>
  save(items: Item[]): Promise<void>
}

/** A list that a person puts in order and that is kept. A change shows at once and is taken back if it can't be saved. */
export class KeptList<Item extends { id: string }> {
  readonly state = new Observable<KeptListState<Item>>({ items: [], deleted: null, failure: null })
  /** Of changes in quick succession only the answer to the last one says what holds. */
  private lastSave = 0

  constructor(private readonly kept: KeptListSource<Item>) {}

  async start(): Promise<void> {
    this.change({ items: await this.kept.get() })
  }

  /** Saves an item in its place; a new one goes to an end. False where it could not be saved, which the state says. */
  put(item: Item, end: 'first' | 'last'): Promise<boolean> {
    const { items } = this.state.get()
    const isKnown = items.some(({ id }) => id === item.id)
    if (isKnown) return this.save(items.map((other) => (other.id === item.id ? item : other)))
    return this.save(end === 'first' ? [item, ...items] : [...items, item])
  }

  /** Moves an item up (-1) or down (1). */
  move(id: string, by: -1 | 1): Promise<boolean> {
    const items = [...this.state.get().items]
    const from = items.findIndex((item) => item.id === id)
    const [item] = items.splice(from, 1)
    if (item !== undefined) items.splice(from + by, 0, item)
    return this.save(items)
  }

  async delete(id: string): Promise<void> {
    const { items } = this.state.get()
    const index = items.findIndex((item) => item.id === id)
    const item = items[index]
    if (item === undefined) return
    if (await this.save(items.filter((other) => other !== item))) this.change({ deleted: { item, index } })
  }

  undoDelete(): Promise<boolean> {
    const { items, deleted } = this.state.get()
    if (deleted === null) return Promise.resolve(false)
    return this.save([...items.slice(0, deleted.index), deleted.item, ...items.slice(deleted.index)])
  }

  /** Leaves behind what was said of the last change. */
  forgetNotices(): void {
    this.change({ deleted: null, failure: null })
  }

  /** Takes in what was changed elsewhere, unless a change of one's own is under way. */
  protected takeIn(items: readonly Item[]): void {
    if (this.lastSave === 0) this.change({ items })
  }

  protected async save(items: readonly Item[]): Promise<boolean> {
    this.lastSave += 1
    const ownSave = this.lastSave
    this.change({ items, deleted: null, failure: null })
    try {
      await this.kept.save([...items])
      return true
    } catch (error) {
      // Asked anew: an earlier change, under way at the time, may have failed as well.
      const kept = await this.kept.get()
      if (ownSave === this.lastSave) this.change({ items: kept, failure: reportOf(error) })
      return false
    } finally {
      if (ownSave === this.lastSave) this.lastSave = 0
    }
  }

  private change(change: Partial<KeptListState<Item>>): void {
    this.state.set({ ...this.state.get(), ...change })
  }
}
