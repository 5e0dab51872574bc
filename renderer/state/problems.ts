import { MAX_PROBLEMS, type ProblemEvidence, type ProblemList } from '../../core/problem/problem'
import { Observable } from './observable'

/** Where connection problems come from. */
export interface ProblemSource {
  list(): Promise<ProblemList>
  /** AppError: not-found. */
  evidence(id: number): Promise<ProblemEvidence>
  clear(): Promise<void>
  onNoted(listener: (batch: ProblemList) => void): () => void
}

const NONE: ProblemList = { total: 0, problems: [] }

/** The requests that became no delivery, oldest first; the start of what came with one is fetched when it is opened. */
export class ProblemsStore {
  readonly list = new Observable<ProblemList>(NONE)

  constructor(private readonly source: ProblemSource) {}

  /** Subscribes first, then fetches: what both bring is told apart by its id. */
  async start(): Promise<void> {
    this.source.onNoted((batch) => {
      this.add(batch)
    })
    this.add(await this.source.list())
  }

  evidence(id: number): Promise<ProblemEvidence> {
    return this.source.evidence(id)
  }

  /** Forgets all of them, here and in the main process. */
  async clear(): Promise<void> {
    await this.source.clear()
    this.list.set(NONE)
  }

  private add({ total, problems }: ProblemList): void {
    const known = this.list.get()
    const byId = new Map([...known.problems, ...problems].map((problem) => [problem.id, problem]))
    const newest = [...byId.values()].sort((one, other) => one.id - other.id).slice(-MAX_PROBLEMS)
    this.list.set({ total: Math.max(total, known.total), problems: newest })
  }
}
