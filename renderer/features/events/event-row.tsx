import './event-row.css'
import type { ListView } from '../../../core/contract/list-view'
import type { EventSummary } from '../../../core/event/group'
import { providerLabel } from '../../../core/provider/providers'
import { AnswerStrip } from '../../components/answer-strip'
import { EventTitle } from '../../components/event-title'
import { Moment } from '../../components/moment'
import { ResourceIcon } from '../../components/resource-icon'
import { VerdictMark } from '../../components/verdict-mark'
import { ContentMark } from './content-mark'

interface EventRowProps {
  event: EventSummary
  nowMs: number
  time: ListView['time']
}

/** One event in two lines: what it was and when it was last seen; what it was about, how it was sent and answered. */
export function EventRow({ event, nowMs, time }: EventRowProps) {
  return (
    <>
      <span role="gridcell" className="event-row__icon">
        <ResourceIcon resourceType={event.resource?.type ?? null} bodyKind="json" />
      </span>
      <span role="gridcell" className="event-row__what">
        <EventTitle eventName={event.eventNames.at(-1) ?? null} method={null} target={event.path} />
        <span className="event-row__about">
          {event.resource === null ? null : <bdi className="mono">{event.resource.resourceId}</bdi>}
          <ContentMark source={event.source} />
          <span className="event-row__sender">
            {event.provider === 'generic' ? '' : providerLabel(event.provider)}
          </span>
        </span>
      </span>
      <span role="gridcell" className="event-row__when">
        <Moment atUs={event.lastAtUs} nowMs={nowMs} time={time} />
        <span className="event-row__outcome">
          <VerdictMark event={event} />
          <AnswerStrip answers={event.answers} earlier={event.attempts - event.answers.length} />
        </span>
      </span>
    </>
  )
}
