import { NOISE_PRESETS } from '../diff/noise-presets'
import { parsePattern, type PathPattern } from '../diff/path-pattern'
import type { ProviderId } from '../provider/provider-id'
import type { TypeNoise } from './noise-choices'
import type { LearnedNoise } from './noise-learner'

/** Where a pattern comes from: a provider's preset, what was seen, or the person. */
type NoiseOrigin = 'preset' | 'learned' | 'own'

/** One line of the list of what is noise for an event type. */
export interface NoiseLine {
  pattern: string
  origin: NoiseOrigin
  /** Off, it is listed and hides nothing. */
  isOn: boolean
  /** What was seen of it; null where there is nothing to tell. */
  evidence: LearnedNoise | null
}

/**
 * Everything that is or could be noise for an event type: the person's own patterns first, then the provider's, then what
 * was learned. A path stands in it once, with what was seen of it whoever named it.
 */
export function noiseLines(
  provider: ProviderId,
  { own, off }: TypeNoise,
  learned: readonly LearnedNoise[],
): NoiseLine[] {
  const evidence = new Map(learned.map((noise) => [noise.pattern, noise]))
  const isOff = new Set(off)
  const origins = new Map<string, NoiseOrigin>()
  for (const pattern of own) origins.set(pattern, 'own')
  for (const pattern of NOISE_PRESETS[provider]) if (!origins.has(pattern)) origins.set(pattern, 'preset')
  for (const { pattern } of learned) if (!origins.has(pattern)) origins.set(pattern, 'learned')
  // What was switched off stays in the list when it is no longer learned: it would come back unasked.
  for (const pattern of off) if (!origins.has(pattern)) origins.set(pattern, 'learned')
  return [...origins].map(([pattern, origin]) => ({
    pattern,
    origin,
    isOn: !isOff.has(pattern),
    evidence: evidence.get(pattern) ?? null,
  }))
}

/** The patterns that set something apart. */
export function activePatterns(lines: readonly NoiseLine[]): string[] {
  return lines.filter(({ isOn }) => isOn).map(({ pattern }) => pattern)
}

/** Adds a pattern of the person's own, or switches it on where it is known. */
export function withNoisePattern(noise: TypeNoise, pattern: string, known: readonly NoiseLine[]): TypeNoise {
  const off = noise.off.filter((other) => other !== pattern)
  const isKnown = known.some((line) => line.pattern === pattern)
  return { own: isKnown ? noise.own : [...noise.own, pattern], off }
}

/** Takes a pattern of the person's own out of the list. */
export function withoutNoisePattern(noise: TypeNoise, pattern: string): TypeNoise {
  const others = (patterns: readonly string[]): string[] => patterns.filter((other) => other !== pattern)
  return { own: others(noise.own), off: others(noise.off) }
}

export function withNoiseSwitched(noise: TypeNoise, pattern: string, isOn: boolean): TypeNoise {
  const off = noise.off.filter((other) => other !== pattern)
  return { own: noise.own, off: isOn ? off : [...off, pattern] }
}

/** The lines that make a path noise: those that fit it or a place above it, and are on. */
export function linesOver(lines: readonly NoiseLine[], path: PathPattern): NoiseLine[] {
  return lines.filter(({ isOn, pattern }) => {
    const steps = isOn ? parsePattern(pattern) : null
    if (steps === null || steps.length > path.length) return false
    return steps.every((step, at) => step === '*' || step === path[at])
  })
}
