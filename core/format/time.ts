/** Times are shown on a 24-hour clock with zeros kept, so that a column of them lines up. */
const DAY_MS = 86_400_000

/** How long ago, in one unit: now, 12 s, 4 min, 3 h; null from a day on, where a date says more. */
export function formatAgo(thenMs: number, nowMs: number): string | null {
  const elapsedMs = nowMs - thenMs
  if (elapsedMs < 3000) return 'now'
  if (elapsedMs < 60_000) return `${String(Math.floor(elapsedMs / 1000))} s`
  if (elapsedMs < 3_600_000) return `${String(Math.floor(elapsedMs / 60_000))} min`
  if (elapsedMs < DAY_MS) return `${String(Math.floor(elapsedMs / 3_600_000))} h`
  return null
}

/** 14:03:21 in the person's own zone. */
export function formatClock(timeMs: number): string {
  const time = new Date(timeMs)
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':')
}

/** 14:03:21.512 in the person's own zone. */
export function formatClockMillis(timeMs: number): string {
  return `${formatClock(timeMs)}.${String(new Date(timeMs).getMilliseconds()).padStart(3, '0')}`
}

/** 19 Aug, or 19 Aug 2025 where the year is not this one. */
export function formatDay(timeMs: number, nowMs: number): string {
  const time = new Date(timeMs)
  const day = `${String(time.getDate())} ${MONTHS[time.getMonth()] ?? ''}`
  return time.getFullYear() === new Date(nowMs).getFullYear() ? day : `${day} ${String(time.getFullYear())}`
}

/** 2026-08-19 04:12:31.512345 UTC: an instant to the microsecond, for comparing with a sender's log. */
export function formatUtcMicros(timeUs: number): string {
  const iso = new Date(Math.floor(timeUs / 1000)).toISOString()
  const micros = String(((timeUs % 1_000_000) + 1_000_000) % 1_000_000).padStart(6, '0')
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}.${micros} UTC`
}

/** 19 Aug 2026, 14:03:21.512 in the person's own zone. */
export function formatLocalInstant(timeMs: number): string {
  const time = new Date(timeMs)
  return `${String(time.getDate())} ${MONTHS[time.getMonth()] ?? ''} ${String(time.getFullYear())}, ${formatClockMillis(timeMs)}`
}

/**
 * A length of time in one unit: 0.4 ms, 12 ms, 3.2 s, 4 min. A unit ends where it would round to one of the next: 999.6 ms
 * are 1.0 s.
 */
export function formatDuration(microseconds: number): string {
  const ms = microseconds / 1000
  if (ms < 9.95) return `${ms.toFixed(1)} ms`
  if (ms < 999.5) return `${String(Math.round(ms))} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  if (ms < 59.5 * 60_000) return `${String(Math.round(ms / 60_000))} min`
  if (ms < 47.5 * 3_600_000) return `${String(Math.round(ms / 3_600_000))} h`
  return `${String(Math.round(ms / DAY_MS))} days`
}

/** A length of time in two units at most: 3.2 s, 42 s, 4 min 12 s, 3 h 5 min, 2 days 4 h. Below a second as formatDuration. */
export function formatSpan(microseconds: number): string {
  const ms = microseconds / 1000
  if (ms < 9_950) return formatDuration(microseconds)
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${String(seconds)} s`
  if (seconds < 3600) return inTwo(seconds, 60, 'min', 's')
  const minutes = Math.round(seconds / 60)
  if (minutes < 24 * 60) return inTwo(minutes, 60, 'h', 'min')
  const hours = Math.round(seconds / 3600)
  return inTwo(hours, 24, hours < 48 ? 'day' : 'days', 'h')
}

function inTwo(count: number, size: number, large: string, small: string): string {
  const rest = count % size
  return `${String(Math.floor(count / size))} ${large}${rest === 0 ? '' : ` ${String(rest)} ${small}`}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
