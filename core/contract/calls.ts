import { Annotation } from '../delivery/annotation'
import { DeliveryDetail, DeliveryId, DeliverySummary } from '../delivery/delivery'
import { UnpackProblem } from '../delivery/unpack-problem'
import { SavedFilters } from '../filter/saved-filter'
import { ResponseRules } from '../response/rule'
import { Baselines } from './baselines'
import {
  ClearQuery,
  ClearResult,
  CriteriaMatch,
  DeliveryCriteria,
  HistoryState,
  NamedDeliveries,
} from './history'
import { ReceivingChoices } from './receiving'
import { ListView } from './list-view'
import { EventDetail, ResourceDetail } from '../event/group'
import { EventKeyRules } from '../event/key-rules'
import {
  DeliveryGroups,
  EventPage,
  EventSearchQuery,
  EventSearchStep,
  GroupPageQuery,
  GroupQuery,
  NamedEvents,
  NamedGroupsQuery,
  NamedResources,
  ResourceMatches,
  ResourcePage,
  ResourceSearchQuery,
} from './groups'
import { NoiseLearnQuery, NoiseLearnStep, NoiseSaving, NoiseTypeQuery } from './noise'
import { TypeNoise } from '../noise/noise-choices'
import { RetentionLimits } from './retention'
import { ExportQuery, ExportState } from './export'
import {
  ArrivalsQuery,
  ArrivalsStep,
  CountQuery,
  CountStep,
  SearchQuery,
  SearchStep,
  SuggestQuery,
  Suggestions,
} from './search'
import { ProblemEvidence, ProblemList } from '../problem/problem'
import { EndpointState, SettingsState, StoreState } from './status'
import { ValueHistoryQuery, ValueHistoryStep } from './values'
import { z } from './schema'
import { GivenKey, SigningKey, SigningKeyName, SigningKeysView, SigningSecret } from './signing-keys'
import { TunnelChoice, TunnelView } from './tunnel'

/** The most summaries one page may hold, and the most a batch of news carries. */
export const MAX_PAGE_SIZE = 500

/** The most body bytes one call returns; longer bodies are read in ranges. */
export const MAX_BODY_RANGE_BYTES = 4 * 1024 * 1024

const Nothing = z.object({}).strict()

export const AppInfo = z.object({
  version: z.string(),
  electronVersion: z.string(),
  platform: z.string(),
  /** The folder that holds everything Waybill keeps. */
  dataFolder: z.string(),
})
export type AppInfo = z.infer<typeof AppInfo>

/**
 * A stretch of deliveries by position: 0 is the oldest that is kept, `total - 1` the newest. Counted from the old end so
 * that arrivals move nothing that was fetched before.
 */
export const PageQuery = z
  .object({
    /** Null asks for the newest `limit`. */
    from: z.number().int().nonnegative().nullable(),
    limit: z.number().int().positive().max(MAX_PAGE_SIZE),
  })
  .strict()
export type PageQuery = z.infer<typeof PageQuery>

export const DeliveryPage = z.object({
  /** The store's revision that this page shows; news with a higher one is newer than it. */
  revision: z.number().int(),
  total: z.number().int(),
  /** Position of the first of `deliveries`. */
  from: z.number().int(),
  /** In order of arrival, oldest first. */
  deliveries: z.array(DeliverySummary),
})
export type DeliveryPage = z.infer<typeof DeliveryPage>

export const DeliveryPlace = z.object({
  revision: z.number().int(),
  /** Null where the delivery is not in the list, or no longer. */
  position: z.number().int().nullable(),
})
export type DeliveryPlace = z.infer<typeof DeliveryPlace>

export const BodyQuery = z
  .object({
    id: DeliveryId,
    /** 'raw' is as it came; 'decoded' has its content encoding (gzip, deflate, br) undone. */
    form: z.enum(['raw', 'decoded']),
    offset: z.number().int().nonnegative(),
    length: z.number().int().positive().max(MAX_BODY_RANGE_BYTES),
  })
  .strict()
export type BodyQuery = z.infer<typeof BodyQuery>

export const BodyRange = z.object({
  bytes: z.instanceof(Uint8Array),
  /** Of the whole body in the form that was asked for. */
  totalBytes: z.number().int(),
  /** Why the decoded form is the body as it came after all; absent where it is not. */
  unpackProblem: UnpackProblem.optional(),
})
export type BodyRange = z.infer<typeof BodyRange>

export const Sample = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
})
export type Sample = z.infer<typeof Sample>

