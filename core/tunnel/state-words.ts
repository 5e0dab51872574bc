import { assertNever } from '../contract/errors'
import type { TunnelState } from '../contract/tunnel'
import { formatAgo, formatClock } from '../format/time'
import { describeTrouble } from './trouble'

/** A state of the tunnel in words. */
export interface StateWords {
  tone: 'off' | 'busy' | 'good' | 'bad'
  /** Two words at most, for the bar. */
  label: string
  /** What stands beside the label: the round trip, the next try. Empty where there is nothing. */
  aside: string
  /** The whole of it. */
  sentence: string
}

/** Says how the tunnel is, at the moment `nowMs`. */
export function describeTunnel(state: TunnelState, nowMs: number): StateWords {
  switch (state.status) {
    case 'closed':
      return {
        tone: 'off',
        label: 'Closed',
        aside: '',
        sentence: 'Closed. Only programs on this machine reach Waybill.',
      }
    case 'opening':
      return { tone: 'busy', label: 'Opening…', aside: '', sentence: 'Opening the public address.' }
    case 'open':
      return describeOpen(state, nowMs)
    case 'reconnecting':
    case 'lost':
      return describeTrying(state, nowMs)
    case 'name-taken':
      return {
        tone: 'bad',
        label: 'Taken',
        aside: nextTry(state.nextTryAtMs, nowMs),
        sentence: `Somebody else has had your address since ${formatClock(state.sinceMs)}. What is sent to it goes to them.`,
      }
    case 'foreign':
      return {
        tone: 'bad',
        label: 'Not yours',
        aside: nextTry(state.nextTryAtMs, nowMs),
        sentence: `Another server answers at your address (status ${String(state.answered)}). What is sent to it does not come here.`,
      }
    case 'failed':
      return { tone: 'bad', label: 'Not open', aside: '', sentence: state.error.message }
    default:
      return assertNever(state, 'describeTunnel')
  }
}

function describeOpen(state: Extract<TunnelState, { status: 'open' }>, nowMs: number): StateWords {
  const { sinceMs, roundTripMs, lastDeliveryAtMs } = state
  const trip = roundTripMs === null ? '' : `${String(Math.round(roundTripMs))} ms`
  return {
    tone: 'good',
    label: 'Open',
    aside: trip,
    sentence: [
      `Open since ${formatClock(sinceMs)}`,
      trip === '' ? null : `round trip ${trip}`,
      lastDeliveryAtMs === null ? 'no delivery yet' : `last delivery ${ago(lastDeliveryAtMs, nowMs)}`,
    ]
      .filter((part) => part !== null)
      .join(', ')
      .concat('.'),
  }
}

function describeTrying(
  {
    status,
    sinceMs,
    attempt,
    nextTryAtMs,
    trouble,
  }: Extract<TunnelState, { status: 'reconnecting' | 'lost' }>,
  nowMs: number,
): StateWords {
  const isLost = status === 'lost'
  const tries = attempt > 1 ? `, try ${String(attempt)}` : ''
  return {
    tone: isLost ? 'bad' : 'busy',
    label: isLost ? 'Lost' : 'Reconnecting',
    aside: nextTry(nextTryAtMs, nowMs),
    sentence: `${isLost ? 'Lost' : 'Reconnecting'} since ${formatClock(sinceMs)}${tries}: ${describeTrouble(trouble)}.`,
  }
}

function nextTry(nextTryAtMs: number | null, nowMs: number): string {
  if (nextTryAtMs === null) return 'trying now'
  const seconds = Math.ceil((nextTryAtMs - nowMs) / 1000)
  return seconds <= 0 ? 'trying now' : `next try in ${String(seconds)} s`
}

function ago(timeMs: number, nowMs: number): string {
  const words = formatAgo(timeMs, nowMs)
  if (words === 'now') return 'just now'
  return words === null ? `at ${formatClock(timeMs)}` : `${words} ago`
}
