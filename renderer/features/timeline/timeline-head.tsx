import './timeline-head.css'
import { useState } from 'react'
import type { PayloadLink, ResourceDetail } from '../../../core/event/group'
import type { Timeline, TimelineStep } from '../../../core/event/timeline'
import { formatCount } from '../../../core/format/size'
import { formatAgo, formatDay, formatLocalInstant, formatSpan } from '../../../core/format/time'
import { resourceTypeOfId } from '../../../core/provider/fleetbase-resource-type'
import { CopyButton } from '../../components/copy-button'
import { ResourceIcon } from '../../components/resource-icon'
import { StatusPill } from '../../components/status-pill'
import { useAppState } from '../../hooks/use-app-state'
import { useNow } from '../../hooks/use-now'

interface TimelineHeadProps {
  resource: ResourceDetail
  timeline: Timeline
}

/** What the resource is called, how it stands, how long its life was, and what else it names. */
export function TimelineHead({ resource, timeline }: TimelineHeadProps) {
  const { copyText } = useAppState()
  const { resourceId, type, otherIds, links } = resource
  return (
    <header className="timeline-head">
      <ResourceIcon resourceType={type} bodyKind="json" size="header" />
      <div className="timeline-head__text">
        <h2 className="timeline-head__title">
          <bdi className="selectable">{resourceId}</bdi>
          <CopyButton small variant="quiet" label="Copy the id" onCopy={() => copyText(resourceId)} />
          <CurrentStatus timeline={timeline} />
        </h2>
        <p className="timeline-head__facts">
          <span>{type.replaceAll('_', ' ')}</span>
          {otherIds.map((id) => (
            <bdi key={id} className="timeline-head__other-id selectable">
              {id}
            </bdi>
          ))}
          <Counts resource={resource} />
          <Life timeline={timeline} />
        </p>
        <Related links={links} />
      </div>
    </header>
  )
}

/** The status by what happened last; said where whoever goes by arrival would have another. */
function CurrentStatus({ timeline: { steps } }: { timeline: Timeline }) {
  const byTime = lastStatus(steps, 'event-time')
  const byArrival = lastStatus(steps, 'arrival')
  if (byTime === null) return null
  return (
    <span className="timeline-head__status">
      <StatusPill status={byTime} />
      {byArrival === null || byArrival === byTime ? null : (
        <span className="timeline-head__misled">
          by arrival it would be <StatusPill status={byArrival} />
        </span>
      )}
    </span>
  )
}

function lastStatus(steps: readonly TimelineStep[], order: 'event-time' | 'arrival'): string | null {
  const last = steps.reduce<TimelineStep | null>(
    (best, step) => (step.status !== null && step.place[order] > (best?.place[order] ?? 0) ? step : best),
    null,
  )
  return last?.status ?? null
}

function Counts({ resource: { steps, attempts } }: { resource: ResourceDetail }) {
  const counted = (count: number, one: string, many: string): string =>
    `${formatCount(count)} ${count === 1 ? one : many}`
  return (
    <span>
      {counted(steps, 'step', 'steps')}
      {attempts === steps ? '' : ` in ${counted(attempts, 'delivery', 'deliveries')}`}
    </span>
  )
}

/** From when to when it lived, as far as is known. */
function Life({ timeline: { steps } }: { timeline: Timeline }) {
  const nowMs = useNow(1000)
  const times = steps.map(({ happenedAtUs, firstAtUs }) => happenedAtUs ?? firstAtUs)
  if (times.length === 0) return null
  const [firstUs, lastUs] = [Math.min(...times), Math.max(...times)]
  const lastMs = lastUs / 1000
  const ago = formatAgo(lastMs, nowMs)
  const span = lastUs > firstUs ? `over ${formatSpan(lastUs - firstUs)}, ` : ''
  const last =
    ago === null ? `last on ${formatDay(lastMs, nowMs)}` : ago === 'now' ? 'last now' : `last ${ago} ago`
  return (
    <span title={`${formatLocalInstant(firstUs / 1000)} to ${formatLocalInstant(lastMs)}`}>
      {span}
      {last}
    </span>
  )
}

/** Shown before somebody asks for all. */
const FEW_LINKS = 6

/** What else its newest payload names, each the way to that timeline. */
function Related({ links }: { links: readonly PayloadLink[] }) {
  const { browsing } = useAppState()
  const [showsAll, setShowsAll] = useState(false)
  if (links.length === 0) return null
  const shown = showsAll ? links : links.slice(0, FEW_LINKS)
  return (
    <ul className="related" aria-label="Named in its newest payload">
      {shown.map(({ field, resourceId, resource }) => (
        <li key={resourceId}>
          <button
            type="button"
            className="related__link"
            aria-disabled={resource === null}
            title={
              resource === null
                ? `Nothing about ${resourceId} has arrived`
                : `Open the timeline of ${resourceId}`
            }
            onClick={() => {
              if (resource !== null) browsing.openResource(resource)
            }}
          >
            <ResourceIcon resourceType={resourceTypeOfId(resourceId)} bodyKind="json" size="line" />
            <bdi className="related__field">{field}</bdi>
            <bdi className="related__id">{resourceId}</bdi>
            {resource === null ? <span className="related__unknown">not seen</span> : null}
          </button>
        </li>
      ))}
      {links.length > shown.length ? (
        <li>
          <button
            type="button"
            className="button button--quiet button--small"
            onClick={() => {
              setShowsAll(true)
            }}
          >
            {links.length - shown.length} more
          </button>
        </li>
      ) : null}
    </ul>
  )
}
