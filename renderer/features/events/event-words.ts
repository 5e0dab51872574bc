import type { EventSummary } from '../../../core/event/group'
import { samenessInWords } from '../../../core/event/verdict'
import { formatClock, formatDay } from '../../../core/format/time'
import { shortAnswer } from '../../../core/response/describe'

/** What an event is called: by the name it was given last, or else by where it was sent. */
function eventName({ eventNames, path }: Pick<EventSummary, 'eventNames' | 'path'>): string {
  return eventNames.at(-1) ?? path
}

/** A row for those who hear it, the most telling first. The same in every layout of the list. */
export function eventWords(event: EventSummary, nowMs: number): string {
  const lastMs = event.lastAtUs / 1000
  const isToday = new Date(lastMs).toDateString() === new Date(nowMs).toDateString()
  const sameness = samenessInWords(event)
  const parts = [
    eventName(event),
    ...(event.resource === null ? [] : [event.resource.resourceId]),
    event.attempts === 1 ? '1 attempt' : `${String(event.attempts)} attempts`,
    ...(sameness === null ? [] : [sameness]),
    `last ${isToday ? '' : `${formatDay(lastMs, nowMs)} `}${formatClock(lastMs)}`,
    `answered ${event.answers.map(shortAnswer).join(', ')}`,
    ...(event.source === 'content' ? ['told by its content'] : []),
  ]
  return parts.join(', ')
}
