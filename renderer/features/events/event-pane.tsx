import './event-pane.css'
import { useEffect } from 'react'
import type { EventDetail } from '../../../core/event/group'
import { formatCount } from '../../../core/format/size'
import { FailureNotice } from '../../components/failure-notice'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useNow } from '../../hooks/use-now'
import { useObservable } from '../../hooks/use-observable'
import { AttemptAxis } from './attempt-axis'
import { AttemptTable } from './attempt-table'
import { EventFacts } from './event-facts'
import { EventHead } from './event-head'
import { EventNotices } from './event-notices'
import { OutlookLine } from './outlook-line'

/** One event, whole: what it was, how each of its attempts went, and what it may be taken for. */
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
          <FailureNotice
            error={state.error}
            onRetry={() => {
              events.detail.retry()
            }}
          />
        </div>
      )
    case 'open':
      return <OpenEvent event={state.detail} isGone={state.isGone} />
  }
}

function OpenEvent({ event, isGone }: { event: EventDetail; isGone: boolean }) {
  const nowMs = useNow(1000)
  const unlisted = event.attempts - event.attemptList.length
  return (
    <article className="event-pane" aria-label={`Event ${event.senderId}`}>
      <EventHead event={event} />
      <div className="event-pane__body" tabIndex={0}>
        {isGone ? (
          <div className="event-pane__gone">
            <Notice tone="note" title="Nothing of this event is kept any more">
              It can be read here until you leave it.
            </Notice>
          </div>
        ) : null}
        <EventNotices event={event} />
        <section className="event-pane__section" aria-label="Attempts over time">
          <header className="event-pane__section-head">
            <h3>Attempts</h3>
            {isGone ? null : <OutlookLine event={event} nowMs={nowMs} />}
          </header>
          <AttemptAxis event={event} nowMs={nowMs} />
        </section>
        <AttemptTable event={event} />
        {unlisted > 0 ? (
          <p className="event-pane__unlisted">
            The newest {formatCount(event.attemptList.length)} of {formatCount(event.attempts)} attempts.
          </p>
        ) : null}
        <EventFacts event={event} />
      </div>
    </article>
  )
}
