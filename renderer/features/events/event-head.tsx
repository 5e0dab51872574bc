import './event-head.css'
import type { EventDetail } from '../../../core/event/group'
import { providerLabel } from '../../../core/provider/providers'
import { CopyButton } from '../../components/copy-button'
import { EventTitle } from '../../components/event-title'
import { ResourceIcon } from '../../components/resource-icon'
import { TimelineLink } from '../../components/timeline-link'
import { VerdictMark } from '../../components/verdict-mark'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'
import { useDifferingFields } from './use-differing-fields'

/** What the event is called, what it is about, and how its attempts compare. */
export function EventHead({ event }: { event: EventDetail }) {
  const { copyText, commands } = useAppState()
  const timelineKeys = useKeysOf('open-timeline')
  const { resource } = event
  const differingFields = useDifferingFields(event)
  return (
    <header className="event-head">
      <ResourceIcon resourceType={resource?.type ?? null} bodyKind="json" size="header" />
      <div className="event-head__text">
        <h2 className="event-head__title selectable">
          <EventTitle eventName={event.eventNames.at(-1) ?? null} method={null} target={event.path} />
        </h2>
        <p className="event-head__facts">
          {resource === null ? null : (
            <span className="event-head__resource">
              <bdi className="mono selectable">{resource.resourceId}</bdi>
              <CopyButton
                small
                variant="quiet"
                label="Copy the resource id"
                onCopy={() => copyText(resource.resourceId)}
              />
              <TimelineLink
                resourceId={resource.resourceId}
                keys={timelineKeys}
                onOpen={commands['open-timeline']}
              />
            </span>
          )}
          <span>{event.provider === 'generic' ? 'Unknown sender' : providerLabel(event.provider)}</span>
          {event.eventNames.length === 0 ? null : <bdi className="mono selectable">{event.path}</bdi>}
        </p>
      </div>
      {event.attempts > 1 ? <VerdictMark event={event} differingFields={differingFields} /> : null}
    </header>
  )
}
