import './event-pane.css'
import { useEffect } from 'react'
import type { EventDetail } from '../../../core/event/group'
import { describeKeySource } from '../../../core/event/event-key'
import { EventTitle } from '../../components/event-title'
import { Notice } from '../../components/notice'
import { ResourceIcon } from '../../components/resource-icon'
import { VerdictMark } from '../../components/verdict-mark'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { AttemptTable } from './attempt-table'

/** One event, whole: what it was, and how each of its attempts went. */
export function EventPane() {
  const { events } = useAppState()
  const state = useObservable(events.detail.state)
  useEffect(() => {
    events.detail.setShown(true)
    return () => {
      events.detail.setShown(false)
    }
  }, [events])

  switch (state.status) {
    case 'none':
      return <div className="event-pane event-pane--empty">Select an event to see its attempts.</div>
    case 'loading':
      return <div className="event-pane" aria-busy="true" />
    case 'failed':
      return (
        <div className="event-pane event-pane--failed">
          <Notice
            tone="problem"
            title={state.error.message}
            actions={
              <button
                type="button"
                className="button button--small"
                onClick={() => {
                  events.detail.retry()
                }}
              >
                Try again
              </button>
            }
          >
            {state.error.advice}
          </Notice>
        </div>
      )
    case 'open':
      return <OpenEvent event={state.detail} isGone={state.isGone} />
  }
}

function OpenEvent({ event, isGone }: { event: EventDetail; isGone: boolean }) {
  return (
    <article className="event-pane" aria-label={`Event ${event.senderId}`}>
      <header className="event-head">
        <ResourceIcon resourceType={event.resource?.type ?? null} bodyKind="json" size="header" />
        <div className="event-head__text">
          <h2 className="event-head__title selectable">
            <EventTitle eventName={event.eventNames.at(-1) ?? null} method={null} target={event.path} />
          </h2>
          <p className="event-head__facts">
            {event.resource === null ? null : (
              <bdi className="mono selectable">{event.resource.resourceId}</bdi>
            )}
            <VerdictMark event={event} />
            <span>told from others by {describeKeySource(event.source)}</span>
          </p>
        </div>
      </header>
      {isGone ? (
        <div className="event-pane__gone">
          <Notice tone="note" title="Nothing of this event is kept any more">
            It can be read here until you leave it.
          </Notice>
        </div>
      ) : null}
      <div className="event-pane__body" tabIndex={0}>
        <AttemptTable event={event} />
      </div>
    </article>
  )
}
