// What is kept, what was dropped, and what a person clears. To clear is to hide at once and to remove after a while, so
// that it can be taken back.
import { DeliveryId } from '../delivery/delivery'
import { PROVIDER_IDS } from '../provider/provider-id'
import { RetentionLimits } from './retention'
import { z } from './schema'

/** A clearing can be taken back for this long after it was made. */
export const UNDO_MS = 8000

/** The most deliveries that one call names one by one: as many as can be marked at once. */
export const MAX_NAMED_DELIVERIES = 10_000

/** Deliveries, each by its own id. */
export const NamedDeliveries = z.array(DeliveryId).min(1).max(MAX_NAMED_DELIVERIES)

const Prefix = z.string().min(1).max(1024).nullable()

/** Which deliveries are meant: those that fit all that is not null. */
export const DeliveryCriteria = z
  .object({
    provider: z.enum(PROVIDER_IDS).nullable(),
    /** How the event's name begins: 'order.' means all of an order's events. */
    eventName: Prefix,
    /** How the request target begins. */
    path: Prefix,
    /** Milliseconds since 1970 (UTC); those that came earlier. */
    beforeMs: z.number().int().nonnegative().nullable(),
    /** Whether pinned ones are meant, too. */
    includePinned: z.boolean(),
  })
  .strict()
export type DeliveryCriteria = z.infer<typeof DeliveryCriteria>

/** Every delivery that is not pinned. */
export const ANY_UNPINNED: DeliveryCriteria = {
  provider: null,
  eventName: null,
  path: null,
  beforeMs: null,
  includePinned: false,
}

export const CriteriaMatch = z.object({
  deliveries: z.number().int(),
  /** Of their bodies. */
  bodyBytes: z.number().int(),
  /** How many fit but for being pinned. */
  pinnedKept: z.number().int(),
  /** The newest delivery there was; a clearing that names it spares what came after the count. */
  upToId: z.number().int(),
})
export type CriteriaMatch = z.infer<typeof CriteriaMatch>

/** What to clear: some deliveries by name, or all that fit and are no newer than `upToId`. */
export const ClearQuery = z.discriminatedUnion('what', [
  z.object({ what: z.literal('named'), ids: NamedDeliveries }).strict(),
  z
    .object({
      what: z.literal('matching'),
      criteria: DeliveryCriteria,
      upToId: z.number().int().nonnegative(),
    })
    .strict(),
])
export type ClearQuery = z.infer<typeof ClearQuery>

export const ClearResult = z.object({
  /** Names the clearing to whoever wants to take it back. */
  clearingId: z.number().int(),
  deliveries: z.number().int(),
})
export type ClearResult = z.infer<typeof ClearResult>

/** How many deliveries the limits have dropped since the database was begun. */
export const DroppedCounts = z.object({
  count: z.number().int(),
  bytes: z.number().int(),
  age: z.number().int(),
})
export type DroppedCounts = z.infer<typeof DroppedCounts>

export const HistoryState = z.object({
  limits: RetentionLimits,
  deliveries: z.number().int(),
  pinned: z.number().int(),
  /** Of the database on the disk, its log included. */
  bytesOnDisk: z.number().int(),
  dropped: DroppedCounts,
  /** The newest clearing that can still be taken back; null where there is none. */
  undoable: ClearResult.nullable(),
})
export type HistoryState = z.infer<typeof HistoryState>
