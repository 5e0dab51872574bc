import { assertNever } from '../contract/errors'
import type { TunnelGap } from '../contract/tunnel'
import { describeTrouble } from './trouble'

/** From a delivery's first try to its third and last: Fleetbase waits 10 s, then 100 s. */
const FLEETBASE_TRIES_MS = 110_000

/** Why the address did not work, as a clause. */
export function describeGapCause(cause: TunnelGap['cause']): string {
  switch (cause) {
    case 'not-running':
      return 'Waybill was not running'
    case 'name-taken':
      return 'somebody else had the address'
    case 'foreign':
      return 'another server answered at the address'
    case 'failed':
      return 'the tunnel could not be opened'
    case 'offline':
    case 'server-silent':
    case 'server-refused':
    case 'server-answered':
    case 'data-port-closed':
    case 'connections-lost':
    case 'connection-storm':
    case 'not-registered':
    case 'name-held':
    case 'no-answer':
    case 'bad-answer':
    case 'certificate':
    case 'slept':
      return describeTrouble({ kind: cause, detail: null })
  }
}

/** What a gap means for Fleetbase's deliveries. */
export type GapEffect =
  | { effect: 'retried' }
  /** What was first tried from the gap's start to this moment was given up. */
  | { effect: 'missing'; untilMs: number }
  | { effect: 'lasts' }

/**
 * Fleetbase tries a delivery three times within 110 s and then never again. So a shorter gap loses nothing, and of a
 * longer one the last 110 s are made up for.
 */
export function gapEffect({ fromMs, toMs }: TunnelGap): GapEffect {
  if (toMs === null) return { effect: 'lasts' }
  if (toMs - fromMs < FLEETBASE_TRIES_MS) return { effect: 'retried' }
  return { effect: 'missing', untilMs: toMs - FLEETBASE_TRIES_MS }
}

/** The same, as a sentence; `formatTime` writes a moment. */
export function describeGapEffect(gap: TunnelGap, formatTime: (ms: number) => string): string {
  const effect = gapEffect(gap)
  switch (effect.effect) {
    case 'retried':
      return 'Fleetbase tries three times within 110 seconds, so its deliveries should have come through on a later try.'
    case 'missing':
      return (
        `Fleetbase tries three times within 110 seconds and then never again: what it first sent from ` +
        `${formatTime(gap.fromMs)} to ${formatTime(effect.untilMs)} is missing here.`
      )
    case 'lasts':
      return 'Fleetbase tries three times within 110 seconds and then never again.'
    default:
      return assertNever(effect, 'describeGapEffect')
  }
}
