import type { BodyQuery, BodyRange, DeliveryPage, PageQuery } from '../../core/contract/calls'
import type { ErrorReport } from '../../core/contract/errors'
import type { CapturedBatch } from '../../core/contract/events'
import type { SetAsideFile, StoreState } from '../../core/contract/status'
import type { DeliveryDetail, ReceivedRequest } from '../../core/delivery/delivery'
import type { AppendedDelivery, StoreLog, StoreRole, StoreThreadSettings } from './protocol'
import { WorkerLink, type LinkNews } from './worker-link'

export interface StoreOptions {
  /** Path of the database; its folder exists. */
  file: string
  /** The built worker.ts. */
  workerUrl: URL
  log: StoreLog
  /** Caps the database's size in pages, for tests of a full disk. */
  maxPages?: number
}

/** Everything that is kept, behind two threads of its own: no call here blocks the caller's thread. */
export interface Store {
  /**
   * Keeps a delivery. Resolves when it is on the disk, and not before. Takes `request.body` over: its memory may be moved
   * to the store's thread and be gone for the caller. Where its answer is open, it is chosen here and written with it; what
   * was chosen is in the result. AppError: disk-full, store-read-only, store-unavailable.
   */
  append(request: ReceivedRequest): Promise<AppendedDelivery>
  /** AppError: store-unavailable. */
  page(query: PageQuery): Promise<DeliveryPage>
  /** AppError: not-found, store-unavailable. */
  get(id: number): Promise<DeliveryDetail>
  /** Bytes past the end are left out, so a range may come back short or empty. AppError: not-found, store-unavailable. */
  body(query: BodyQuery): Promise<BodyRange>
  state(): StoreState
  /** Tells of each commit, before the appends in it resolve. Gives the function that ends the subscription. */
  onCaptured(listener: (batch: CapturedBatch) => void): () => void
  onState(listener: (state: StoreState) => void): () => void
  /** Finishes what was appended, then closes the database. */
  close(): Promise<void>
}

/**
 * Opens the store. Resolves also when the database can't be opened just now (no space, no rights): `state()` says so, and
 * the store keeps trying. A damaged file is set aside and a new one begun, which `state()` says too.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = new ThreadedStore(options)
  await store.settled
  return store
}

class ThreadedStore implements Store {
  /** Resolves when the writer has opened the database or failed to. */
  readonly settled: Promise<void>
  private settle: () => void = () => undefined
  private readonly writer: WorkerLink
  private readonly reader: WorkerLink
  private readonly capturedListeners = new Set<(batch: CapturedBatch) => void>()
  private readonly stateListeners = new Set<(state: StoreState) => void>()
  private failure: ErrorReport | null = null
  private setAside: SetAsideFile | null = null
  private revision = 0
  private suspectDamage = false
  private isClosing = false

  constructor(private readonly options: StoreOptions) {
    this.settled = new Promise((resolve) => {
      this.settle = resolve
    })
    this.writer = this.link('writer', (news) => {
      this.onWriterNews(news)
    })
    this.reader = this.link('reader', () => {
      // A reader that died is started again by its link; what was asked of it has been rejected.
    })
  }

  async append(request: ReceivedRequest): Promise<AppendedDelivery> {
    const body = ownBytes(request.body)
    return this.writer.call('append', { ...request, body }, body.byteLength > 0 ? [body.buffer] : [])
  }

  page(query: PageQuery): Promise<DeliveryPage> {
    return this.reader.call('page', query)
  }

  get(id: number): Promise<DeliveryDetail> {
    return this.reader.call('get', { id })
  }

  body(query: BodyQuery): Promise<BodyRange> {
    return this.reader.call('body', query)
  }

  state(): StoreState {
    return { failure: this.failure, setAside: this.setAside }
  }

  onCaptured(listener: (batch: CapturedBatch) => void): () => void {
    this.capturedListeners.add(listener)
    return () => this.capturedListeners.delete(listener)
  }

  onState(listener: (state: StoreState) => void): () => void {
    this.stateListeners.add(listener)
    return () => this.stateListeners.delete(listener)
  }

  async close(): Promise<void> {
    this.isClosing = true
    // The reader first: the last connection to close is the one that may empty the log.
    await this.reader.stop()
    await this.writer.stop()
  }

  private link(role: StoreRole, onNews: (news: LinkNews) => void): WorkerLink {
    const { workerUrl, log, file, maxPages = null } = this.options
    const settings = (): StoreThreadSettings => {
      return { role, file, maxPages, leastRevision: this.revision, suspectDamage: this.suspectDamage }
    }
    const onCommitted = (batch: CapturedBatch): void => {
      this.announce(batch)
    }
    return new WorkerLink({ workerUrl, log, settings, onNews, onCommitted })
  }

  private onWriterNews(news: LinkNews): void {
    switch (news.type) {
      case 'opened':
        this.onOpened(news)
        break
      case 'open-failed':
      case 'died':
        this.changeState({ failure: news.error })
        break
      case 'health':
        this.changeState({ failure: news.failure })
        break
      case 'damaged':
        void this.replaceDamagedFile()
        return
    }
    this.settle()
  }

  /** Both threads let go of the file, so that it can be renamed on every system; then the writer looks at it closely. */
  private async replaceDamagedFile(): Promise<void> {
    this.suspectDamage = true
    await this.reader.stop()
    if (this.isClosing) return
    this.writer.start()
    this.reader.start()
  }

  private onOpened(news: Extract<LinkNews, { type: 'opened' }>): void {
    this.suspectDamage = false
    if (news.setAside !== null) this.options.log.warn('database-set-aside', { ...news.setAside })
    this.changeState({ failure: null, setAside: news.setAside ?? this.setAside })
    // What was committed by a thread that died before it could say so is told now; the window fetches what it lacks.
    if (news.revision > this.revision) {
      this.announce({ revision: news.revision, total: news.total, deliveries: [] })
    }
  }

  private announce(batch: CapturedBatch): void {
    this.revision = batch.revision
    for (const listener of this.capturedListeners) listener(batch)
  }

  private changeState(change: Partial<StoreState>): void {
    const before = this.state()
    const { failure, setAside } = { ...before, ...change }
    if (sameFailure(failure, before.failure) && setAside === before.setAside) return
    this.failure = failure
    this.setAside = setAside
    for (const listener of this.stateListeners) listener(this.state())
  }
}

/** Bytes alone in their memory, so that all of it can be moved; a slice of a shared pool is copied out of it. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return new Uint8Array(buffer)
  return new Uint8Array(bytes)
}

function sameFailure(one: ErrorReport | null, other: ErrorReport | null): boolean {
  return one?.code === other?.code && one?.message === other?.message && one?.advice === other?.advice
}
