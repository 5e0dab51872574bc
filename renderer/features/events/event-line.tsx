import { formatClock, formatLocalInstant } from '../../../core/format/time'
import { AnswerStrip } from '../../components/answer-strip'
import { EventTitle } from '../../components/event-title'
import { Moment } from '../../components/moment'
import { ResourceIcon } from '../../components/resource-icon'
import { VerdictMark } from '../../components/verdict-mark'
import type { EventRowProps } from './event-row'
import { KeyMark } from './key-mark'

const COLUMNS = ['Event', 'Resource', 'Attempts', 'Answered', 'First seen', 'Last seen'] as const

/** The names of the columns that `EventLine` fills. */
export function EventColumns() {
  return (
    <div className="event-columns event-row--line" aria-hidden="true">
      <span />
      {COLUMNS.map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  )
}

/** One event in one line, where the list is wide. */
export function EventLine({ event, otherPath, nowMs, time }: EventRowProps) {
  const firstMs = event.firstAtUs / 1000
  return (
    <>
      <span role="gridcell" className="event-row__icon">
        <ResourceIcon resourceType={event.resource?.type ?? null} bodyKind="json" size="line" />
      </span>
      <span role="gridcell" className="event-line__cell event-line__cell--event">
        <EventTitle eventName={event.eventNames.at(-1) ?? null} method={null} target={event.path} />
        {otherPath === null ? null : <bdi className="mono event-row__path">{otherPath}</bdi>}
        <KeyMark source={event.source} />
      </span>
      <span role="gridcell" className="event-line__cell">
        {event.resource === null ? null : <bdi className="mono">{event.resource.resourceId}</bdi>}
      </span>
      <span role="gridcell" className="event-line__cell">
        <VerdictMark event={event} />
      </span>
      <span role="gridcell" className="event-line__cell">
        <AnswerStrip answers={event.answers} earlier={event.attempts - event.answers.length} />
      </span>
      <span role="gridcell" className="event-line__cell" title={formatLocalInstant(firstMs)}>
        {event.attempts > 1 ? formatClock(firstMs) : null}
      </span>
      <span role="gridcell" className="event-line__cell">
        <Moment atUs={event.lastAtUs} nowMs={nowMs} time={time} />
      </span>
    </>
  )
}
