import { EventTitle } from '../../components/event-title'
import { Moment } from '../../components/moment'
import { ResourceIcon } from '../../components/resource-icon'
import { StatusPill } from '../../components/status-pill'
import { FoundId } from './found-id'
import type { ResourceContentProps } from './resource-row'
import { countWords, LAST_STATUS } from './resource-words'

/** One resource in one line, where the list is wide. */
export function ResourceLine({ resource, wanted, nowMs, time }: ResourceContentProps) {
  const { type, resourceId, otherIds, lastEventName, lastStatus } = resource
  return (
    <>
      <span role="gridcell" className="resource-row__icon">
        <ResourceIcon resourceType={type} bodyKind="json" size="line" />
      </span>
      <span role="gridcell" className="resource-line__cell resource-line__cell--id">
        <FoundId id={resourceId} wanted={wanted} isMain />
      </span>
      <span role="gridcell" className="resource-line__cell">
        {otherIds.map((id) => (
          <FoundId key={id} id={id} wanted={wanted} />
        ))}
      </span>
      <span role="gridcell" className="resource-line__cell">
        <EventTitle eventName={lastEventName} method={null} target="" />
      </span>
      <span role="gridcell" className="resource-line__cell">
        {lastStatus === null ? null : <StatusPill status={lastStatus} title={LAST_STATUS} />}
      </span>
      <span role="gridcell" className="resource-line__cell resource-line__cell--counts">
        {countWords(resource)}
      </span>
      <span role="gridcell" className="resource-line__cell resource-line__cell--time">
        <Moment atUs={resource.lastAtUs} nowMs={nowMs} time={time} />
      </span>
    </>
  )
}
