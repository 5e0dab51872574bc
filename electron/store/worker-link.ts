import { Worker } from 'node:worker_threads'
import { AppError, type ErrorReport } from '../../core/contract/errors'
import type {
  FromStoreThread,
  StoreCall,
  StoreCallName,
  StoreCalls,
  StoreLog,
  StoreThreadSettings,
  ToStoreThread,
} from './protocol'

const FIRST_RETRY_MS = 100
const LAST_RETRY_MS = 10_000

/** What a link tells its store, beside the answers to calls. */
export type LinkNews =
  Exclude<FromStoreThread, { type: 'settled' | 'log' }> | { type: 'died'; error: ErrorReport }

export interface WorkerLinkOptions {
  workerUrl: URL
  /** Asked anew at each start of the thread. */
  settings: () => StoreThreadSettings
  log: StoreLog
  onNews: (news: LinkNews) => void
  onCommitted: (batch: NonNullable<Extract<FromStoreThread, { type: 'settled' }>['committed']>) => void
}

interface Pending {
  resolve: (value: unknown) => void
  reject: (error: AppError) => void
}

/**
 * One store thread, kept alive: when it dies its open calls are rejected with 'store-unavailable' and it is started
 * again, at once the first time, then less and less often up to every ten seconds.
 *
 * A thread is never terminated from outside, only asked to end: libsql aborts the whole process when its thread is
 * stopped in the middle of a call.
 */
export class WorkerLink {
  private worker: Worker | null = null
  private readonly pending = new Map<number, Pending>()
  private outbox: { calls: StoreCall[]; transfer: ArrayBuffer[] } = { calls: [], transfer: [] }
  private lastSeq = 0
  private failure: AppError | null = null
  private retryMs = 0
  private retry: NodeJS.Timeout | null = null
  private isStopping = false

  constructor(private readonly options: WorkerLinkOptions) {
    this.spawn()
  }

  /** Asks the thread; calls made in one turn of the event loop travel in one message. AppError when it is not there. */
  call<Name extends StoreCallName>(
    name: Name,
    query: StoreCalls[Name]['query'],
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<StoreCalls[Name]['result']> {
    return new Promise((resolve, reject) => {
      if (this.worker === null || this.isStopping) {
        reject(this.failure ?? notRunning())
        return
      }
      this.lastSeq += 1
      // The thread answers a name's query with that name's result: both sides are typed by StoreCalls.
      this.pending.set(this.lastSeq, { resolve: resolve as (value: unknown) => void, reject })
      if (this.outbox.calls.length === 0) setImmediate(() => this.send())
      this.outbox.calls.push({ seq: this.lastSeq, name, query } as StoreCall)
      this.outbox.transfer.push(...transfer)
    })
  }

  /** Lets open calls finish and the thread end; calls are rejected from now on. Never rejects itself. */
  async stop(): Promise<void> {
    this.isStopping = true
    if (this.retry !== null) clearTimeout(this.retry)
    this.retry = null
    const { worker } = this
    if (worker === null) return
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    this.send()
    worker.postMessage('close' satisfies ToStoreThread)
    await ended
  }

  /** Starts the thread that was stopped. */
  start(): void {
    this.isStopping = false
    this.spawn()
  }

  private spawn(): void {
    const worker = new Worker(this.options.workerUrl, { workerData: this.options.settings() })
    this.worker = worker
    let reason = 'it ended'
    worker.on('message', (message: FromStoreThread) => {
      if (worker === this.worker) this.receive(message)
    })
    worker.on('error', (error) => {
      reason = error.message
    })
    worker.on('exit', (code) => {
      if (worker !== this.worker) return
      if (this.isStopping) this.forget(notRunning())
      else this.die(reason, code)
    })
  }

  private send(): void {
    const { calls, transfer } = this.outbox
    this.outbox = { calls: [], transfer: [] }
    try {
      if (calls.length > 0) this.worker?.postMessage(calls satisfies ToStoreThread, transfer)
    } catch (error) {
      // Memory that was given away before, by a caller's mistake: an exception here would end the program.
      const bug = new AppError('bug', 'A delivery could not be handed to the store.', null, { cause: error })
      for (const { seq } of calls) {
        this.pending.get(seq)?.reject(bug)
        this.pending.delete(seq)
      }
    }
  }

  private receive(message: FromStoreThread): void {
    switch (message.type) {
      case 'settled':
        this.retryMs = 0
        // Before the answers: whoever awaits one finds the news of it already told.
        if (message.committed !== null) this.options.onCommitted(message.committed)
        for (const settlement of message.settlements) {
          const call = this.pending.get(settlement.seq)
          this.pending.delete(settlement.seq)
          if (settlement.ok) call?.resolve(settlement.value)
          else call?.reject(AppError.fromReport(settlement.error))
        }
        return
      case 'log':
        this.options.log[message.level](message.event, message.details)
        return
      case 'opened':
        this.retryMs = 0
        break
      case 'open-failed':
        this.failure = AppError.fromReport(message.error)
        this.forget(this.failure)
        this.spawnLater()
        break
      case 'damaged':
        this.forget(notRunning())
        break
      case 'health':
      case 'list':
      case 'history':
      case 'groups':
        break
    }
    this.options.onNews(message)
  }

  private die(reason: string, code: number): void {
    this.options.log.error('store-thread-died', { role: this.options.settings().role, code, reason })
    const failure = new AppError(
      'store-unavailable',
      `The part of Waybill that keeps deliveries has stopped (${reason}).`,
      'It is being started again; senders are told to try again. If this stays, restart Waybill.',
    )
    this.failure = failure
    this.forget(failure)
    this.options.onNews({ type: 'died', error: failure.toReport() })
    this.spawnLater()
  }

  /** Counts the thread as gone; what it was asked is rejected. */
  private forget(failure: AppError): void {
    this.worker = null
    this.outbox = { calls: [], transfer: [] }
    const open = [...this.pending.values()]
    this.pending.clear()
    for (const { reject } of open) reject(failure)
  }

  private spawnLater(): void {
    if (this.isStopping) return
    const delayMs = this.retryMs
    this.retryMs = Math.min(Math.max(delayMs * 2, FIRST_RETRY_MS), LAST_RETRY_MS)
    this.retry = setTimeout(() => {
      this.retry = null
      this.spawn()
    }, delayMs)
  }
}

function notRunning(): AppError {
  return new AppError('store-unavailable', 'Waybill’s store is not running.')
}
