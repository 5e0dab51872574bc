import type { Baselines } from '../../core/contract/baselines'
import type { BodyQuery, BodyRange, DeliveryPage, DeliveryPlace, PageQuery } from '../../core/contract/calls'
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
import { type RetentionLimits } from '../../core/contract/retention'
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
import type { CheckedSignatures } from '../../core/contract/signing-keys'
import type { ValueHistoryQuery, ValueHistoryStep } from '../../core/contract/values'
import type { StoreState } from '../../core/contract/status'
import type { Annotation } from '../../core/delivery/annotation'
import type { DeliveryDetail } from '../../core/delivery/delivery'
import type { ReceivedRequest } from '../../core/delivery/received-request'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import type { EventDetail, ResourceDetail } from '../../core/event/group'
import type { EventKeyRules } from '../../core/event/key-rules'
import type { AppendedDelivery, StoreLog } from './protocol'
import type { SigningSecret } from './signatures/candidate-keys'

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
  /**
   * What signatures are tried with; nothing but Fleetbase's own where it is left out. Null while it is not known: what
   * Fleetbase's own does not fit is checked when it is.
   */
  signingKeys?: readonly SigningSecret[] | null
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
  /** Tries signatures with these keys from now on; what is there is checked anew behind. Never rejects. */
  checkWith(keys: readonly SigningSecret[]): Promise<void>
  state(): StoreState
  history(): HistoryState
  /**
   * Tells of each change of the list, in order. A single arrival is told before its append resolves; while many come they
   * are told some together, at most 0.25 s later. Gives the function that ends the subscription, as do the others.
   */
  onList(listener: (news: readonly ListNews[]) => void): () => void
  /** Tells of the arrivals alone; of a great burst the newest. */
  onCaptured(listener: (batch: CapturedBatch) => void): () => void
  onState(listener: (state: StoreState) => void): () => void
  onHistory(listener: (state: HistoryState) => void): () => void
  /** Tells of changes of events and resources, at most ten times a second. */
  onGroups(listener: (change: GroupChange) => void): () => void
  /** Tells that signatures were checked behind and have other verdicts than before, at most twice a second. */
  onSignatures(listener: (checked: CheckedSignatures) => void): () => void
  /** Finishes what was appended, then closes the database. */
  close(): Promise<void>
}
