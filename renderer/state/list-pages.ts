import { annotated, type Annotation } from '../../core/delivery/annotation'
import type { DeliverySummary } from '../../core/delivery/delivery'

export const PAGE_ROWS = 100

/** 10,000 summaries, about 5 MB: the window's memory does not grow with history. */
const MAX_PAGES = 100

/** Summaries by position, in pages; of too many the page that was not used longest goes. */
export class ListPages {
  /** By page number; a Map keeps its keys in order of use here. */
  private pages = new Map<number, (DeliverySummary | undefined)[]>()

  at(position: number): DeliverySummary | undefined {
    return this.pages.get(Math.floor(position / PAGE_ROWS))?.[position % PAGE_ROWS]
  }

  /** The position of a summary that is loaded, by its id. */
  positionOf(id: number): number | null {
    for (const [page, rows] of this.pages) {
      const row = rows.findIndex((delivery) => delivery?.id === id)
      if (row >= 0) return page * PAGE_ROWS + row
    }
    return null
  }

  place(position: number, delivery: DeliverySummary): void {
    this.put(position, delivery)
    this.dropOldPages()
  }

  /** Takes in what was said of deliveries; false where none of them is loaded. */
  annotate(ids: readonly number[], annotation: Annotation): boolean {
    const meant = new Set(ids)
    let isAny = false
    for (const rows of this.pages.values()) {
      rows.forEach((delivery, row) => {
        if (delivery === undefined || !meant.has(delivery.id)) return
        rows[row] = annotated(delivery, annotation)
        isAny = true
      })
    }
    return isAny
  }

  /** Whether a page holds all that it can, with so many deliveries in the list. */
  isComplete(page: number, total: number): boolean {
    const rows = this.pages.get(page)
    if (rows === undefined) return false
    const expected = Math.min(PAGE_ROWS, total - page * PAGE_ROWS)
    for (let row = 0; row < expected; row += 1) if (rows[row] === undefined) return false
    return true
  }

  /** Counts a page as used just now. */
  touch(page: number): void {
    const rows = this.pages.get(page)
    if (rows === undefined) return
    this.pages.delete(page)
    this.pages.set(page, rows)
  }

  /** Puts every summary where `move` says, or away where that is null. */
  rearrange(move: (id: number, position: number) => number | null): void {
    const before = this.pages
    this.pages = new Map()
    for (const [page, rows] of before) {
      rows.forEach((delivery, row) => {
        if (delivery === undefined) return
        const position = move(delivery.id, page * PAGE_ROWS + row)
        if (position !== null) this.put(position, delivery)
      })
    }
    this.dropOldPages()
  }

  clear(): void {
    this.pages.clear()
  }

  private put(position: number, delivery: DeliverySummary): void {
    const page = Math.floor(position / PAGE_ROWS)
    const rows = this.pages.get(page) ?? []
    rows[position % PAGE_ROWS] = delivery
    this.pages.set(page, rows)
  }

  private dropOldPages(): void {
    for (const page of this.pages.keys()) {
      if (this.pages.size <= MAX_PAGES) return
      this.pages.delete(page)
    }
  }
}
