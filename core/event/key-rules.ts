import { z } from '../contract/schema'

/** The most rules; every delivery of an unknown sender is asked by each until one fits. */
export const MAX_KEY_RULES = 100

/** RFC 6901: empty for the whole document, or steps that each begin with a slash. */
const JSON_POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/

export const KeyRulePath = z.string().min(1, 'Write * for any path.').max(2000, 'At most 2000 characters.')

export const KeyRulePointer = z
  .string()
  .min(1, 'A JSON pointer begins with a slash: /meta/id.')
  .max(1000, 'At most 1000 characters.')
  .regex(JSON_POINTER, 'A JSON pointer begins with a slash: /meta/id.')

export const KeyRuleHeader = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/, 'A header’s name takes letters, digits and hyphens.')

/**
 * Where the id of an event stands, for senders whose envelope Waybill doesn't read: in the payload or in a header. A rule
 * is for the paths that fit its pattern, in which `*` stands for any characters.
 */
export const EventKeyRule = z
  .object({
    path: KeyRulePath,
    from: z.union([
      z.object({ pointer: KeyRulePointer }).strict(),
      z.object({ header: KeyRuleHeader }).strict(),
    ]),
  })
  .strict()
export type EventKeyRule = z.infer<typeof EventKeyRule>

/** All of them in the order they are asked; the first that finds an id gives it. */
export const EventKeyRules = z.array(EventKeyRule).max(MAX_KEY_RULES, 'At most 100 rules.')
export type EventKeyRules = z.infer<typeof EventKeyRules>
