// Events and resources, a page at a time. Both lists are newest first by last activity, which is the id of the newest
// delivery: whoever pages on gives the last one's `lastDelivery`. What becomes active meanwhile moves to the top, so a page
// may be missing it, and never holds it twice.
import { DeliveryId } from '../delivery/delivery'
import { EventSummary, GroupId, ResourceSummary } from '../event/group'
import { MAX_FILTER_LENGTH } from './search'
import { z } from './schema'

/** The most that one call gives. */
const MAX_GROUPS = 200

const Before = z.number().int().positive().nullable()

export const GroupPageQuery = z
  .object({
    /** Only those whose `lastDelivery` is lower; null for the first page. */
    before: Before,
    limit: z.number().int().positive().max(MAX_GROUPS),
  })
  .strict()
export type GroupPageQuery = z.infer<typeof GroupPageQuery>

export const EventPage = z.object({
  /** The store's revision that this page shows. */
  revision: z.number().int(),
  events: z.array(EventSummary),
  /** To go on with as `before`; null at the end. */
  next: Before,
  /** At most so many deliveries, of an older Waybill or under new key rules, are yet to be grouped. */
  ungrouped: z.number().int(),
})
export type EventPage = z.infer<typeof EventPage>

/** Groups by their ids. */
export const NamedGroupsQuery = z.object({ ids: z.array(GroupId).max(MAX_GROUPS) }).strict()
export type NamedGroupsQuery = z.infer<typeof NamedGroupsQuery>

/** Events as they are now, in any order; those of which nothing is kept any more are left out. */
export const NamedEvents = z.object({ revision: z.number().int(), events: z.array(EventSummary) })
export type NamedEvents = z.infer<typeof NamedEvents>

/** Events of which a delivery passes a filter. */
export const EventSearchQuery = z
  .object({
    filter: z.string().max(MAX_FILTER_LENGTH),
    /** Milliseconds since 1970, from when ages are seen; the same for all steps of one search. */
    nowMs: z.number(),
    /** Only by deliveries with a higher id; null for all. */
    after: z.number().int().nonnegative().nullable(),
    before: Before,
    limit: z.number().int().positive().max(MAX_GROUPS),
  })
  .strict()
export type EventSearchQuery = z.infer<typeof EventSearchQuery>

/**
 * One moment of such a search. Events come by their newest matching delivery. One that was given may come again in a later
 * step, by an older match: the first time counts.
 */
export const EventSearchStep = EventPage.extend({
  /** The highest id of a delivery there was; what comes later is above it. */
  newest: z.number().int(),
  /** The delivery by which each of `events` was found, in the same order. */
  matches: z.array(DeliveryId),
})
export type EventSearchStep = z.infer<typeof EventSearchStep>

export const ResourcePage = z.object({
  revision: z.number().int(),
  resources: z.array(ResourceSummary),
  next: Before,
  ungrouped: z.number().int(),
})
export type ResourcePage = z.infer<typeof ResourcePage>

/** Resources as they are now, in any order; those of which nothing is kept any more are left out. */
export const NamedResources = z.object({ revision: z.number().int(), resources: z.array(ResourceSummary) })
export type NamedResources = z.infer<typeof NamedResources>

export const ResourceSearchQuery = z
  .object({
    /** The beginning of any of its ids, in any letter case. */
    text: z.string().trim().min(1).max(200),
    limit: z.number().int().positive().max(MAX_GROUPS),
  })
  .strict()
export type ResourceSearchQuery = z.infer<typeof ResourceSearchQuery>

export const ResourceMatches = z.object({
  revision: z.number().int(),
  /** Those that have exactly this id first, then newest first. */
  resources: z.array(ResourceSummary),
  /** Whether there are more than were asked for. */
  hasMore: z.boolean(),
})
export type ResourceMatches = z.infer<typeof ResourceMatches>

export const GroupQuery = z.object({ id: GroupId }).strict()

/** The groups that a delivery belongs to; null where it is in none, or not grouped yet. */
export const DeliveryGroups = z.object({ event: GroupId.nullable(), resource: GroupId.nullable() })
export type DeliveryGroups = z.infer<typeof DeliveryGroups>

/** Events and resources that changed, came or went since the last such news; several commits are one. */
export const GroupChange = z.object({
  revision: z.number().int(),
  /** Null where they are too many to name: all that is shown is to be fetched again. */
  events: z.array(GroupId).nullable(),
  resources: z.array(GroupId).nullable(),
  ungrouped: z.number().int(),
})
export type GroupChange = z.infer<typeof GroupChange>
