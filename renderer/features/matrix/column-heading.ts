import type { DeliverySummary } from '../../../core/delivery/delivery'
import { formatClockMillis, formatDay } from '../../../core/format/time'

/** A column in words: when it arrived and what it was. */
export function columnHeading(delivery: DeliverySummary): string {
  return `${columnTime(delivery)} ${delivery.eventName ?? delivery.method}`
}

/** When it arrived, to the millisecond, since many come in one second: with the day where that is not today. */
export function columnTime({ receivedAtUs }: DeliverySummary): string {
  const ms = receivedAtUs / 1000
  const isToday = new Date(ms).toDateString() === new Date().toDateString()
  return isToday ? formatClockMillis(ms) : `${formatDay(ms, Date.now())} ${formatClockMillis(ms)}`
}
