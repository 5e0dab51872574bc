// What a timeline says of its steps, in words. Pure, so that the same is read by eye, heard, and tested.
import { formatSpan } from '../format/time'
import type { StepBadge, StepOrder, TimelineStep } from './timeline'

/** A badge: two or three words, and what they mean for whoever handles the event. */
export interface BadgeWords {
  label: string
  explanation: string
}

/** What a badge says on a step; `endpoints` are all paths that the step's event was sent to. */
export function badgeWords(badge: StepBadge, step: TimelineStep, endpoints: readonly string[]): BadgeWords {
  switch (badge) {
    case 'out-of-order':
      return {
        label: 'Out of order',
        explanation: `It happened ${ordinal(step.place['event-time'])} and arrived ${ordinal(step.place.arrival)}: a later event was here before it. Whoever takes events as they come would set the resource back.`,
      }
    case 'late':
      return {
        label: `Late by ${formatSpan(step.delayUs ?? 0)}`,
        explanation:
          'It arrived so long after it happened. An earlier attempt failed, the address was down, or the sender’s queue was busy.',
      }
    case 'repeated-status':
      return {
        label: 'Repeated status',
        explanation: `The step before it was ${step.eventName ?? 'the same event'} with the status “${step.status ?? ''}”, too, under another event id. Whoever acts on it would act twice.`,
      }
    case 'same-fact':
      return {
        label: 'Same fact',
        explanation: `It happened in the same second as ${step.sameFactAs ?? 'its neighbour'}, under another event id: one change, told twice. Dropping what has the same id does not catch it.`,
      }
    case 'other-endpoint':
      return {
        label: endpoints.length === 2 ? 'Two endpoints' : `${String(endpoints.length)} endpoints`,
        explanation: `The same event, with the same id, was sent to ${inWords(endpoints)}.`,
      }
  }
}

/** Why a step may be missing. */
export function missingWords(eventName: string, demandedBy: string): BadgeWords {
  return {
    label: 'Never arrived',
    explanation: `${demandedBy} says that ${eventName} must have happened. It was sent while the address was down, or before Waybill received; or the endpoint does not ask for it; or it was deleted here.`,
  }
}

/** What told when a step happened. */
export function toldByWords({ toldBy }: Pick<TimelineStep, 'toldBy'>): string {
  if (toldBy === 'id') return 'by the time inside its event id, to the microsecond'
  if (toldBy === 'created-at') return 'by its created_at, to the second'
  return 'when it happened is not known: neither its id nor a created_at tells'
}

/** What the times of a timeline are taken from, said once for all of its steps. */
export function timesWords(steps: readonly Pick<TimelineStep, 'toldBy'>[], order: StepOrder): string {
  if (order === 'arrival') return 'Times of arrival here'
  const sources = new Set(steps.map(({ toldBy }) => toldBy))
  if (sources.size > 1) return 'Times from the event ids or created_at, as each step says'
  if (sources.has('id')) return 'Times from the event ids, to the microsecond'
  return sources.has('created-at')
    ? 'Times from created_at, to the second'
    : 'Times of arrival: nothing tells when they happened'
}

/** How long the resource stayed in a step, or until what came next arrived; null where there is nothing to tell. */
export function stayWords({ lastedUs }: Pick<TimelineStep, 'lastedUs'>, order: StepOrder): string | null {
  if (lastedUs === null) return null
  const isAtOnce = lastedUs < 1000
  if (order === 'arrival') return isAtOnce ? 'at once' : `next ${formatSpan(lastedUs)} later`
  return isAtOnce ? 'at once' : `for ${formatSpan(lastedUs)}`
}

/** A whole timeline in a sentence, for those who hear it. */
export function orderWords(reordered: number): string {
  if (reordered === 0) return 'All steps arrived in the order in which they happened.'
  return `${String(reordered)} ${reordered === 1 ? 'step arrived' : 'steps arrived'} after steps that happened later.`
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st. */
export function ordinal(place: number): string {
  const tens = place % 100
  const ending = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][place % 10] ?? 'th')
  return `${String(place)}${ending}`
}

function inWords(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}
