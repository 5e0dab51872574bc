import { PROVIDER_IDS } from '../provider/provider-id'
import { BODY_KINDS } from './body'
import { SIGNATURE_VERDICTS } from './signature'
import { FAULTS } from '../response/fault'
import { z } from '../contract/schema'

/** A delivery's number: given by the store at commit, rising with arrival, never used twice. */
export const DeliveryId = z.number().int().positive()

/** Which door a delivery came in by: the receiver's own port, or the one that only the tunnel's end is told of. */
export const DELIVERY_DOORS = ['direct', 'tunnel'] as const
export type DeliveryDoor = (typeof DELIVERY_DOORS)[number]

const Header = z.tuple([z.string(), z.string()])

/** What chose an answer, by value: a rule may be changed or gone a moment later. */
export const AnswerChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('default') }),
  /** The end of the path, as it was written: `/_503`. */
  z.object({ kind: z.literal('path'), suffix: z.string() }),
  /** A rule's step, 1 for the first of `stepCount`. */
  z.object({
    kind: z.literal('rule'),
    name: z.string(),
    step: z.number().int(),
    stepCount: z.number().int(),
  }),
])
export type AnswerChoice = z.infer<typeof AnswerChoice>

/** What the answer to a delivery is. `body` is text: Waybill's own answers are. */
export const DeliveryResponse = z.object({
  /** Null where no status is sent: the connection is closed, reset or held in silence. */
  status: z.number().int().nullable(),
  headers: z.array(Header),
  /** Whole, also where a fault keeps a part of it back. */
  body: z.string(),
  /** How long it is held back, milliseconds; of a slow drip, how long the body takes. */
  delayMs: z.number().int(),
  fault: z.enum(FAULTS).nullable(),
  chosenBy: AnswerChoice,
  /** Whether delay or fault were left out because too many answers were held back at that moment. */
  wasCrowded: z.boolean(),
})
export type DeliveryResponse = z.infer<typeof DeliveryResponse>

/** What a list row needs; small on purpose, since the window holds many. */
export const DeliverySummary = z.object({
  id: DeliveryId,
  receivedAtUs: z.number().int(),
  via: z.enum(DELIVERY_DOORS),
  method: z.string(),
  target: z.string(),
  provider: z.enum(PROVIDER_IDS),
  eventName: z.string().nullable(),
  eventId: z.string().nullable(),
  resourceType: z.string().nullable(),
  resourceId: z.string().nullable(),
  bodyKind: z.enum(BODY_KINDS),
  contentType: z.string().nullable(),
  /** Of the body as it came. */
  sizeBytes: z.number().int(),
  /** How much of a body over the limit is kept, from its start; null where all of it is. */
  keptBytes: z.number().int().nullable(),
  /** The status Waybill answered; null where it sent none. */
  status: z.number().int().nullable(),
  /** What was made to go wrong with the answer, or null. */
  fault: z.enum(FAULTS).nullable(),
  /** The rule, or the end of the path, that chose the answer; null for Waybill's own. */
  answeredBy: z.string().nullable(),
  /** Kept whatever the limits. */
  pinned: z.boolean(),
  /** Whether a person has opened it. */
  seen: z.boolean(),
  /** A person's own words on it. */
  note: z.string().nullable(),
  /** Which attempt of its event it was, by arrival: 1 for the first. Stays when earlier ones are dropped or cleared. */
  attempt: z.number().int().positive(),
  /** Who signed it; null where that is yet to be checked. */
  signature: z.enum(SIGNATURE_VERDICTS).nullable(),
})
export type DeliverySummary = z.infer<typeof DeliverySummary>

/** Everything about one delivery but its body, which is fetched by range. */
export const DeliveryDetail = DeliverySummary.extend({
  httpVersion: z.string(),
  headers: z.array(Header),
  trailers: z.array(Header),
  remoteAddress: z.string(),
  remotePort: z.number().int(),
  readDurationUs: z.number().int(),
  /** False where a body over the limit was not read to its end: size and hash are of what was read. */
  isBodyWhole: z.boolean(),
  /** SHA-256 of the body as it came, lower-case hex. */
  bodySha256: z.string(),
  apiVersion: z.string().nullable(),
  /** When the sender says the event happened, in the sender's own words. */
  createdAt: z.string().nullable(),
  /** The same instant, milliseconds since 1970 (UTC), where it can be read. */
  createdAtMs: z.number().nullable(),
  /** The id of the key that its signature was made with, of those that a person gave; null for Fleetbase's own and for none. */
  signedBy: z.string().nullable(),
  response: DeliveryResponse,
})
export type DeliveryDetail = z.infer<typeof DeliveryDetail>
