import './event-row.css'
import type { ListView } from '../../../core/contract/list-view'
import type { EventSummary } from '../../../core/event/group'
import { AnswerStrip } from '../../components/answer-strip'
import { EventTitle } from '../../components/event-title'
import { ResourceIcon } from '../../components/resource-icon'
import { VerdictMark } from '../../components/verdict-mark'
import { KeyMark } from './key-mark'
import { SeenTimes } from './seen-times'

export interface EventRowProps {
  event: EventSummary
  /** Where it was sent, where that is not the place that all are sent to; null otherwise. */
  otherPath: string | null
  nowMs: number
  time: ListView['time']
}

/** One event in two lines: what it was and when it was seen; what it was about, how it was sent and answered. */
export function EventRow({ event, otherPath, nowMs, time }: EventRowProps) {
  return (
    <>
      <span role="gridcell" className="event-row__icon">
        <ResourceIcon resourceType={event.resource?.type ?? null} bodyKind="json" />
      </span>
      <span role="gridcell" className="event-row__lines">
        <span className="event-row__first">
          <EventTitle eventName={event.eventNames.at(-1) ?? null} method={null} target={event.path} />
          <SeenTimes event={event} nowMs={nowMs} time={time} />
        </span>
        <span className="event-row__second">
          <span className="event-row__about">
            {event.resource === null ? null : <bdi className="mono">{event.resource.resourceId}</bdi>}
            {otherPath === null ? null : <bdi className="mono event-row__path">{otherPath}</bdi>}
            <KeyMark source={event.source} />
          </span>
          <VerdictMark event={event} />
          <AnswerStrip answers={event.answers} earlier={event.attempts - event.answers.length} />
        </span>
      </span>
    </>
  )
}
