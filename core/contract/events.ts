import { DeliverySummary } from '../delivery/delivery'
import { ResponseRules } from '../response/rule'
import { EndpointState, StoreState } from './status'
import { z } from './schema'
import { TunnelView } from './tunnel'

/**
 * Deliveries that the store committed since the last batch. A window that subscribes first, then fetches a page, then
 * applies the batches whose revision is higher than the page's has missed nothing.
 */
export const CapturedBatch = z.object({
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

/** Everything the main process tells the window unasked, in the past tense. */
export const events = {
  'deliveries:captured': CapturedBatch,
  'endpoint:changed': EndpointState,
  'tunnel:changed': TunnelView,
  'store:changed': StoreState,
  'answers:changed': ResponseRules,
} as const satisfies Record<`${string}:${string}`, z.ZodType>

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>
