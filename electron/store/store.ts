import type { Baselines } from '../../core/contract/baselines'
import type { BodyQuery, BodyRange, DeliveryPage, DeliveryPlace, PageQuery } from '../../core/contract/calls'
import type { ErrorReport } from '../../core/contract/errors'
import type { CapturedBatch, ListNews } from '../../core/contract/events'
import type {
  DeliveryGroups,
  EventPage,
  EventSearchQuery,
  EventSearchStep,
  GroupChange,
  GroupPageQuery,
  NamedEvents,
  NamedResources,
  ResourceMatches,
  ResourcePage,
  ResourceSearchQuery,
} from '../../core/contract/groups'
import type {
  ClearQuery,
  ClearResult,
  CriteriaMatch,
  DeliveryCriteria,
  HistoryState,
} from '../../core/contract/history'
import type { NoiseLearnQuery, NoiseLearnStep } from '../../core/contract/noise'
import { DEFAULT_RETENTION, type RetentionLimits } from '../../core/contract/retention'
import type {
  ArrivalsQuery,
  ArrivalsStep,
  CountQuery,
  CountStep,
  SearchQuery,
  SearchStep,
  SuggestQuery,
  Suggestions,
} from '../../core/contract/search'
import type { ValueHistoryQuery, ValueHistoryStep } from '../../core/contract/values'
import type { SetAsideFile, StoreState } from '../../core/contract/status'
import type { Annotation } from '../../core/delivery/annotation'
import type { DeliveryDetail } from '../../core/delivery/delivery'
import type { ReceivedRequest } from '../../core/delivery/received-request'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import type { EventDetail, ResourceDetail } from '../../core/event/group'
import type { EventKeyRules } from '../../core/event/key-rules'
import type { AppendedDelivery, StoreLog, StoreRole, StoreThreadSettings } from './protocol'
import { WorkerLink, type LinkNews } from './worker-link'

export interface StoreOptions {
  /** Path of the database; its folder exists. */
  file: string
  /** The built worker.ts. */
  workerUrl: URL
  log: StoreLog
  /** How much history is kept; the defaults where it is left out. */
  limits?: RetentionLimits
  /** Where the ids of unknown senders’ events stand; nowhere where it is left out. */
  keyRules?: EventKeyRules
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
  /**
   * The first of some deliveries with their bodies, as many as fit a few megabytes; those that are not in the list are left
   * out, and `taken` says how many ids were looked at. AppError: store-unavailable.
   */
  whole(ids: readonly number[]): Promise<{ deliveries: ExportedDelivery[]; taken: number }>
  /** Where a delivery is in the list. AppError: store-unavailable. */
  locate(id: number): Promise<DeliveryPlace>
  /** Counts what a clearing would take. AppError: store-unavailable. */
  match(criteria: DeliveryCriteria): Promise<CriteriaMatch>
  /** One step of a search. AppError: invalid-input for what is no filter, store-unavailable. */
  search(query: SearchQuery): Promise<SearchStep>
  /** One step of a count. AppError: invalid-input for what is no filter, store-unavailable. */
  count(query: CountQuery): Promise<CountStep>
  /** One step of a count by time of arrival. AppError: invalid-input for what is no filter, store-unavailable. */
  arrivals(query: ArrivalsQuery): Promise<ArrivalsStep>
  /** Paths or values of the newest payloads. AppError: store-unavailable. */
  suggest(query: SuggestQuery): Promise<Suggestions>
  /** Events, those that were last seen newest first. AppError: store-unavailable. */
  events(query: GroupPageQuery): Promise<EventPage>
  /** One step of a search for events. AppError: invalid-input for what is no filter, store-unavailable. */
  findEvents(query: EventSearchQuery): Promise<EventSearchStep>
  /** Events by their ids; those of which nothing is kept any more are left out. AppError: store-unavailable. */
  namedEvents(ids: readonly number[]): Promise<NamedEvents>
  /** AppError: not-found, store-unavailable. */
  event(id: number): Promise<EventDetail>
  /** The event and the resource that a delivery belongs to. AppError: store-unavailable. */
  groupsOf(delivery: number): Promise<DeliveryGroups>
  /** What a delivery is likely to be compared with. AppError: store-unavailable. */
  baselines(delivery: number): Promise<Baselines>
  /** Resources, those with the newest activity first. AppError: store-unavailable. */
  resources(query: GroupPageQuery): Promise<ResourcePage>
  /** Resources by their ids; those of which nothing is kept any more are left out. AppError: store-unavailable. */
  namedResources(ids: readonly number[]): Promise<NamedResources>
  /** AppError: store-unavailable. */
  searchResources(query: ResourceSearchQuery): Promise<ResourceMatches>
  /** AppError: not-found, store-unavailable. */
  resource(id: number): Promise<ResourceDetail>
  /** One step of learning what is noise in an event type. AppError: store-unavailable. */
  learnNoise(query: NoiseLearnQuery): Promise<NoiseLearnStep>
  /** One step down what stood at a path from delivery to delivery. AppError: store-unavailable. */
  values(query: ValueHistoryQuery): Promise<ValueHistoryStep>
  /** Groups unknown senders’ deliveries by these rules from now on; what is there is grouped anew behind. Never rejects. */
  groupBy(keyRules: EventKeyRules): Promise<void>
  /**
   * Writes down what a person says of deliveries; those that are no longer kept are passed over. AppError: not-found where
   * none of them is, and those of append.
   */
  annotate(ids: readonly number[], annotation: Annotation): Promise<void>
  /**
   * Takes deliveries out of the list at once and removes them after `UNDO_MS`, unless taken back. What was confirmed is
   * removed also when the program ends before. AppError: those of append.
   */
  clear(query: ClearQuery): Promise<ClearResult>
  /** Brings back what a clearing took. AppError: not-found when it is too late, and those of append. */
  undo(clearingId: number): Promise<void>
  /** Changes how much is kept from now on; what is too much is dropped soon. Never rejects. */
  limit(limits: RetentionLimits): Promise<void>
  state(): StoreState
  history(): HistoryState
  /**
   * Tells of each change of the list, in order. A single arrival is told before its append resolves; while many come they
   * are told some together, at most 0.25 s later. Gives the function that ends the subscription, as do the others.
   */
  onList(listener: (news: ListNews) => void): () => void
  /** Tells of the arrivals alone; of a great burst the newest. */
  onCaptured(listener: (batch: CapturedBatch) => void): () => void
  onState(listener: (state: StoreState) => void): () => void
  onHistory(listener: (state: HistoryState) => void): () => void
  /** Tells of changes of events and resources, at most ten times a second. */
  onGroups(listener: (change: GroupChange) => void): () => void
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
  private readonly listListeners = new Set<(news: ListNews) => void>()
  private readonly historyListeners = new Set<(state: HistoryState) => void>()
  private readonly groupListeners = new Set<(change: GroupChange) => void>()
  private readonly stateListeners = new Set<(state: StoreState) => void>()
  private failure: ErrorReport | null = null
  private setAside: SetAsideFile | null = null
  private revision = 0
  private hasOpened = false
  private limits: RetentionLimits
  private keyRules: EventKeyRules
  private lastHistory: HistoryState
  private suspectDamage = false
  private isClosing = false

