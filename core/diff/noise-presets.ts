import type { ProviderId } from '../provider/provider-id'

/**
 * What differs between any two events of a provider and says nothing: path patterns. Fleetbase's envelope has an id and a
 * time of its own per event, and whatever touches a resource sets its updated_at, in either of its two date formats.
 */
export const NOISE_PRESETS: Readonly<Record<ProviderId, readonly string[]>> = {
  fleetbase: [
    '/id',
    '/created_at',
    '/data/updated_at',
    '/data/customer/updated_at',
    '/data/customer/place/updated_at',
    '/data/customer/places/*/updated_at',
    '/data/facilitator/updated_at',
  ],
  generic: [],
}

/** A pattern that changed whenever, or nearly whenever, two events of a type were compared. */
export interface LearnedNoise {
  pattern: string
  /** In how many comparisons it changed. */
  changed: number
}

/** Fewer comparisons prove nothing. */
const MIN_COMPARISONS = 5
const NEARLY_ALWAYS = 0.9

/**
 * Learns noise from what changed in past comparisons of one event type, each given as its changed paths (`patternOf`).
 * The most frequent come first; none are learned from fewer than five comparisons.
 */
export function learnNoise(comparisons: readonly (readonly string[])[]): LearnedNoise[] {
  if (comparisons.length < MIN_COMPARISONS) return []
  const times = new Map<string, number>()
  for (const patterns of comparisons) {
    for (const pattern of new Set(patterns)) times.set(pattern, (times.get(pattern) ?? 0) + 1)
  }
  return [...times]
    .filter(([, changed]) => changed >= comparisons.length * NEARLY_ALWAYS)
    .map(([pattern, changed]) => ({ pattern, changed }))
    .sort((one, other) => other.changed - one.changed || (one.pattern < other.pattern ? -1 : 1))
}
