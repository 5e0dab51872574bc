import { z } from '../contract/schema'
import { escapeStep, parsePattern } from '../diff/path-pattern'
import { EventType, eventTypeKey } from '../event/event-type'

/** More is no list to look through. */
const MAX_OWN = 200
/** Event types that a person has an opinion of. */
const MAX_TYPES = 1000

const PatternText = z
  .string()
  .max(1000, 'At most 1,000 characters.')
  .refine(
    (text) => text !== '' && parsePattern(text) !== null,
    'A path begins with a slash: /data/updated_at.',
  )
  .refine((text) => !/~(?![01])/.test(text), 'Write ~0 for a ~ in a name, and ~1 for a slash.')

/** What a person says of one event type's noise. */
export const TypeNoise = z
  .object({
    /** Patterns of their own, in the order they were added. */
    own: z.array(PatternText).max(MAX_OWN, `At most ${String(MAX_OWN)} patterns.`),
    /** Patterns, of whatever origin, that count as signal. */
    off: z.array(PatternText).max(5 * MAX_OWN, 'Too many patterns are switched off.'),
  })
  .strict()
export type TypeNoise = z.infer<typeof TypeNoise>

export const NO_TYPE_NOISE: TypeNoise = { own: [], off: [] }

/** All that a person said of noise; each event type once. */
export const NoiseChoices = z
  .array(z.object({ type: EventType, noise: TypeNoise }).strict())
  .max(MAX_TYPES, `At most ${String(MAX_TYPES)} event types.`)
export type NoiseChoices = z.infer<typeof NoiseChoices>

export function choicesFor(choices: NoiseChoices, type: EventType): TypeNoise {
  const key = eventTypeKey(type)
  return choices.find((choice) => eventTypeKey(choice.type) === key)?.noise ?? NO_TYPE_NOISE
}

/** The choices with those of one type replaced; a type that nothing is said of any more is left out. */
export function withChoices(choices: NoiseChoices, type: EventType, noise: TypeNoise): NoiseChoices {
  const key = eventTypeKey(type)
  const others = choices.filter((choice) => eventTypeKey(choice.type) !== key)
  const isEmpty = noise.own.length === 0 && noise.off.length === 0
  return isEmpty ? others : [...others, { type, noise }]
}

/** What is wrong with a pattern that a person wants to add, as a sentence; null where nothing is. */
export function patternProblem(text: string, known: readonly string[]): string | null {
  const read = PatternText.safeParse(text)
  if (!read.success) return read.error.issues[0]?.message ?? 'This is no path.'
  if (known.includes(text)) return 'This path is in the list already.'
  return null
}

/** A path as a pattern: an index, which says nothing of another delivery, becomes `*`. */
export function patternFor(steps: readonly (string | number)[]): string {
  return steps.map((step) => (typeof step === 'number' ? '/*' : `/${escapeStep(step)}`)).join('')
}