  constructor(private readonly options: StoreOptions) {
    this.limits = options.limits ?? DEFAULT_RETENTION
    this.keyRules = options.keyRules ?? []
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

  page(query: PageQuery): Promise<DeliveryPage> {
    return this.reader.call('page', query)
  }

  get(id: number): Promise<DeliveryDetail> {
    return this.reader.call('get', { id })
  }

  body(query: BodyQuery): Promise<BodyRange> {
    return this.reader.call('body', query)
  }

  whole(ids: readonly number[]): Promise<{ deliveries: ExportedDelivery[]; taken: number }> {
    return this.reader.call('whole', { ids })
  }

  locate(id: number): Promise<DeliveryPlace> {
    return this.reader.call('locate', { id })
  }

  match(criteria: DeliveryCriteria): Promise<CriteriaMatch> {
    return this.reader.call('match', criteria)
  }

  search(query: SearchQuery): Promise<SearchStep> {
    return this.reader.call('search', query)
  }

  count(query: CountQuery): Promise<CountStep> {
    return this.reader.call('count', query)
  }

  arrivals(query: ArrivalsQuery): Promise<ArrivalsStep> {
    return this.reader.call('arrivals', query)
  }

  suggest(query: SuggestQuery): Promise<Suggestions> {
    return this.reader.call('suggest', query)
  }

  async annotate(ids: readonly number[], annotation: Annotation): Promise<void> {
    await this.writer.call('annotate', { ids, annotation })
  }

  events(query: GroupPageQuery): Promise<EventPage> {
    return this.reader.call('events', query)
  }

  findEvents(query: EventSearchQuery): Promise<EventSearchStep> {
    return this.reader.call('find-events', query)
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

  resources(query: GroupPageQuery): Promise<ResourcePage> {
    return this.reader.call('resources', query)
  }

  namedResources(ids: readonly number[]): Promise<NamedResources> {
    return this.reader.call('named-resources', { ids })
  }

  searchResources(query: ResourceSearchQuery): Promise<ResourceMatches> {
    return this.reader.call('search-resources', query)
  }

  resource(id: number): Promise<ResourceDetail> {
    return this.reader.call('resource', { id })
  }

  values(query: ValueHistoryQuery): Promise<ValueHistoryStep> {
    return this.reader.call('values', query)
  }

  learnNoise(query: NoiseLearnQuery): Promise<NoiseLearnStep> {
    return this.reader.call('learn-noise', query)
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

  history(): HistoryState {
    return this.lastHistory
  }

  state(): StoreState {
    return { failure: this.failure, setAside: this.setAside }
  }

  onList(listener: (news: ListNews) => void): () => void {
    this.listListeners.add(listener)
    return () => this.listListeners.delete(listener)
  }

  onCaptured(listener: (batch: CapturedBatch) => void): () => void {
    return this.onList((news) => {
      if (news.name === 'deliveries:captured') listener(news.payload)
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
      const { limits, keyRules, suspectDamage } = this
      // A new thread's news are newer than what the window has, even where nothing was written meanwhile.
      const leastRevision = this.hasOpened ? this.revision + 1 : 0
      return { role, file, maxPages, limits, keyRules, suspectDamage, leastRevision }
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
      this.announce({ name: 'deliveries:removed', payload })
    }
  }

  private announce(news: ListNews): void {
    this.revision = news.payload.revision
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
