import { reportOf, type ErrorReport } from '../../core/contract/errors'
import {
  DEFAULT_LIST_VIEW,
  LIST_COLUMNS,
  MAX_COLUMN_PX,
  MIN_COLUMN_PX,
  type ListColumn,
  type ListView,
} from '../../core/contract/list-view'
import { Observable } from './observable'

export interface ListViewSource {
  get(): Promise<ListView>
  save(view: ListView): Promise<unknown>
}

/** What a column takes until it is resized, in pixels. */
const INITIAL_PX: Readonly<Record<ListColumn, number>> = {
  resource: 190,
  sender: 84,
  request: 210,
  size: 72,
  answer: 96,
  time: 150,
}

/** How the list is drawn, as the person chose it. What can't be saved holds all the same, until the window is closed. */
export class ListViewStore {
  readonly view = new Observable<ListView>(DEFAULT_LIST_VIEW)
  readonly failure = new Observable<ErrorReport | null>(null)

  constructor(private readonly source: ListViewSource) {}

  async start(): Promise<void> {
    this.view.set(await this.source.get())
  }

  change(change: Partial<ListView>): void {
    this.view.set({ ...this.view.get(), ...change })
    void this.save()
  }

  toggle(column: ListColumn): void {
    const { hidden } = this.view.get()
    const isHidden = hidden.includes(column)
    this.change({ hidden: isHidden ? hidden.filter((other) => other !== column) : [...hidden, column] })
  }

  /** Sets a column's width; with `isFinal` false it is not kept yet, as while it is dragged. */
  resize(column: ListColumn, px: number, isFinal: boolean): void {
    const width = Math.round(Math.min(MAX_COLUMN_PX, Math.max(MIN_COLUMN_PX, px)))
    const view = this.view.get()
    this.view.set({ ...view, widths: { ...view.widths, [column]: width } })
    if (isFinal) void this.save()
  }

  private async save(): Promise<void> {
    this.failure.set(null)
    try {
      await this.source.save(this.view.get())
    } catch (error) {
      this.failure.set(reportOf(error))
    }
  }
}

export function columnWidth({ widths }: ListView, column: ListColumn): number {
  return widths[column] ?? INITIAL_PX[column]
}

export function shownColumns({ hidden }: ListView): ListColumn[] {
  return LIST_COLUMNS.filter((column) => !hidden.includes(column))
}
