import { Annotation } from '../delivery/annotation'
import { DeliveryId, DeliverySummary } from '../delivery/delivery'
import { IdRun } from '../delivery/id-runs'
import { ExportState } from './export'
import { GroupChange } from './groups'
import { HistoryState } from './history'
import { ResponseRules } from '../response/rule'
import { ProblemList } from '../problem/problem'
import { EndpointState, StoreState } from './status'
import { z } from './schema'
import { CheckedSignatures, SigningKeysView } from './signing-keys'
import { TunnelView } from './tunnel'

/** The store's revision before this news: who knows an earlier one has missed something, or is yet to hear it. */
const After = z.number().int()

/**
 * Deliveries that the store committed since the last batch. A window that subscribes first, then fetches a page, then
 * applies the batches whose revision is higher than the page's has missed nothing.
 */
export const CapturedBatch = z.object({
  after: After,
  /** The store's revision after the last of these. */
  revision: z.number().int(),
  /** How many deliveries are kept after the last of these. */
  total: z.number().int(),
  /**
   * The newest of the batch in order of arrival; the last one's position is `total - 1`. After a great burst older ones
   * are left out and fetched by page when they are looked at.
   */
  deliveries: z.array(DeliverySummary),
})
export type CapturedBatch = z.infer<typeof CapturedBatch>

/** Deliveries that went from the list, by one commit. */
export const RemovedBatch = z.object({
  after: After,
  revision: z.number().int(),
  total: z.number().int(),
  /** 'dropped' for a limit, 'cleared' by a person. */
  cause: z.enum(['dropped', 'cleared']),
  /** Exactly those that went, rising. Null where that is not known: all that was fetched is to be fetched again. */
  runs: z.array(IdRun).nullable(),
})
export type RemovedBatch = z.infer<typeof RemovedBatch>

/** Deliveries that were cleared and are back in their old places, by one commit. */
export const RestoredBatch = z.object({
  after: After,
  revision: z.number().int(),
  total: z.number().int(),
  runs: z.array(IdRun),
})
export type RestoredBatch = z.infer<typeof RestoredBatch>

/** A person said the same of some deliveries, by one commit. */
export const AnnotatedBatch = z.object({
  after: After,
  revision: z.number().int(),
  ids: z.array(DeliveryId),
  annotation: Annotation,
})
export type AnnotatedBatch = z.infer<typeof AnnotatedBatch>

/** One change of the list. Changes rise in revision and are told in order. */
export const ListNews = z.discriminatedUnion('name', [
  z.object({ name: z.literal('captured'), payload: CapturedBatch }),
  z.object({ name: z.literal('removed'), payload: RemovedBatch }),
  z.object({ name: z.literal('restored'), payload: RestoredBatch }),
  z.object({ name: z.literal('annotated'), payload: AnnotatedBatch }),
])
export type ListNews = z.infer<typeof ListNews>

/** Everything the main process tells the window unasked, in the past tense. */
export const events = {
  /** All that changed since the last time, as one message: the window draws once for it. */
  'deliveries:changed': z.array(ListNews),
  /** At most ten times a second. */
  'groups:changed': GroupChange,
  'signatures:keys-changed': SigningKeysView,
  /** At most twice a second. */
  'signatures:checked': CheckedSignatures,
  'history:changed': HistoryState,
  'export:changed': ExportState,
  /** The newest since the last batch; `total` counts all. */
  'problems:noted': ProblemList,
  'endpoint:changed': EndpointState,
  'tunnel:changed': TunnelView,
  'store:changed': StoreState,
  'answers:changed': ResponseRules,
} as const satisfies Record<`${string}:${string}`, z.ZodType>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>
