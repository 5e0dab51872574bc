// A value over time: what stood at a path in the deliveries about one thing, or of one event type, newest first. Each call
// works for a moment and says where it stopped, as searches do.
import { EventType } from '../event/event-type'
import { PROVIDER_IDS } from '../provider/provider-id'
import { FollowedPath } from '../values/followed-path'
import { ValueRun } from '../values/value-run'
import { z } from './schema'

/** Whose value is followed. */
export const ValueScope = z.union([
  z
    .object({
      resource: z
        .object({ provider: z.enum(PROVIDER_IDS), type: z.string().max(1024), id: z.string().max(1024) })
        .strict(),
    })
    .strict(),
  z.object({ type: EventType }).strict(),
])
export type ValueScope = z.infer<typeof ValueScope>

export const ValueHistoryQuery = z
  .object({
    scope: ValueScope,
    path: FollowedPath,
    /** Only deliveries with a lower id; null for all. */
    before: z.number().int().nonnegative().nullable(),
    /** The most runs that are given. */
    limit: z.number().int().positive().max(500),
  })
  .strict()
export type ValueHistoryQuery = z.infer<typeof ValueHistoryQuery>

export const ValueHistoryStep = z.object({
  /** Newest first. A value that was the same before the first of them goes on in it. */
  runs: z.array(ValueRun),
  /** Deliveries that have no such value because their payload is no JSON, or was not kept whole. */
  unreadable: z.number().int(),
  /** To ask on with as `before`; null when nothing is left. */
  next: z.number().int().nullable(),
})
export type ValueHistoryStep = z.infer<typeof ValueHistoryStep>