/** Every call that the window can make of the main process: `area:verb`, one argument object, one answer. */
export const calls = {
  'app:info': { input: Nothing, output: AppInfo },
  'app:copy-text': { input: z.object({ text: z.string().max(64 * 1024 * 1024) }).strict(), output: Nothing },
  'endpoint:get': { input: Nothing, output: EndpointState },
  'tunnel:get': { input: Nothing, output: TunnelView },
  /** The person has read what an open tunnel exposes. */
  'tunnel:open': { input: Nothing, output: Nothing },
  'tunnel:close': { input: Nothing, output: Nothing },
  'tunnel:check': { input: Nothing, output: Nothing },
  'tunnel:configure': { input: TunnelChoice, output: Nothing },
  /** Gives the address up for another one. */
  'tunnel:take-new-name': { input: Nothing, output: Nothing },
  /** Null forgets it. */
  'tunnel:set-ngrok-token': {
    input: z.object({ token: z.string().trim().min(1).max(500).nullable() }).strict(),
    output: Nothing,
  },
  'tunnel:put-gaps-away': { input: Nothing, output: Nothing },
  'store:state': { input: Nothing, output: StoreState },
  'settings:state': { input: Nothing, output: SettingsState },
  'deliveries:page': { input: PageQuery, output: DeliveryPage },
  'deliveries:get': { input: z.object({ id: DeliveryId }).strict(), output: DeliveryDetail },
  'deliveries:body': { input: BodyQuery, output: BodyRange },
  'answers:get': { input: Nothing, output: ResponseRules },
  /** Puts these rules in force, in place of all before; resolves when they are saved. */
  'answers:save': { input: z.object({ rules: ResponseRules }).strict(), output: Nothing },
  /** What came before it that it is likely to be compared with. */
  'deliveries:baselines': { input: z.object({ id: DeliveryId }).strict(), output: Baselines },
  'deliveries:locate': { input: z.object({ id: DeliveryId }).strict(), output: DeliveryPlace },
  /** Those of them that are no longer kept are passed over; not-found where none is left. */
  'deliveries:annotate': {
    input: z.object({ ids: NamedDeliveries, annotation: Annotation }).strict(),
    output: Nothing,
  },
  /** One moment of a search; asked on until `next` is null. */
  'search:find': { input: SearchQuery, output: SearchStep },
  'search:count': { input: CountQuery, output: CountStep },
  'search:arrivals': { input: ArrivalsQuery, output: ArrivalsStep },
  'search:suggest': { input: SuggestQuery, output: Suggestions },
  'filters:get': { input: Nothing, output: SavedFilters },
  /** Keeps these filters in place of all before; resolves when they are saved. */
  'filters:save': { input: z.object({ filters: SavedFilters }).strict(), output: Nothing },
  /** Events, those that were last seen newest first. */
  'events:page': { input: GroupPageQuery, output: EventPage },
  /** One moment of a search for events by their deliveries; asked on until `next` is null. */
  'events:find': { input: EventSearchQuery, output: EventSearchStep },
  /** Events by their ids, as rows. */
  'events:named': { input: NamedGroupsQuery, output: NamedEvents },
  'events:get': { input: GroupQuery, output: EventDetail },
  /** Which event and resource a delivery belongs to. */
  'events:of-delivery': { input: z.object({ id: DeliveryId }).strict(), output: DeliveryGroups },
  'events:key-rules': { input: Nothing, output: EventKeyRules },
  /** Puts these rules in force; deliveries of unknown senders are grouped anew behind. */
  'events:save-key-rules': { input: z.object({ rules: EventKeyRules }).strict(), output: Nothing },
  /** Resources, those with the newest activity first. */
  'resources:page': { input: GroupPageQuery, output: ResourcePage },
  /** Resources by their ids, as rows. */
  'resources:named': { input: NamedGroupsQuery, output: NamedResources },
  'resources:search': { input: ResourceSearchQuery, output: ResourceMatches },
  'resources:get': { input: GroupQuery, output: ResourceDetail },
  /** What a person says of an event type's noise. */
  'noise:get': { input: NoiseTypeQuery, output: TypeNoise },
  'noise:save': { input: NoiseSaving, output: Nothing },
  /** One moment of learning from what arrived; asked on until it is done. */
  'noise:learn': { input: NoiseLearnQuery, output: NoiseLearnStep },
  /** One moment of following a value down the deliveries; asked on until `next` is null, or there is enough. */
  'values:history': { input: ValueHistoryQuery, output: ValueHistoryStep },
  /** What signatures are tried with besides Fleetbase's own key. */
  'signatures:keys': { input: Nothing, output: SigningKeysView },
  'signatures:add-key': {
    input: z.object({ name: SigningKeyName, secret: SigningSecret }).strict(),
    output: GivenKey,
  },
  'signatures:remove-key': { input: SigningKey.pick({ id: true }), output: Nothing },
  /** Brings back the key that was removed last. */
  'signatures:restore-key': { input: Nothing, output: Nothing },
  'history:state': { input: Nothing, output: HistoryState },
  'history:match': { input: DeliveryCriteria, output: CriteriaMatch },
  'history:clear': { input: z.object({ query: ClearQuery }).strict(), output: ClearResult },
  /** Takes a clearing back. */
  'history:undo': { input: z.object({ clearingId: z.number().int() }).strict(), output: Nothing },
  'history:limit': { input: RetentionLimits, output: Nothing },
  'receiving:get': { input: Nothing, output: ReceivingChoices },
  'receiving:save': { input: ReceivingChoices, output: Nothing },
  'export:state': { input: Nothing, output: ExportState },
  /** Asks for a file first; false where none was chosen. */
  'export:start': {
    input: z.object({ query: ExportQuery }).strict(),
    output: z.object({ hasBegun: z.boolean() }),
  },
  'export:cancel': { input: Nothing, output: Nothing },
  'view:get': { input: Nothing, output: ListView },
  'view:save': { input: z.object({ view: ListView }).strict(), output: Nothing },
  'problems:list': { input: Nothing, output: ProblemList },
  'problems:evidence': { input: z.object({ id: z.number().int() }).strict(), output: ProblemEvidence },
  'problems:clear': { input: Nothing, output: Nothing },
  'samples:list': { input: Nothing, output: z.array(Sample) },
  'samples:send': {
    input: z.object({ name: z.string() }).strict(),
    /** The answer that the receiver gave. */
    output: z.object({ status: z.number().int() }),
  },
} as const satisfies Record<`${string}:${string}`, { input: z.ZodType; output: z.ZodType }>

export type CallName = keyof typeof calls
export type CallInput<Name extends CallName> = z.infer<(typeof calls)[Name]['input']>
export type CallOutput<Name extends CallName> = z.infer<(typeof calls)[Name]['output']>
