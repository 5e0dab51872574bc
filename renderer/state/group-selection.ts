import type { GroupList } from './group-list'
import type { Group } from './group-source'
import { Observable } from './observable'

/** Which group of a list is open. Arrivals never change it, but for the very first: then there is nothing else to look at. */
export class GroupSelection<Row extends Group> {
  readonly opened = new Observable<number | null>(null)
  /** Rises whenever one is chosen, also when it is the same again: the list brings it into sight then. */
  readonly choices = new Observable(0)

  constructor(private readonly list: Pick<GroupList<Row>, 'view' | 'more'>) {
    list.view.subscribe(() => {
      const first = this.rows[0]
      if (this.opened.get() === null && first !== undefined) this.opened.set(first.id)
    })
  }

  openId(id: number): void {
    this.opened.set(id)
    this.choices.set(this.choices.get() + 1)
  }

  /** Opens what lies so many rows below. From one that the list does not show it leads to the first row. */
  move(rows: number): void {
    const from = this.rows.findIndex(({ id }) => id === this.opened.get())
    void this.goTo(from < 0 ? 0 : from + rows)
  }

  forget(): void {
    this.opened.set(null)
  }

  private get rows(): readonly Row[] {
    return this.list.view.get().rows
  }

  private async goTo(index: number): Promise<void> {
    const from = this.opened.get()
    if (index >= this.rows.length) await this.list.more()
    const row = this.rows[Math.max(0, Math.min(index, this.rows.length - 1))]
    if (row !== undefined && this.opened.get() === from) this.openId(row.id)
  }
}
