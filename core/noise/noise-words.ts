import { providerLabel } from '../provider/providers'
import type { ProviderId } from '../provider/provider-id'
import type { LearnedNoise } from './noise-learner'
import type { NoiseLine } from './noise-list'
import type { VolatileForm } from './volatile-form'

const FORMS: Readonly<Record<VolatileForm, string>> = {
  id: 'another id',
  hash: 'another hash',
  time: 'another time',
  number: 'a higher number',
}

/** Why a path is in the list: `Preset for Fleetbase`, `Learned: another id in 48 of 48 pairs`, `Yours`. */
export function noiseReason({ origin, evidence }: NoiseLine, provider: ProviderId): string {
  const seen = evidence === null ? null : seenWords(evidence)
  // Switched off and no longer seen, it would come back with the next such deliveries.
  if (origin === 'learned') return seen === null ? 'Learned before' : `Learned: ${seen}`
  const whose = origin === 'own' ? 'Yours' : `Preset for ${providerLabel(provider)}`
  return seen === null ? whose : `${whose}; ${seen}`
}

function seenWords({ form, changed, pairs }: LearnedNoise): string {
  return `${FORMS[form]} in ${String(changed)} of ${String(pairs)} pairs`
}
