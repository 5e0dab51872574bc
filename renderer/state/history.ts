import { reportOf, type ErrorReport } from '../../core/contract/errors'
import type {
  ClearQuery,
  ClearResult,
  CriteriaMatch,
  DeliveryCriteria,
  HistoryState,
} from '../../core/contract/history'
import type { Annotation } from '../../core/delivery/annotation'
import { DEFAULT_RETENTION, type RetentionLimits } from '../../core/contract/retention'
import { follow, type MainStateSource } from './main-state'
import { Observable } from './observable'

export interface HistorySource extends MainStateSource<HistoryState> {
  match(criteria: DeliveryCriteria): Promise<CriteriaMatch>
  clear(query: ClearQuery): Promise<ClearResult>
  undo(clearingId: number): Promise<unknown>
  limit(limits: RetentionLimits): Promise<unknown>
  annotate(ids: readonly number[], annotation: Annotation): Promise<unknown>
}

const UNKNOWN_HISTORY: HistoryState = {
  limits: DEFAULT_RETENTION,
  deliveries: 0,
  pinned: 0,
  bytesOnDisk: 0,
  dropped: { count: 0, bytes: 0, age: 0 },
  undoable: null,
}

/** What is kept, and what a person does about it. What fails is told in `failure` until the next try. */
export class HistoryStore {
  readonly state = new Observable(UNKNOWN_HISTORY)
  readonly failure = new Observable<ErrorReport | null>(null)

  private clearing: Promise<boolean> | null = null

  constructor(private readonly source: HistorySource) {}

  start(): Promise<void> {
    return follow(this.state, this.source)
  }

  /** Rejects with an AppError, for whoever shows the count. */
  match(criteria: DeliveryCriteria): Promise<CriteriaMatch> {
    return this.source.match(criteria)
  }

  /** Resolves to whether it was written down. */
  annotate(ids: readonly number[], annotation: Annotation): Promise<boolean> {
    return this.attempt(() => this.source.annotate(ids, annotation))
  }

  /** The window's own doing and no one's order: where it can't be written down, nobody is told. */
  async noteSeen(id: number): Promise<void> {
    await this.source.annotate([id], { what: 'seen', value: true }).catch(() => undefined)
  }

  /** Resolves to whether it was done. */
  async clear(query: ClearQuery): Promise<boolean> {
    const clearing = this.attempt(() => this.source.clear(query))
    this.clearing = clearing
    const isDone = await clearing
    if (this.clearing === clearing) this.clearing = null
    return isDone
  }

  /** Whether there is a clearing to take back, be it still under way. */
  get canUndo(): boolean {
    return this.clearing !== null || this.state.get().undoable !== null
  }

  /** Takes back the newest clearing, if that can still be done; waits for one that is under way. */
  async undo(): Promise<void> {
    await this.clearing
    const { undoable } = this.state.get()
    if (undoable !== null) await this.attempt(() => this.source.undo(undoable.clearingId))
  }

  limit(limits: RetentionLimits): Promise<boolean> {
    return this.attempt(() => this.source.limit(limits))
  }

  forgetFailure(): void {
    this.failure.set(null)
  }

  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    this.failure.set(null)
    try {
      await work()
      return true
    } catch (error) {
      this.failure.set(reportOf(error))
      return false
    }
  }
}
