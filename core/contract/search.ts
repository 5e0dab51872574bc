// Finding deliveries. Both calls work for a moment and say where they stopped, so that a search over a million deliveries
// holds nothing up: whoever wants more asks on from there, and whoever has lost interest does not.
import { DELIVERY_DOORS, DeliveryId, DeliverySummary } from '../delivery/delivery'
import { SIGNATURE_VERDICTS } from '../delivery/signature'
import { PROVIDER_IDS } from '../provider/provider-id'
import { z } from './schema'

/** The longest filter; SQLite's patterns and our patience end somewhere. */
export const MAX_FILTER_LENGTH = 4096

/** The most deliveries that one step of a search gives. */
const MAX_FOUND = 500

export const FilterText = z.string().max(MAX_FILTER_LENGTH)

export const SearchQuery = z
  .object({
    filter: FilterText,
    /** Milliseconds since 1970, from when ages such as `<10m` are seen; the same for all steps of one search. */
    nowMs: z.number(),
    /** Only deliveries with a higher id; null for all. */
    after: z.number().int().nonnegative().nullable(),
    /** Only deliveries with a lower id; null for all. */
    before: z.number().int().nonnegative().nullable(),
    /** How many of those found are to be passed over. */
    skip: z.number().int().nonnegative(),
    limit: z.number().int().positive().max(MAX_FOUND),
  })
  .strict()
export type SearchQuery = z.infer<typeof SearchQuery>

export const SearchStep = z.object({
  revision: z.number().int(),
  /** The highest id there was; what comes later is above it. */
  newest: z.number().int(),
  /** Newest first; at most `limit`, and fewer where the moment was over. */
  deliveries: z.array(DeliverySummary),
  /** How many were passed over; less than was asked where the moment was over. */
  skipped: z.number().int(),
  /** All above this id has been looked at; ask on with it as `before`. Null when nothing is left. */
  next: z.number().int().nullable(),
})
export type SearchStep = z.infer<typeof SearchStep>

export const SuggestQuery = z
  .object({
    /** A path whose values are wanted, as the filter language writes it; null for the paths themselves. */
    path: z.string().max(MAX_FILTER_LENGTH).nullable(),
  })
  .strict()
export type SuggestQuery = z.infer<typeof SuggestQuery>

/** What the newest payloads hold, as the filter language writes it, most frequent first. */
export const Suggestions = z.array(z.object({ text: z.string(), count: z.number().int() }))
export type Suggestions = z.infer<typeof Suggestions>

export const CountQuery = z
  .object({
    filter: FilterText,
    nowMs: z.number(),
    before: z.number().int().nonnegative().nullable(),
    /** When the person's day began, microseconds since 1970. */
    dayBeganUs: z.number().int(),
  })
  .strict()
export type CountQuery = z.infer<typeof CountQuery>

/** Deliveries that are alike in all that is counted by. */
export const FacetGroup = z.object({
  eventName: z.string().nullable(),
  resourceType: z.string().nullable(),
  provider: z.enum(PROVIDER_IDS),
  status: z.number().int().nullable(),
  via: z.enum(DELIVERY_DOORS),
  signature: z.enum(SIGNATURE_VERDICTS).nullable(),
  isToday: z.boolean(),
  count: z.number().int(),
})
export type FacetGroup = z.infer<typeof FacetGroup>

export const ArrivalsQuery = z
  .object({
    filter: FilterText,
    nowMs: z.number(),
    /** Only deliveries with a higher id; null for all. */
    after: z.number().int().nonnegative().nullable(),
    before: z.number().int().nonnegative().nullable(),
  })
  .strict()
export type ArrivalsQuery = z.infer<typeof ArrivalsQuery>

/** Matches by the time of their arrival, in a bounded number of buckets. */
export const ArrivalsStep = z.object({
  /** The highest id there was. */
  newest: z.number().int(),
  /** When the oldest and the newest delivery in the list arrived, filter or not, in seconds since 1970; null for none. */
  ends: z.object({ firstS: z.number().int(), lastS: z.number().int() }).nullable(),
  /** How long a bucket is; one of TIME_WIDTHS_S. */
  widthS: z.number().int().positive(),
  /** When a bucket begins, a multiple of its width in seconds since 1970, and how many matches are in it. */
  buckets: z.array(z.object({ fromS: z.number().int(), count: z.number().int() })),
  next: z.number().int().nullable(),
})
export type ArrivalsStep = z.infer<typeof ArrivalsStep>

export const CountStep = z.object({
  revision: z.number().int(),
  count: z.number().int(),
  groups: z.array(FacetGroup),
  /** Ids below which to search on, with how many were found in this step before: places to jump to. */
  anchors: z.array(z.object({ before: DeliveryId, found: z.number().int() })),
  next: z.number().int().nullable(),
  /** How many deliveries the search index is behind; they are read through, which takes longer. */
  unindexed: z.number().int(),
})
export type CountStep = z.infer<typeof CountStep>
