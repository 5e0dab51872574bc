import {
  MAX_PROBLEMS,
  type ConnectionProblem,
  type ProblemEvidence,
  type ProblemList,
} from '../../core/problem/problem'

/** A problem as the receiver saw it, before it has a number. */
export interface ProblemReport extends Omit<ConnectionProblem, 'id'> {
  evidence: ProblemEvidence
}

/** The newest connection problems, in memory only: they are about the moment, and a flood of them must not fill a disk. */
export class ProblemRing {
  private entries: { problem: ConnectionProblem; evidence: ProblemEvidence }[] = []
  private lastId = 0
  private total = 0
  private readonly listeners = new Set<(news: ProblemList) => void>()

  /** Adds a problem; the oldest makes room for it. */
  note({ evidence, ...facts }: ProblemReport): void {
    this.lastId += 1
    this.total += 1
    const problem = { id: this.lastId, ...facts }
    this.entries.push({ problem, evidence })
    if (this.entries.length > MAX_PROBLEMS) this.entries.shift()
    for (const listener of this.listeners) listener({ total: this.total, problems: [problem] })
  }

  list(): ProblemList {
    return { total: this.total, problems: this.entries.map(({ problem }) => problem) }
  }

  /** The start of what came with a problem, or null where that is no longer known. */
  evidence(id: number): ProblemEvidence | null {
    return this.entries.find(({ problem }) => problem.id === id)?.evidence ?? null
  }

  /** Forgets all of them. */
  clear(): void {
    this.entries = []
    this.total = 0
  }

  /** Tells of each new problem, with the count of all. Gives the function that ends the subscription. */
  onNoted(listener: (news: ProblemList) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
