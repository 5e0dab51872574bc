import type { TunnelGap } from '../../../core/contract/tunnel'
import { formatClock, formatDay } from '../../../core/format/time'

/** 02:10:05, with the day where that is not today's. */
export function shortMoment(timeMs: number, nowMs: number): string {
  const isToday = new Date(timeMs).toDateString() === new Date(nowMs).toDateString()
  return isToday ? formatClock(timeMs) : `${formatDay(timeMs, nowMs)}, ${formatClock(timeMs)}`
}

/** 'Offline 02:10:05 to 07:55:12', or 'since' while it lasts. */
export function gapSpan({ fromMs, toMs }: TunnelGap, nowMs: number): string {
  if (toMs === null) return `Offline since ${shortMoment(fromMs, nowMs)}:`
  const isOneDay = new Date(fromMs).toDateString() === new Date(toMs).toDateString()
  return `Offline ${shortMoment(fromMs, nowMs)} to ${isOneDay ? formatClock(toMs) : shortMoment(toMs, nowMs)}:`
}
