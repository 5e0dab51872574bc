import { z } from '../contract/schema'
import { PROVIDER_IDS } from '../provider/provider-id'
import { FAULTS } from './fault'
import { MAX_BODY_LENGTH, MAX_DELAY_MS, MAX_NAME_LENGTH, MAX_RULES, MAX_STEPS } from './limits'
import { ruleFilterProblem } from './rule-filter'
import { templateProblem } from './template'

/** Those that Waybill writes itself: a wrong one would break the connection in a way no fault names. */
const OWN_HEADERS = ['content-length', 'transfer-encoding', 'trailer', 'upgrade']

const Header = z.tuple([
  z
    .string()
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'A header’s name takes letters, digits and hyphens.')
    .refine((name) => !OWN_HEADERS.includes(name.toLowerCase()), 'Waybill writes this header itself.'),
  z.string().regex(/^[\t\x20-\x7E\x80-\xFF]*$/, 'A header’s value is one line of Latin-1 text.'),
])

/** One answer. `body` may hold `{{...}}` placeholders, see core/response/template. */
export const ResponseStep = z
  .object({
    status: z
      .int('A status is a whole number.')
      .min(200, 'A status is from 200 to 599.')
      .max(599, 'A status is from 200 to 599.'),
    headers: z.array(Header).max(50, 'At most 50 headers.'),
    body: z
      .string()
      .max(MAX_BODY_LENGTH, 'At most a million characters.')
      .superRefine((text, context) => {
        const problem = templateProblem(text)
        if (problem !== null) context.addIssue({ code: 'custom', message: problem.message })
      }),
    /** How long the answer is held back; of a slow drip, how long its body takes. */
    delayMs: z
      .int('A delay is a number of seconds.')
      .min(0, 'A delay is a number of seconds.')
      .max(MAX_DELAY_MS, 'At most two minutes.'),
    /** Null answers as it says; else what goes wrong with that answer. */
    fault: z.enum(FAULTS).nullable(),
  })
  .strict()
  .superRefine((step, context) => {
    const needsBody = step.fault === 'slow-drip' || step.fault === 'half-body'
    if (needsBody && step.body === '') {
      context.addIssue({
        code: 'custom',
        path: ['body'],
        message: 'This fault needs a body to send a part of.',
      })
    }
    if (step.fault === 'slow-drip' && step.delayMs === 0) {
      context.addIssue({ code: 'custom', path: ['delayMs'], message: 'Say how long the body is to take.' })
    }
  })
export type ResponseStep = z.infer<typeof ResponseStep>

const Pattern = z.string().min(1, 'Leave it empty to mean any.').max(2000, 'At most 2000 characters.')

/** Which deliveries a rule is for; a null field takes any. Paths and event names may hold `*` for any characters. */
export const RuleMatch = z
  .object({
    /** Of the path alone: no query, and not the answer that a path may ask for at its end. */
    path: Pattern.nullable(),
    method: z
      .string()
      .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,30}$/, 'A method is one word: POST.')
      .nullable(),
    provider: z.enum(PROVIDER_IDS).nullable(),
    eventName: Pattern.nullable(),
    /** A condition in the filter language, on what is known before the answer. Rules of an older Waybill have none. */
    filter: Pattern.superRefine((text, context) => {
      const message = ruleFilterProblem(text)
      if (message !== null) context.addIssue({ code: 'custom', message })
    })
      .nullable()
      .default(null),
  })
  .strict()
export type RuleMatch = z.infer<typeof RuleMatch>

/** Whether a rule is for every delivery, so that none after it is ever asked. */
export function isForAll(match: RuleMatch): boolean {
  return Object.values(match).every((condition) => condition === null)
}

/**
 * What to answer to some deliveries. The first enabled rule that matches answers. The steps are taken in turn by the
 * attempts of one event (same provider, event id and path); the last one stays. A delivery without an event id counts
 * by its path.
 */
export const ResponseRule = z
  .object({
    id: z.string().min(1).max(64),
    name: z
      .string()
      .trim()
      .min(1, 'Give the rule a name.')
      .max(MAX_NAME_LENGTH, 'At most 120 characters.')
      .regex(/^\P{Cc}*$/u, 'A name is one line.'),
    enabled: z.boolean(),
    match: RuleMatch,
    steps: z.array(ResponseStep).min(1, 'A rule has at least one step.').max(MAX_STEPS, 'At most 20 steps.'),
  })
  .strict()
export type ResponseRule = z.infer<typeof ResponseRule>

/** All rules in the order they are asked. */
export const ResponseRules = z.array(ResponseRule).max(MAX_RULES, 'At most 200 rules.')
