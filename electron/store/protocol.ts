// What the main thread and the store's two threads say to each other. Both ends are this program's own, built together,
// so messages are typed and not validated. Errors cross as reports: a thrown error would lose its code.
import type { BodyQuery, BodyRange, DeliveryPage, DeliveryPlace, PageQuery } from '../../core/contract/calls'
import type { Baselines } from '../../core/contract/baselines'
import type { ErrorReport } from '../../core/contract/errors'
import type { ListNews } from '../../core/contract/events'
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
import type { RetentionLimits } from '../../core/contract/retention'
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
import type { SetAsideFile } from '../../core/contract/status'
import type { Annotation } from '../../core/delivery/annotation'
import type { DeliveryDetail, DeliveryResponse } from '../../core/delivery/delivery'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import type { EventDetail, ResourceDetail } from '../../core/event/group'
import type { EventKeyRules } from '../../core/event/key-rules'
import type { PackedAppends } from './packed-appends'
import type { SigningSecret } from './signatures/candidate-keys'

/** The writer owns the one connection that writes; the reader answers the window's questions. */
export type StoreRole = 'writer' | 'reader'

/** What a store thread is started with, as `workerData`. */
export interface StoreThreadSettings {
  role: StoreRole
  file: string
  /** The store's revision never goes back, not even when a damaged file was replaced while the window was open. */
  leastRevision: number
  /** Whether the file is to be read from end to end before it is trusted: SQLite called it damaged a moment ago. */
  suspectDamage: boolean
  limits: RetentionLimits
  keyRules: EventKeyRules
  /** What signatures are tried with; null until that is known, and for who writes nothing. */
  signingKeys: readonly SigningSecret[] | null
  /** Caps the database's size in pages, for tests of a full disk; null for none. */
  maxPages: number | null
}

/** A delivery that is on the disk. */
export interface AppendedDelivery {
  id: number
  /** The answer it is to get where the request left that open, else null. */
  chosen: DeliveryResponse | null
}

/** Every question that can be asked of a store thread, with what it asks by and what it answers; appends go beside them. */
export interface StoreCalls {
  annotate: { query: { ids: readonly number[]; annotation: Annotation }; result: null }
  clear: { query: ClearQuery; result: ClearResult }
  undo: { query: { clearingId: number }; result: null }
  limit: { query: RetentionLimits; result: null }
  'key-rules': { query: EventKeyRules; result: null }
  'signing-keys': { query: readonly SigningSecret[]; result: null }
  page: { query: PageQuery; result: DeliveryPage }
  locate: { query: { id: number }; result: DeliveryPlace }
  match: { query: DeliveryCriteria; result: CriteriaMatch }
  search: { query: SearchQuery; result: SearchStep }
  count: { query: CountQuery; result: CountStep }
  arrivals: { query: ArrivalsQuery; result: ArrivalsStep }
  suggest: { query: SuggestQuery; result: Suggestions }
  events: { query: GroupPageQuery; result: EventPage }
  'named-events': { query: { ids: readonly number[] }; result: NamedEvents }
  'find-events': { query: EventSearchQuery; result: EventSearchStep }
  event: { query: { id: number }; result: EventDetail }
  'groups-of': { query: { id: number }; result: DeliveryGroups }
  baselines: { query: { id: number }; result: Baselines }
  resources: { query: GroupPageQuery; result: ResourcePage }
  'named-resources': { query: { ids: readonly number[] }; result: NamedResources }
  'search-resources': { query: ResourceSearchQuery; result: ResourceMatches }
  resource: { query: { id: number }; result: ResourceDetail }
  'learn-noise': { query: NoiseLearnQuery; result: NoiseLearnStep }
  values: { query: ValueHistoryQuery; result: ValueHistoryStep }
  get: { query: { id: number }; result: DeliveryDetail }
  body: { query: BodyQuery; result: BodyRange }
  whole: { query: { ids: readonly number[] }; result: { deliveries: ExportedDelivery[]; taken: number } }
}
export type StoreCallName = keyof StoreCalls

/** What a person orders the writer to do; it may take many steps, and deliveries are kept between them. */
export type StoreOrder = Extract<
  StoreCall,
  { name: 'annotate' | 'clear' | 'undo' | 'limit' | 'key-rules' | 'signing-keys' }
>

/** One question; `seq` names it in the answer. */
export type StoreCall = {
  [Name in StoreCallName]: { seq: number; name: Name; query: StoreCalls[Name]['query'] }
}[StoreCallName]

/** One answer to the question of the same `seq`. */
export type Settlement =
  { seq: number; ok: true; value: unknown } | { seq: number; ok: false; error: ErrorReport }

/**
 * Calls and deliveries travel many to a message: one message costs more than what is in it. 'close' has no answer but the
 * thread's end: it finishes what came before, puts its file in order and goes.
 */
export type ToStoreThread = { calls: readonly StoreCall[]; appends: PackedAppends | null } | 'close'

/** What became of some deliveries, told after the commit. */
export interface AppendAnswers {
  /** For each that is kept its `seq` and the id it was given, in turn. */
  kept: number[]
  /** The answers that were chosen here, by `seq`. */
  chosen: [seq: number, response: DeliveryResponse][]
  refused: [seq: number, error: ErrorReport][]
}

export type FromStoreThread =
  | { type: 'opened'; revision: number; total: number; setAside: SetAsideFile | null }
  /** `reason` is SQLite's own word, for the log. */
  | { type: 'open-failed'; error: ErrorReport; reason: string }
  | { type: 'settled'; settlements: Settlement[] }
  | ({ type: 'appended' } & AppendAnswers)
  /** The list has changed. Arrivals are told many at once while many come, after their senders have their answers. */
  | { type: 'list'; news: readonly ListNews[] }
  | { type: 'history'; state: HistoryState }
  /** Events and resources have changed, by whatever cause. */
  | { type: 'groups'; change: GroupChange }
  /** Signatures were checked behind, and have other verdicts than before. */
  | { type: 'signatures'; checked: CheckedSignatures }
  /** The writer can't write (a report) or can again (null). */
  | { type: 'health'; failure: ErrorReport | null }
  /** SQLite found the file damaged while working on it; the thread has closed it and ends. */
  | { type: 'damaged' }
  | { type: 'log'; level: LogLevel; event: string; details: Record<string, unknown> }

export type LogLevel = 'info' | 'warn' | 'error'

/** Where the store says what it does: event names and figures, never a body or a header's value. */
export type StoreLog = Record<LogLevel, (event: string, details?: Record<string, unknown>) => void>
