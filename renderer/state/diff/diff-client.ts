import type { OnProgress } from '../../../core/diff/model'
import { compareTexts } from './answer-diff'
import type { Compared, DiffAnswer, DiffQuestion, DiffRequest } from './diff-messages'

/** Both texts together, in UTF-16 units: up to here a comparison takes a few ms, less than a worker takes to start. */
export const IN_PLACE_LENGTH = 64 * 1024

/** A thread that compares. */
export interface DiffThread {
  ask(question: DiffQuestion): void
  end(): void
}

/** Told what a thread says, and of what broke it. */
export interface ThreadListener {
  onAnswer(answer: DiffAnswer): void
  onBreakdown(message: string): void
}

interface Job {
  question: DiffQuestion
  onProgress: OnProgress
  resolve: (compared: Compared) => void
  reject: (error: Error) => void
}

export interface CompareControls {
  /** Told how far it is, from 0 to 1. */
  onProgress?: OnProgress
  /** Aborting it cancels the comparison, also one that is under way. */
  signal?: AbortSignal
}

/**
 * Compares without ever holding the window up: small texts at once, large ones in a thread of its own, one after the
 * other. Who keeps a client for itself is not disturbed by what others cancel.
 */
export class DiffClient {
  private thread: DiffThread | null = null
  /** The first is under way. */
  private readonly jobs: Job[] = []
  private lastNumber = 0

  constructor(private readonly startThread: (listener: ThreadListener) => DiffThread) {}

  /** Rejects with the signal's reason when it is aborted, and with an Error where the thread breaks down. */
  async compare(request: DiffRequest, { onProgress, signal }: CompareControls = {}): Promise<Compared> {
    signal?.throwIfAborted()
    if (request.left.length + request.right.length <= IN_PLACE_LENGTH) return compareTexts(request)
    return new Promise((resolve, reject) => {
      this.lastNumber += 1
      const question = { number: this.lastNumber, request }
      const job: Job = { question, onProgress: onProgress ?? (() => undefined), resolve, reject }
      signal?.addEventListener('abort', () => {
        this.cancel(job, signal.reason instanceof Error ? signal.reason : new Error('cancelled'))
      })
      this.jobs.push(job)
      if (this.jobs.length === 1) this.askNext()
    })
  }

  /** Ends the thread; what is still asked is rejected. The client can be used again. */
  close(): void {
    this.endThread()
    for (const { reject } of this.jobs.splice(0)) reject(new Error('the comparison was closed'))
  }

  private askNext(): void {
    const [job] = this.jobs
    if (job === undefined) return
    this.thread ??= this.startThread({
      onAnswer: (answer) => {
        this.hear(answer)
      },
      onBreakdown: (message) => {
        const [broken] = this.jobs
        if (broken !== undefined) this.cancel(broken, new Error(`the comparison broke down: ${message}`))
      },
    })
    this.thread.ask(job.question)
  }

  private hear(answer: DiffAnswer): void {
    const [job] = this.jobs
    if (job?.question.number !== answer.number) return
    if (answer.kind === 'progress') {
      job.onProgress(answer.share)
      return
    }
    this.jobs.shift()
    if (answer.kind === 'done') job.resolve(answer.compared)
    else job.reject(new Error(answer.message))
    this.askNext()
  }

  /** A thread that is at work can be stopped only by ending it. */
  private cancel(job: Job, reason: Error): void {
    const place = this.jobs.indexOf(job)
    if (place === -1) return
    this.jobs.splice(place, 1)
    job.reject(reason)
    if (place > 0) return
    this.endThread()
    this.askNext()
  }

  private endThread(): void {
    this.thread?.end()
    this.thread = null
  }
}
