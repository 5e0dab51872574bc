import type { FacetGroup } from '../contract/search'
import { SIGNATURE_LABELS, type SignatureVerdict } from '../delivery/signature'
import { providerLabel } from '../provider/providers'
import { fieldTerm } from './edit'
import type { Term } from './filter'

/** One value of a facet: how many deliveries have it, and the condition that asks for it. */
export interface FacetValue {
  label: string
  count: number
  term: Term
}

export interface Facet {
  title: string
  values: FacetValue[]
}

/** Adds up groups of deliveries by each facet; the most frequent values first. */
export function facetsOf(groups: Iterable<FacetGroup>): Facet[] {
  const all = [...groups]
  return [
    facet(
      all,
      'Received',
      ({ isToday }) => (isToday ? 'today' : null),
      (value) => ['Today', fieldTerm('received', value)],
    ),
    facet(
      all,
      'Event',
      ({ eventName }) => eventName,
      (value) => [value, fieldTerm('event', value)],
    ),
    facet(
      all,
      'Resource',
      ({ resourceType }) => resourceType,
      (value) => [value, fieldTerm('resource', value)],
    ),
    facet(
      all,
      'Sender',
      ({ provider }) => provider,
      (value) => [labelOf(value), fieldTerm('provider', value)],
    ),
    facet(
      all,
      'Answered',
      ({ status }) => (status === null ? null : String(status)),
      (value) => [value, fieldTerm('status', value)],
    ),
    facet(
      all,
      'Signature',
      ({ signature }) => signature,
      (value) => [SIGNATURE_LABELS[value as SignatureVerdict], fieldTerm('signature', value)],
    ),
    facet(
      all,
      'Came',
      ({ via }) => via,
      (value) => [DOORS[value] ?? value, fieldTerm('via', value)],
    ),
  ].filter(({ values }) => values.length > 0)
}

const DOORS: Readonly<Record<string, string>> = { direct: 'From this computer', tunnel: 'Through the tunnel' }

function labelOf(provider: string): string {
  return provider === 'generic' ? 'Other' : providerLabel(provider as FacetGroup['provider'])
}

function facet(
  groups: readonly FacetGroup[],
  title: string,
  valueOf: (group: FacetGroup) => string | null,
  show: (value: string) => [label: string, term: Term],
): Facet {
  const counts = new Map<string, number>()
  for (const group of groups) {
    const value = valueOf(group)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + group.count)
  }
  const values = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([value, count]): FacetValue => {
      const [label, term] = show(value)
      return { label, count, term }
    })
  return { title, values }
}
