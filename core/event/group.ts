// Events and resources as the window shows them: an event is its attempts, a resource is the events about it.
import { z } from '../contract/schema'
import { DELIVERY_DOORS, DeliveryId } from '../delivery/delivery'
import { PROVIDER_IDS } from '../provider/provider-id'
import { FAULTS } from '../response/fault'
import type { KeySource } from './event-key'

/** Names an event, or a resource, in this store; never used twice. */
export const GroupId = z.number().int().positive()

const KEY_SOURCE = /^(?:envelope|content|alone|pointer:.*|header:.+)$/su

/** What gave the key, see core/event/event-key. */
const Source = z.custom<KeySource>((value) => typeof value === 'string' && KEY_SOURCE.test(value))

/**
 * How often something changed from one attempt to the next, in order of arrival. 0 means that all attempts are the same in
 * it. Changes of the JSON are changes of the bytes, too.
 */
export const Sameness = z.object({
  /** Of the body's bytes. */
  byteChanges: z.number().int(),
  /** Of the payload, whatever the order of its keys, its white space and its escapes. */
  jsonChanges: z.number().int(),
  /** Of the headers, see core/event/volatile-headers for those that don't count. */
  headerChanges: z.number().int(),
  /** Of the event's name: another event under the same id. */
  nameChanges: z.number().int(),
})
export type Sameness = z.infer<typeof Sameness>

/** What an attempt was answered. */
export const GivenAnswer = z.object({
  /** Null where no status was sent. */
  status: z.number().int().nullable(),
  fault: z.enum(FAULTS).nullable(),
})
export type GivenAnswer = z.infer<typeof GivenAnswer>

const ResourceName = z.object({
  id: GroupId,
  /** In the sender's words: 'order'. */
  type: z.string(),
  resourceId: z.string(),
})

/** One event, as a row shows it. Of attempts that were cleared it tells nothing. */
export const EventSummary = z.object({
  id: GroupId,
  provider: z.enum(PROVIDER_IDS),
  source: Source,
  /** See EventKey.senderId. */
  senderId: z.string(),
  path: z.string(),
  attempts: z.number().int(),
  /** The first and the last that are kept: deliveries, and when they arrived, microseconds since 1970. */
  firstDelivery: DeliveryId,
  firstAtUs: z.number().int(),
  lastDelivery: DeliveryId,
  lastAtUs: z.number().int(),
  sameness: Sameness,
  /** Different ones in order of arrival; at most `MAX_NAMES`. */
  eventNames: z.array(z.string()),
  /** What its first attempt is about. */
  resource: ResourceName.nullable(),
  /** Of the last attempts, at most `MAX_ANSWERS`, oldest first. */
  answers: z.array(GivenAnswer),
})
export type EventSummary = z.infer<typeof EventSummary>

export const MAX_NAMES = 8
export const MAX_ANSWERS = 12

/** One delivery as an attempt of its event. */
export const Attempt = GivenAnswer.extend({
  delivery: DeliveryId,
  /** 1 for the first that arrived, whether it is still kept or not. */
  attempt: z.number().int().positive(),
  receivedAtUs: z.number().int(),
  /** How long the answer was held back. */
  delayMs: z.number().int(),
  answeredBy: z.string().nullable(),
  eventName: z.string().nullable(),
  sizeBytes: z.number().int(),
  via: z.enum(DELIVERY_DOORS),
  pinned: z.boolean(),
  /** Attempts of the same number are alike in it: 1 for those like the first of these, 2 for the next that differ... */
  bytesAlike: z.number().int().positive(),
  jsonAlike: z.number().int().positive(),
  headersAlike: z.number().int().positive(),
})
export type Attempt = z.infer<typeof Attempt>

/** Another event that an event may be taken for. */
export const EventRelation = z.object({
  /** 'other-endpoint': the same id, sent to another path. 'same-fact': about the same thing in the same second. */
  kind: z.enum(['other-endpoint', 'same-fact']),
  event: GroupId,
  senderId: z.string(),
  eventName: z.string().nullable(),
  path: z.string(),
  attempts: z.number().int(),
})
export type EventRelation = z.infer<typeof EventRelation>

export const EventDetail = EventSummary.extend({
  /** Oldest first. Of many the newest `MAX_ATTEMPTS`; `attempts` counts all. */
  attemptList: z.array(Attempt),
  relations: z.array(EventRelation),
})
export type EventDetail = z.infer<typeof EventDetail>

export const MAX_ATTEMPTS = 500

/** One resource, as a row shows it. */
export const ResourceSummary = ResourceName.extend({
  provider: z.enum(PROVIDER_IDS),
  /** What else it is called in payloads: its internal_id, its public_id. */
  otherIds: z.array(z.string()),
  /** How many events are about it. */
  steps: z.number().int(),
  /** ... and how many deliveries they were. */
  attempts: z.number().int(),
  lastDelivery: DeliveryId,
  lastAtUs: z.number().int(),
  lastEventName: z.string().nullable(),
  /** The status that its newest delivery gives it; null where that gives none, or is too large to look. */
  lastStatus: z.string().nullable(),
})
export type ResourceSummary = z.infer<typeof ResourceSummary>

/** An id in a payload that names something else. */
export const PayloadLink = z.object({
  /** Where it stands: 'driver_assigned', 'customer'. */
  field: z.string(),
  resourceId: z.string(),
  /** The resource in this store that has this id; null where nothing about it arrived. */
  resource: GroupId.nullable(),
})
export type PayloadLink = z.infer<typeof PayloadLink>

/** One event in the life of a resource. */
export const ResourceStep = z.object({
  event: GroupId,
  /** Its first attempt that is kept; what changed is seen between two of these. */
  delivery: DeliveryId,
  eventName: z.string().nullable(),
  source: Source,
  senderId: z.string(),
  path: z.string(),
  attempts: z.number().int(),
  sameness: Sameness,
  firstAtUs: z.number().int(),
  lastAtUs: z.number().int(),
  /** When it happened, in the sender's words read as an instant: milliseconds since 1970. */
  createdAtMs: z.number().nullable(),
  answer: GivenAnswer,
  /** The status that its payload gives the resource; null where there is none, or the payload is too large to look. */
  status: z.string().nullable(),
})
export type ResourceStep = z.infer<typeof ResourceStep>

export const ResourceDetail = ResourceSummary.extend({
  /** By first arrival, oldest first. Of many the `MAX_STEPS` that were last active; `steps` counts all. */
  stepList: z.array(ResourceStep),
  /** Found in the newest payload. */
  links: z.array(PayloadLink),
})
export type ResourceDetail = z.infer<typeof ResourceDetail>

export const MAX_STEPS = 500
