import type { OnProgress } from '../../../core/diff/model'
import { DiffSession } from './diff-session'
import type { DiffAnswer, DiffQuestion, DiffTask, DiffTaskName, DiffTasks } from './diff-tasks'

/** Both sides together, in UTF-16 units or bytes: up to here they are compared in a few ms, sooner than a thread starts. */
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
  resolve: (result: DiffTasks[DiffTaskName]['result']) => void
  reject: (error: Error) => void
}

export interface TaskControls {
  /** Told how far it is, from 0 to 1. */
  onProgress?: OnProgress
  /** Aborting it cancels the task, also one that is under way. */
  signal?: AbortSignal
}

type Run<Name extends DiffTaskName> = (
  request: DiffTasks[Name]['request'],
  controls?: TaskControls,
) => Promise<DiffTasks[Name]['result']>

/**
 * Compares without ever holding the window up: small texts at once, large ones in a thread of its own, one task after the
 * other. Each rejects with the signal's reason when it is aborted, and with an Error where the thread breaks down. A thread
 * that was ended to cancel has forgotten what was open. Who keeps a client for itself is not disturbed by others.
 */
export class DiffClient {
  private thread: DiffThread | null = null
  /** For what is small. */
  private readonly inPlace = new DiffSession()
  private isOpenInPlace = false
  /** The first is under way. */
  private readonly jobs: Job[] = []
  private lastNumber = 0

  constructor(private readonly startThread: (listener: ThreadListener) => DiffThread) {}

  readonly compare: Run<'compare'> = (request, controls) =>
    this.run('compare', request, controls, isSmall(request))

  readonly open: Run<'open'> = (request, controls) => {
    this.isOpenInPlace = isSmall(request)
    return this.run('open', request, controls, this.isOpenInPlace)
  }

  readonly rows: Run<'rows'> = (request, controls) => this.run('rows', request, controls, this.isOpenInPlace)

  readonly patch: Run<'patch'> = (request, controls) =>
    this.run('patch', request, controls, this.isOpenInPlace)

  readonly mergePatch: Run<'merge-patch'> = (request, controls) =>
    this.run('merge-patch', request, controls, this.isOpenInPlace)

  readonly matrix: Run<'matrix'> = (request, controls) =>
    this.run('matrix', request, controls, lengthOf(request.texts) <= IN_PLACE_LENGTH)

  readonly bytes: Run<'bytes'> = (request, controls) => this.run('bytes', request, controls, isSmall(request))

  /** Ends the thread; what is still asked is rejected. The client can be used again. */
  close(): void {
    this.endThread()
    for (const { reject } of this.jobs.splice(0)) reject(new Error('the comparison was closed'))
  }

  private async run<Name extends DiffTaskName>(
    name: Name,
    request: DiffTasks[Name]['request'],
    { onProgress = () => undefined, signal }: TaskControls = {},
    isInPlace: boolean,
  ): Promise<DiffTasks[Name]['result']> {
    signal?.throwIfAborted()
    // Name and request belong together, as the methods above pair them.
    const task = { name, request } as DiffTask
    if (isInPlace) return this.inPlace.perform(task)
    return new Promise((resolve, reject) => {
      this.lastNumber += 1
      const job: Job = { question: { number: this.lastNumber, task }, onProgress, resolve, reject }
      signal?.addEventListener('abort', () => {
        this.cancel(job, signal.reason instanceof Error ? signal.reason : new Error('cancelled'))
      })
      this.jobs.push(job)
      if (this.jobs.length === 1) this.askNext()
    })
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
    if (answer.kind === 'done') job.resolve(answer.result)
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

function isSmall({ left, right }: { left: { length: number }; right: { length: number } }): boolean {
  return left.length + right.length <= IN_PLACE_LENGTH
}

function lengthOf(texts: readonly (string | null)[]): number {
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}
