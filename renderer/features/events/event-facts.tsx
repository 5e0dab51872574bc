import './event-facts.css'
import type { ReactNode } from 'react'
import { describeKeySource } from '../../../core/event/event-key'
import type { EventDetail } from '../../../core/event/group'
import { formatLocalInstant, formatSpan } from '../../../core/format/time'
import { fleetbaseIdTimeUs } from '../../../core/provider/fleetbase'
import { CopyButton } from '../../components/copy-button'
import { useAppState } from '../../hooks/use-app-state'

/** What names the event, what told it from others, and when it was. */
export function EventFacts({ event }: { event: EventDetail }) {
  const { copyText, openSettings } = useAppState()
  const { senderId, source, path, firstAtUs, lastAtUs, attempts, provider } = event
  const happenedUs = provider === 'fleetbase' ? fleetbaseIdTimeUs(senderId) : null
  return (
    <section className="event-facts" aria-label="Facts">
      <dl>
        {source === 'alone' ? null : (
          <Fact name="Id">
            <bdi className="mono selectable">{senderId}</bdi>
            <CopyButton small variant="quiet" label="Copy the event’s id" onCopy={() => copyText(senderId)} />
          </Fact>
        )}
        <Fact name="Known by">
          {describeKeySource(source)}
          {provider === 'generic' ? (
            <button
              type="button"
              className="button button--small"
              onClick={() => {
                openSettings.set('grouping')
              }}
            >
              Say where its id stands…
            </button>
          ) : null}
        </Fact>
        <Fact name="Sent to">
          <bdi className="mono selectable">{path}</bdi>
        </Fact>
        {happenedUs === null ? null : (
          <Fact name="Happened">
            {formatLocalInstant(happenedUs / 1000)}
            <span className="event-facts__note">
              by the time in its id; it arrived {formatSpan(Math.max(0, firstAtUs - happenedUs))} later
            </span>
          </Fact>
        )}
        <Fact name={attempts === 1 ? 'Seen' : 'First seen'}>{formatLocalInstant(firstAtUs / 1000)}</Fact>
        {attempts === 1 ? null : (
          <Fact name="Last seen">
            {formatLocalInstant(lastAtUs / 1000)}
            <span className="event-facts__note">{formatSpan(lastAtUs - firstAtUs)} after the first</span>
          </Fact>
        )}
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="event-facts__fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
