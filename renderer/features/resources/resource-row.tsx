import './resource-row.css'
import type { ListView } from '../../../core/contract/list-view'
import type { ResourceSummary } from '../../../core/event/group'
import { EventTitle } from '../../components/event-title'
import { Moment } from '../../components/moment'
import { ResourceIcon } from '../../components/resource-icon'
import { StatusPill } from '../../components/status-pill'
import { FoundId } from './found-id'
import { countWords, LAST_STATUS } from './resource-words'

export interface ResourceContentProps {
  resource: ResourceSummary
  /** What is looked for; empty for nothing. */
  wanted: string
  nowMs: number
  time: ListView['time']
}

/** One resource in two lines: what it is called and when something happened; what happened last, and how much in all. */
export function ResourceRow({ resource, wanted, nowMs, time }: ResourceContentProps) {
  const { type, resourceId, otherIds, lastEventName, lastStatus } = resource
  return (
    <>
      <span role="gridcell" className="resource-row__icon">
        <ResourceIcon resourceType={type} bodyKind="json" />
      </span>
      <span role="gridcell" className="resource-row__what">
        <span className="resource-row__ids">
          <FoundId id={resourceId} wanted={wanted} isMain />
          {otherIds.map((id) => (
            <FoundId key={id} id={id} wanted={wanted} />
          ))}
        </span>
        <span className="resource-row__about">
          <EventTitle eventName={lastEventName} method={null} target="" />
          {lastStatus === null ? null : <StatusPill status={lastStatus} title={LAST_STATUS} />}
        </span>
      </span>
      <span role="gridcell" className="resource-row__when">
        <Moment atUs={resource.lastAtUs} nowMs={nowMs} time={time} />
        <span className="resource-row__counts">{countWords(resource)}</span>
      </span>
    </>
  )
}
