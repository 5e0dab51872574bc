import { reportOf, type ErrorReport } from '../../core/contract/errors'
import { Observable } from './observable'

export type GroupDetailState<Detail> =
  | { status: 'none' }
  | { status: 'loading'; id: number }
  | { status: 'failed'; id: number; error: ErrorReport }
  /** Gone: nothing of it is kept any more; it is shown as it was for as long as that goes on. */
  | { status: 'open'; id: number; detail: Detail; isGone: boolean }

/** The group that is open, whole, and renewed whenever news name it. Only one that is in sight is fetched. */
export class GroupDetail<Detail> {
  readonly state = new Observable<GroupDetailState<Detail>>({ status: 'none' })
  private isShown = false
  private isLoading = false
  private isStale = false

  constructor(
    private readonly get: (id: number) => Promise<Detail>,
    private readonly opened: Observable<number | null>,
  ) {
    opened.subscribe(() => {
      this.open()
    })
  }

  setShown(isShown: boolean): void {
    this.isShown = isShown
    if (isShown) this.open()
  }

  /** Groups changed; null for too many to name. */
  onChange(ids: readonly number[] | null): void {
    const id = this.opened.get()
    if (id === null || (ids !== null && !ids.includes(id))) return
    this.isStale = true
    void this.load()
  }

  /** Loads what is open anew, after a failure. */
  retry(): void {
    this.isStale = true
    void this.load()
  }

  private open(): void {
    const id = this.opened.get()
    const shown = this.state.get()
    if (id === null) this.state.set({ status: 'none' })
    else if (shown.status === 'none' || shown.id !== id) {
      this.state.set({ status: 'loading', id })
      this.isStale = true
    }
    void this.load()
  }

  /** One at a time; what was opened or changed meanwhile is loaded next. */
  private async load(): Promise<void> {
    if (this.isLoading) return
    this.isLoading = true
    while (this.isShown && this.isStale) {
      this.isStale = false
      const id = this.opened.get()
      if (id === null) break
      const next = await this.read(id)
      if (this.opened.get() === id) this.state.set(next)
    }
    this.isLoading = false
  }

  private async read(id: number): Promise<GroupDetailState<Detail>> {
    try {
      return { status: 'open', id, detail: await this.get(id), isGone: false }
    } catch (error) {
      const report = reportOf(error)
      const shown = this.state.get()
      if (report.code === 'not-found' && shown.status === 'open' && shown.id === id) {
        return { ...shown, isGone: true }
      }
      return { status: 'failed', id, error: report }
    }
  }
}
