import { Worker } from 'node:worker_threads'
import { AppError, type ErrorReport } from '../../core/contract/errors'
import type { ReceivedRequest } from '../../core/delivery/received-request'
import { packAppends, type PendingAppend } from './packed-appends'
import type {
  AppendAnswers,
  AppendedDelivery,
  FromStoreThread,
  Settlement,
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
  Exclude<FromStoreThread, { type: 'settled' | 'appended' | 'log' }> | { type: 'died'; error: ErrorReport }

export interface WorkerLinkOptions {
  workerUrl: URL
  /** Asked anew at each start of the thread. */
  settings: () => StoreThreadSettings
  log: StoreLog
  onNews: (news: LinkNews) => void
}

interface Pending {
  resolve: (value: unknown) => void
  reject: (error: AppError) => void
}

/** What the next message takes along. */
interface Outbox {
  calls: StoreCall[]
  appends: PendingAppend[]
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
  private outbox: Outbox = { calls: [], appends: [] }
  private lastSeq = 0
  private failure: AppError | null = null
  private retryMs = 0
  private retry: NodeJS.Timeout | null = null
  private isStopping = false

  constructor(private readonly options: WorkerLinkOptions) {
    this.spawn()
  }

  /** Asks the thread; what is asked in one turn of the event loop travels in one message. AppError when it is not there. */
  call<Name extends StoreCallName>(
    name: Name,
    query: StoreCalls[Name]['query'],
  ): Promise<StoreCalls[Name]['result']> {
    return new Promise((resolve, reject) => {
      // The thread answers a name's query with that name's result: both sides are typed by StoreCalls.
      this.post({ resolve: resolve as (value: unknown) => void, reject }, (seq) => {
        this.outbox.calls.push({ seq, name, query } as StoreCall)
      })
    })
  }

  /** Has a delivery written. Takes the body's memory over. AppError as the writer says, or when it is not there. */
  append(request: ReceivedRequest): Promise<AppendedDelivery> {
    return new Promise((resolve, reject) => {
      // Answers to appends come as AppendAnswers and no others.
      this.post({ resolve: resolve as (value: unknown) => void, reject }, (seq) => {
        this.outbox.appends.push({ seq, request })
      })
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

  private post(pending: Pending, put: (seq: number) => void): void {
    if (this.worker === null || this.isStopping) {
      pending.reject(this.failure ?? notRunning())
      return
    }
    this.lastSeq += 1
    this.pending.set(this.lastSeq, pending)
    if (this.outbox.calls.length + this.outbox.appends.length === 0) setImmediate(() => this.send())
    put(this.lastSeq)
  }

  private send(): void {
    const { calls, appends } = this.outbox
    if (calls.length + appends.length === 0) return
    this.outbox = { calls: [], appends: [] }
    try {
      const { packed, transfer } =
        appends.length === 0 ? { packed: null, transfer: [] } : packAppends(appends)
      this.worker?.postMessage({ calls, appends: packed } satisfies ToStoreThread, transfer)
    } catch (error) {
      // Memory that was given away before, by a caller's mistake: an exception here would end the program.
      const bug = new AppError('bug', 'A delivery could not be handed to the store.', null, { cause: error })
      for (const { seq } of [...calls, ...appends]) this.take(seq)?.reject(bug)
    }
  }

  private receive(message: FromStoreThread): void {
    switch (message.type) {
      case 'settled':
        this.retryMs = 0
        for (const settlement of message.settlements) this.settle(settlement)
        return
      case 'appended':
        this.retryMs = 0
        this.onAppended(message)
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
      case 'signatures':
        break
    }
    this.options.onNews(message)
  }

  private settle(settlement: Settlement): void {
    const call = this.take(settlement.seq)
    if (settlement.ok) call?.resolve(settlement.value)
    else call?.reject(AppError.fromReport(settlement.error))
  }

  private onAppended({ kept, chosen, refused }: AppendAnswers): void {
    const answers = new Map(chosen)
    for (let index = 0; index + 1 < kept.length; index += 2) {
      const [seq, id] = [kept[index] ?? 0, kept[index + 1] ?? 0]
      this.take(seq)?.resolve({ id, chosen: answers.get(seq) ?? null } satisfies AppendedDelivery)
    }
    for (const [seq, error] of refused) this.take(seq)?.reject(AppError.fromReport(error))
  }

  private take(seq: number): Pending | undefined {
    const pending = this.pending.get(seq)
    this.pending.delete(seq)
    return pending
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
    this.outbox = { calls: [], appends: [] }
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
