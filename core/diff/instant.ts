/**
 * Microseconds since 1970 of an instant as webhooks write them: `2026-08-19 04:12:31` (UTC without saying so, as Laravel
 * does) or ISO 8601 with a zone, either with a fraction. A fraction's digits past the sixth are cut. Null for anything
 * else, days that are not in the calendar among it.
 */
export function readInstant(text: string): bigint | null {
  const match = INSTANT.exec(text)
  if (match === null) return null
  const [, day = '', between, time = '', fraction = '', zone] = match
  // With a T and no zone, the sender's own zone is meant, which nobody knows.
  if (zone === undefined && between !== ' ') return null
  const ms = Date.parse(`${day}T${time}${zone ?? 'Z'}`)
  const midnight = Date.parse(`${day}T00:00:00Z`)
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(ms) || Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(day))
    return null
  return BigInt(ms) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, '0'))
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})([T ])(\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})?$/
