import type { ListView } from '../../../core/contract/list-view'
import type { EventSummary } from '../../../core/event/group'
import { AnswerStrip } from '../../components/answer-strip'
import { EventTitle } from '../../components/event-title'
import { Moment } from '../../components/moment'
import { ResourceIcon } from '../../components/resource-icon'
import { VerdictMark } from '../../components/verdict-mark'
import { ContentMark } from './content-mark'

interface EventLineProps {
  event: EventSummary
  nowMs: number
  time: ListView['time']
}

/** One event in one line, where the list is wide. */
export function EventLine({ event, nowMs, time }: EventLineProps) {
  return (
    <>
      <span role="gridcell" className="event-row__icon">
        <ResourceIcon resourceType={event.resource?.type ?? null} bodyKind="json" size="line" />
      </span>
      <span role="gridcell" className="event-line__cell event-line__cell--event">
        <EventTitle eventName={event.eventNames.at(-1) ?? null} method={null} target={event.path} />
        <ContentMark source={event.source} />
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
      <span role="gridcell" className="event-line__cell event-line__cell--time">
        <Moment atUs={event.lastAtUs} nowMs={nowMs} time={time} />
      </span>
    </>
  )
}
