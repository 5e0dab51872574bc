import { z } from '../contract/schema'
import { PROVIDER_IDS } from '../provider/provider-id'

/** Ways of not answering properly, each of which a sender meets in the wild. */
export const FAULTS = ['close', 'reset', 'never', 'slow-drip', 'half-body'] as const
export type Fault = (typeof FAULTS)[number]

/** The longest that an answer may be held back. Longer than any sender waits. */
export const MAX_DELAY_MS = 120_000

const Header = z.tuple([
  z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/),
  z.string().regex(/^[\t\x20-\x7E\x80-\xFF]*$/),
])

/** One answer. `body` may hold `{{...}}` placeholders, see core/response/template. */
export const ResponseStep = z
  .object({
    status: z.number().int().min(200).max(599),
    headers: z.array(Header).max(50),
    body: z.string().max(1_000_000),
    delayMs: z.number().int().min(0).max(MAX_DELAY_MS),
    /** Null answers as it says; else what goes wrong with that answer. */
    fault: z.enum(FAULTS).nullable(),
  })
  .strict()
export type ResponseStep = z.infer<typeof ResponseStep>

/** Which deliveries a rule is for; a null field takes any. Paths and event names may hold `*` for any characters. */
export const RuleMatch = z
  .object({
    path: z.string().max(2000).nullable(),
    method: z.string().max(30).nullable(),
    provider: z.enum(PROVIDER_IDS).nullable(),
    eventName: z.string().max(200).nullable(),
  })
  .strict()
export type RuleMatch = z.infer<typeof RuleMatch>

/**
 * What to answer to some deliveries. The first enabled rule that matches answers. The steps are taken in turn by the
 * attempts of one event (same provider, event id and path); the last one stays. A delivery without an event id counts
 * by its path.
 */
export const ResponseRule = z
  .object({
    id: z.string().min(1).max(64),
    name: z.string().min(1).max(120),
    enabled: z.boolean(),
    match: RuleMatch,
    steps: z.array(ResponseStep).min(1).max(20),
  })
  .strict()
export type ResponseRule = z.infer<typeof ResponseRule>

/** All rules in the order they are asked. */
export const ResponseRules = z.array(ResponseRule).max(200)
