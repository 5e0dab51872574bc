import { reportOf } from '../../core/contract/errors'
import type { ExportQuery, ExportState } from '../../core/contract/export'
import { follow, type MainStateSource } from './main-state'
import { Observable } from './observable'

export interface ExportSource extends MainStateSource<ExportState> {
  start(query: ExportQuery): Promise<{ hasBegun: boolean }>
  cancel(): Promise<unknown>
}

/** Writing deliveries to a file: the main process writes, this orders it and shows how it goes. */
export class ExportingStore {
  readonly state = new Observable<ExportState>({ status: 'none' })
  readonly isOpen = new Observable(false)

  constructor(private readonly source: ExportSource) {}

  start(): Promise<void> {
    return follow(this.state, this.source)
  }

  /** Asks for a file and begins to write. Never rejects; `state` says what went wrong. */
  async write(query: ExportQuery): Promise<void> {
    try {
      await this.source.start(query)
    } catch (error) {
      this.state.set({ status: 'failed', error: reportOf(error) })
    }
  }

  async cancel(): Promise<void> {
    await this.source.cancel()
  }
}
