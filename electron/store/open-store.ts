import type { Baselines } from '../../core/contract/baselines'
import type { DeliveryPlace } from '../../core/contract/calls'
import type { ErrorReport } from '../../core/contract/errors'
import type { CapturedBatch, ListNews } from '../../core/contract/events'
import type { DeliveryGroups, GroupChange, NamedEvents, NamedResources } from '../../core/contract/groups'
import type { ClearQuery, ClearResult, HistoryState } from '../../core/contract/history'
import { DEFAULT_RETENTION, type RetentionLimits } from '../../core/contract/retention'
import type { CheckedSignatures } from '../../core/contract/signing-keys'
import type { SetAsideFile, StoreState } from '../../core/contract/status'
import type { Annotation } from '../../core/delivery/annotation'
import type { DeliveryDetail } from '../../core/delivery/delivery'
import type { ReceivedRequest } from '../../core/delivery/received-request'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import type { EventDetail, ResourceDetail } from '../../core/event/group'
import type { EventKeyRules } from '../../core/event/key-rules'
import type { AppendedDelivery, StoreCallName, StoreCalls, StoreRole, StoreThreadSettings } from './protocol'
import type { SigningSecret } from './signatures/candidate-keys'
import { WorkerLink, type LinkNews } from './worker-link'
import type { Store, StoreOptions } from './store'

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
  private readonly listListeners = new Set<(news: readonly ListNews[]) => void>()
  private readonly historyListeners = new Set<(state: HistoryState) => void>()
  private readonly groupListeners = new Set<(change: GroupChange) => void>()
  private readonly signatureListeners = new Set<(checked: CheckedSignatures) => void>()
  private readonly stateListeners = new Set<(state: StoreState) => void>()
  private failure: ErrorReport | null = null
  private setAside: SetAsideFile | null = null
  private revision = 0
  private hasOpened = false
  private limits: RetentionLimits
  private keyRules: EventKeyRules
  private signingKeys: readonly SigningSecret[] | null
  private lastHistory: HistoryState
  private suspectDamage = false
  private isClosing = false

  // What the reader's thread answers by itself.
  readonly page = this.asked('page')
  readonly body = this.asked('body')
  readonly search = this.asked('search')
  readonly count = this.asked('count')
  readonly arrivals = this.asked('arrivals')
  readonly suggest = this.asked('suggest')
  readonly events = this.asked('events')
  readonly findEvents = this.asked('find-events')
  readonly resources = this.asked('resources')
  readonly searchResources = this.asked('search-resources')
  readonly values = this.asked('values')
  readonly learnNoise = this.asked('learn-noise')
  readonly match = this.asked('match')

  constructor(private readonly options: StoreOptions) {
    this.limits = options.limits ?? DEFAULT_RETENTION
    this.keyRules = options.keyRules ?? []
    this.signingKeys = options.signingKeys === undefined ? [] : options.signingKeys
    this.lastHistory = emptyHistory(this.limits)
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

  append(request: ReceivedRequest): Promise<AppendedDelivery> {
    return this.writer.append(request)
  }

  get(id: number): Promise<DeliveryDetail> {
    return this.reader.call('get', { id })
  }

  whole(ids: readonly number[]): Promise<{ deliveries: ExportedDelivery[]; taken: number }> {
    return this.reader.call('whole', { ids })
  }

  locate(id: number): Promise<DeliveryPlace> {
    return this.reader.call('locate', { id })
  }

  async annotate(ids: readonly number[], annotation: Annotation): Promise<void> {
    await this.writer.call('annotate', { ids, annotation })
  }

  namedEvents(ids: readonly number[]): Promise<NamedEvents> {
    return this.reader.call('named-events', { ids })
  }

  event(id: number): Promise<EventDetail> {
    return this.reader.call('event', { id })
  }

  groupsOf(id: number): Promise<DeliveryGroups> {
    return this.reader.call('groups-of', { id })
  }

  baselines(id: number): Promise<Baselines> {
    return this.reader.call('baselines', { id })
  }

  namedResources(ids: readonly number[]): Promise<NamedResources> {
    return this.reader.call('named-resources', { ids })
  }

  resource(id: number): Promise<ResourceDetail> {
    return this.reader.call('resource', { id })
  }

  async groupBy(keyRules: EventKeyRules): Promise<void> {
    this.keyRules = keyRules
    // A writer that is not there just now is given the rules when it starts.
    await this.writer.call('key-rules', keyRules).catch(() => undefined)
  }

  clear(query: ClearQuery): Promise<ClearResult> {
    return this.writer.call('clear', query)
  }

  async undo(clearingId: number): Promise<void> {
    await this.writer.call('undo', { clearingId })
  }

  async limit(limits: RetentionLimits): Promise<void> {
    this.limits = limits
    // A writer that is not there just now is given the limits when it starts.
    await this.writer.call('limit', limits).catch(() => undefined)
  }

  async checkWith(keys: readonly SigningSecret[]): Promise<void> {
    this.signingKeys = keys
    // A writer that is not there just now is given the keys when it starts.
    await this.writer.call('signing-keys', keys).catch(() => undefined)
  }

  history(): HistoryState {
    return this.lastHistory
  }

  state(): StoreState {
    return { failure: this.failure, setAside: this.setAside }
  }

  onList(listener: (news: readonly ListNews[]) => void): () => void {
    this.listListeners.add(listener)
    return () => this.listListeners.delete(listener)
  }

  onCaptured(listener: (batch: CapturedBatch) => void): () => void {
    return this.onList((all) => {
      for (const news of all) if (news.name === 'captured') listener(news.payload)
    })
  }

  onHistory(listener: (state: HistoryState) => void): () => void {
    this.historyListeners.add(listener)
    return () => this.historyListeners.delete(listener)
  }

  onGroups(listener: (change: GroupChange) => void): () => void {
    this.groupListeners.add(listener)
    return () => this.groupListeners.delete(listener)
  }

  onSignatures(listener: (checked: CheckedSignatures) => void): () => void {
    this.signatureListeners.add(listener)
    return () => this.signatureListeners.delete(listener)
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

  private asked<Name extends StoreCallName>(
    name: Name,
  ): (query: StoreCalls[Name]['query']) => Promise<StoreCalls[Name]['result']> {
    return (query) => this.reader.call(name, query)
  }

  private link(role: StoreRole, onNews: (news: LinkNews) => void): WorkerLink {
    const { workerUrl, log, file, maxPages = null } = this.options
    const settings = (): StoreThreadSettings => {
      const { limits, keyRules, suspectDamage } = this
      const signingKeys = role === 'writer' ? this.signingKeys : null
      // A new thread's news are newer than what the window has, even where nothing was written meanwhile.
      const leastRevision = this.hasOpened ? this.revision + 1 : 0
      return { role, file, maxPages, limits, keyRules, signingKeys, suspectDamage, leastRevision }
    }
    return new WorkerLink({ workerUrl, log, settings, onNews })
  }

  private onWriterNews(news: LinkNews): void {
    switch (news.type) {
      case 'opened':
        this.onOpened(news)
        break
      case 'open-failed':
        // It is tried again for as long as it takes; the log has it once.
        if (!sameFailure(news.error, this.failure)) {
          this.options.log.warn('store-not-opened', { code: news.error.code, reason: news.reason })
        }
        this.changeState({ failure: news.error })
        break
      case 'died':
        this.changeState({ failure: news.error })
        break
      case 'list':
        this.announce(news.news)
        return
      case 'history':
        this.lastHistory = news.state
        for (const listener of this.historyListeners) listener(news.state)
        return
      case 'groups':
        for (const listener of this.groupListeners) listener(news.change)
        return
      case 'signatures':
        for (const listener of this.signatureListeners) listener(news.checked)
        return
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
    this.hasOpened = true
    // What was committed by a thread that died before it could say so: the window is to look anew.
    const { revision, total } = news
    if (revision > this.revision) {
      const payload = { after: 0, revision, total, cause: 'dropped' as const, runs: null }
      this.announce([{ name: 'removed', payload }])
    }
  }

  private announce(news: readonly ListNews[]): void {
    this.revision = news.at(-1)?.payload.revision ?? this.revision
    for (const listener of this.listListeners) listener(news)
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

function sameFailure(one: ErrorReport | null, other: ErrorReport | null): boolean {
  return one?.code === other?.code && one?.message === other?.message && one?.advice === other?.advice
}

function emptyHistory(limits: RetentionLimits): HistoryState {
  return {
    limits,
    deliveries: 0,
    pinned: 0,
    bytesOnDisk: 0,
    dropped: { count: 0, bytes: 0, age: 0 },
    undoable: null,
  }
}
