import './event-notices.css'
import type { ReactNode } from 'react'
import type { EventDetail, EventRelation } from '../../../core/event/group'
import { verdictOf } from '../../../core/event/verdict'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { CompareAttempts } from './compare-attempts'

/** What else may be taken for this event, and what its attempts break. */
export function EventNotices({ event }: { event: EventDetail }) {
  const elsewhere = event.relations.filter(({ kind }) => kind === 'other-endpoint')
  const sameFact = event.relations.filter(({ kind }) => kind === 'same-fact')
  const notices = [
    ...ownNotices(event),
    elsewhere.length === 0 ? null : (
      <Notice
        key="elsewhere"
        tone="note"
        title="The same id was sent to another endpoint, too"
        actions={<Others relations={elsewhere} nameOf={({ path }) => path} />}
      >
        Each endpoint gets its own copy. These are two events here, and neither is a retry of the other.
      </Notice>
    ),
    sameFact.length === 0 ? null : (
      <Notice
        key="same-fact"
        tone="note"
        title="The same was told under another id, in the same second"
        actions={<Others relations={sameFact} nameOf={({ eventName, senderId }) => eventName ?? senderId} />}
      >
        Whoever drops duplicates by their id takes both in.
      </Notice>
    ),
  ].filter((notice) => notice !== null)
  return notices.length === 0 ? null : <div className="event-notices">{notices}</div>
}

function ownNotices(event: EventDetail): ReactNode[] {
  switch (verdictOf(event)) {
    case 'names-differ':
      return [
        <Notice
          key="names"
          tone="problem"
          title={`One id, two event names: ${event.eventNames.join(' and ')}`}
          actions={<CompareAttempts event={event} />}
        >
          A receiver that drops a second delivery of this id never hears of the other.
        </Notice>,
      ]
    case 'payload-differs':
      return [
        <Notice
          key="payload"
          tone="problem"
          title="The attempts do not say the same"
          actions={<CompareAttempts event={event} />}
        >
          {event.provider === 'fleetbase'
            ? 'Fleetbase reads what an order refers to anew for each attempt, and signs the first only: the signature of one with other bytes does not fit.'
            : 'A receiver that takes the first and drops the rest does not have what the last one says.'}
        </Notice>,
      ]
    case 'same-json':
      return event.provider === 'fleetbase'
        ? [
            <Notice
              key="bytes"
              tone="warning"
              title="The same JSON in other bytes"
              actions={<CompareAttempts event={event} />}
            >
              The signature is of the first attempt’s bytes, and does not fit those of another.
            </Notice>,
          ]
        : []
    case 'single':
    case 'identical':
    case 'headers-differ':
      return event.source === 'alone'
        ? [
            <Notice key="alone" tone="note" title="This body says nothing that tells one event from another">
              So each such delivery stands alone, also where one was a retry.
            </Notice>,
          ]
        : []
  }
}

interface OthersProps {
  relations: readonly EventRelation[]
  nameOf: (relation: EventRelation) => string
}

function Others({ relations, nameOf }: OthersProps) {
  const { browsing } = useAppState()
  return (
    <span className="event-notices__others">
      {relations.map((relation) => (
        <button
          key={relation.event}
          type="button"
          className="button button--small"
          onClick={() => {
            browsing.openEvent(relation.event)
          }}
        >
          <span className="event-notices__name">
            Go to <bdi>{nameOf(relation)}</bdi>
          </span>
        </button>
      ))}
    </span>
  )
}
