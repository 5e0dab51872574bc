import { reportOf } from '../../core/contract/errors'
import { MAX_NAMED_DELIVERIES } from '../../core/contract/history'
import type { IdRun } from '../../core/delivery/id-runs'
import { IdSet } from '../../core/delivery/id-runs'
import { formatCount } from '../../core/format/size'
import { findIds } from './find-ids'
import type { SearchSource } from './found-store'
import { Observable } from './observable'
import type { Selection } from './selection'
import type { ShownList } from './shown-list'

/** As many as can be marked, since as many can be named in one order. */
export const MAX_MARKED = MAX_NAMED_DELIVERIES

export interface MarksSource {
  list: Pick<ShownList, 'at' | 'positionOf'>
  selection: Pick<Selection, 'selected' | 'move'>
  find: SearchSource['find']
  /** What the list is filtered by, as text. */
  filter: () => string
  now: () => number
}

/**
 * The deliveries that are marked, to do the same with all of them; by id and in the order they were marked. They stay
 * marked whatever arrives and whatever the filter shows, until they go or are let go.
 */
export class MarksStore {
  readonly ids = new Observable<readonly number[]>([])
  /** What is to be said of the last marking, as a sentence; null for nothing. */
  readonly remark = new Observable<string | null>(null)

  /** Where a stretch begins and ends, and what was marked before it: another end replaces the stretch. */
  private anchor: { id: number; end: number; before: readonly number[] } | null = null
  /** Rises with each marking, so that a slow one does not undo a later. */
  private turn = 0

  constructor(private readonly source: MarksSource) {}

  has(id: number): boolean {
    return this.ids.get().includes(id)
  }

  /** Marks a delivery, or no longer. */
  toggle(id: number): void {
    const ids = this.ids.get()
    const next = ids.includes(id) ? ids.filter((marked) => marked !== id) : [...ids, id]
    this.set(next)
    this.anchor = { id, end: id, before: this.ids.get() }
  }

  /** Marks all from where the last marking was, or from the open delivery, to this one. */
  async extendTo(id: number): Promise<void> {
    const anchor = (this.anchor ??= this.anchorAtOpen())
    if (anchor === null) {
      this.toggle(id)
      return
    }
    this.turn += 1
    const { turn } = this
    const stretch = this.loadedStretch(anchor.id, id) ?? (await this.foundStretch(anchor.id, id))
    if (stretch === null || turn !== this.turn) return
    this.set([...new Set([...anchor.before, ...stretch])])
    this.anchor = { ...anchor, end: id }
  }

  /** Moves the open delivery by rows and marks what is passed. */
  async extendBy(rows: number): Promise<void> {
    // Whoever went elsewhere since begins a stretch there.
    if (this.anchor?.end !== this.source.selection.selected.get()?.id) this.anchor = this.anchorAtOpen()
    this.source.selection.move(rows)
    const open = this.source.selection.selected.get()
    if (open !== null) await this.extendTo(open.id)
  }

  /** Marks everything that the list shows; of too many the newest. */
  async markAll(): Promise<void> {
    this.turn += 1
    const { turn } = this
    const found = await this.find({ first: null, last: null })
    if (found === null || turn !== this.turn) return
    this.set(found)
  }

  drop(): void {
    this.turn += 1
    this.set([])
  }

  /** Deliveries went from the list. */
  forget(runs: readonly IdRun[]): void {
    const gone = new IdSet(runs)
    const ids = this.ids.get()
    const left = ids.filter((id) => !gone.has(id))
    if (left.length < ids.length) this.set(left)
  }

  private set(ids: readonly number[]): void {
    const isTooMany = ids.length > MAX_MARKED
    this.anchor = null
    this.remark.set(isTooMany ? tooMany() : null)
    this.ids.set(isTooMany ? ids.slice(0, MAX_MARKED) : ids)
  }

  private anchorAtOpen(): MarksStore['anchor'] {
    const open = this.source.selection.selected.get()
    return open === null || open.isGone ? null : { id: open.id, end: open.id, before: this.ids.get() }
  }

  /** The ids from one row to another, in that order; null where a row between them is not loaded. */
  private loadedStretch(from: number, to: number): number[] | null {
    const { list } = this.source
    const [start, end] = [list.positionOf(from), list.positionOf(to)]
    if (start === null || end === null || Math.abs(end - start) > MAX_MARKED) return null
    const ids: number[] = []
    const step = end >= start ? 1 : -1
    for (let position = start; position !== end + step; position += step) {
      const delivery = list.at(position)
      if (delivery === undefined) return null
      ids.push(delivery.id)
    }
    return ids
  }

  private async foundStretch(from: number, to: number): Promise<number[] | null> {
    const found = await this.find({ first: Math.min(from, to), last: Math.max(from, to) })
    return found === null || to < from ? found : found.reverse()
  }

  private async find(ends: { first: number | null; last: number | null }): Promise<number[] | null> {
    const { find, filter, now } = this.source
    this.remark.set('Marking…')
    try {
      // One more than can be marked tells that there are too many.
      return await findIds(find, { filter: filter(), nowMs: now(), ...ends, max: MAX_MARKED + 1 })
    } catch (error) {
      this.remark.set(reportOf(error).message)
      return null
    }
  }
}

function tooMany(): string {
  return `No more than ${formatCount(MAX_MARKED)} can be marked at once; the others are left out.`
}
