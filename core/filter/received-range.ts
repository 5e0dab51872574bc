// The condition on the time of arrival, as a stretch on the line of time.
import { conditionsOf } from './edit'
import { join, type Filter } from './filter'
import { timeStretch } from './read-value'
import type { TimeEnds } from './time-buckets'

const US_PER_S = 1_000_000

/** The stretch of time that a filter asks for at its top; null where it asks for none. An open end goes on for ever. */
export function receivedRange(filter: Filter, nowMs: number): TimeEnds | null {
  const asked = conditionsOf(filter).find(isReceived)
  if (asked?.type !== 'field') return null
  const stretch = timeStretch(asked.test, nowMs)
  if (stretch === null) return null
  const { from, to } = stretch
  return {
    firstS: from === null ? -Infinity : Math.floor(from / US_PER_S),
    lastS: to === null ? Infinity : Math.floor(to / US_PER_S),
  }
}

/** The filter without what it asks of the time of arrival. */
export function withoutReceived(filter: Filter): Filter {
  return join(
    'and',
    conditionsOf(filter).filter((condition) => !isReceived(condition)),
  )
}

/** The filter for these whole seconds, both included, in place of any other time. */
export function withReceived(filter: Filter, { firstS, lastS }: TimeEnds): Filter {
  const [from, to] = [firstS, lastS].map((second) => ({ text: localSecond(second), quoted: false }))
  if (from === undefined || to === undefined) return filter
  const term: Filter = { type: 'field', name: 'received', key: null, test: { op: '..', from, to } }
  return join('and', [withoutReceived(filter), term])
}

function isReceived(condition: Filter): boolean {
  return condition.type === 'field' && condition.name === 'received'
}

/** 2026-11-24T17:05:12 in the person's own zone, as the language reads it. */
function localSecond(second: number): string {
  const time = new Date(second * 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${day}T${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')}`
}
