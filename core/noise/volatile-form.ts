import { readInstant } from '../diff/instant'
import type { ValueKind } from '../diff/model'

/** What a value looks like that is made anew for every event. */
export type VolatileForm = 'id' | 'hash' | 'time' | 'number'

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i
/** 26 characters of Crockford's alphabet, the first of which can't be above 7. */
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/
const HEX = /^(?:[0-9a-z-]{1,12}[:=])?[0-9a-f]{12,128}$/i
/** A kind and a random part: `order_h4m8t1qz7x`, `evt_1PqXyz…`, `req-9f8a7b6c`. */
const PREFIXED = /^[a-z][a-z0-9]*(?:[_-][a-z]+)*[_-]([A-Za-z0-9]{7,64})$/
/** Base64, base64url, a signed token. */
const RANDOM = /^[A-Za-z0-9+/_=.-]{16,}$/
/** ISO 8601 without a zone, which means nothing as an instant and still is a time. */
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
/** RFC 9110's dates, and RFC 5322's. */
const MAIL_TIME =
  /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC|[+-]\d{4})$/
const INTEGER = /^\d{1,20}$/

/** A longer text is no id and no time. In UTF-16 units. */
const MAX_LENGTH = 8192

/**
 * What a scalar looks like, judged by it alone; null for what says something. A `number` is volatile only if it rises
 * whenever it is seen, which only many of them can show.
 */
export function volatileForm(kind: ValueKind, text: string): VolatileForm | null {
  if (kind === 'number') return INTEGER.test(text) ? integerForm(text) : null
  if (kind !== 'string' || text.length > MAX_LENGTH) return null
  if (readInstant(text) !== null || LOCAL_TIME.test(text) || MAIL_TIME.test(text)) return 'time'
  if (UUID.test(text) || ULID.test(text)) return 'id'
  if (INTEGER.test(text)) return integerForm(text)
  if (HEX.test(text) && /\d/.test(text) && /[a-f]/i.test(text)) return 'hash'
  const random = PREFIXED.exec(text)?.[1]
  if (random !== undefined) return isRandom(random) ? 'id' : null
  return RANDOM.test(text) && /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) ? 'hash' : null
}

/** Seconds, or a thousandth or millionth of one, from 2001 to 2100: any other integer is just a number. */
function integerForm(digits: string): 'time' | 'number' {
  const unit = { 10: 1, 13: 1e3, 16: 1e6 }[digits.length]
  if (unit === undefined) return 'number'
  const seconds = Number(digits) / unit
  return seconds > 978_307_200 && seconds < 4_102_444_800 ? 'time' : 'number'
}

/** A word after an underscore is a word: `order_completed`. */
function isRandom(text: string): boolean {
  return /\d/.test(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text.slice(1)))
}
