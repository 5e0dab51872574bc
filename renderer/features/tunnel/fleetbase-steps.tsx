import './fleetbase-steps.css'
import { CircleCheck, Hourglass } from 'lucide-react'
import { formatClock } from '../../../core/format/time'
import { CopyButton } from '../../components/copy-button'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** What each field of Fleetbase's form does, from its source: some do less than their labels say. */
const FIELDS = [
  {
    name: 'Description',
    text: 'For you alone. Anything, or nothing.',
  },
  {
    name: 'API Credential',
    text: 'Leave “Receive from all API Credentials”. It is stored but filters nothing, and is not the signing key.',
  },
  {
    name: 'API Version',
    text: 'Any. It is ignored: payloads always say 2024-03-12.',
  },
  {
    name: 'Events to send',
    text: 'Leave it empty to get every event. “Receive all events” picks the 63 listed ones, of which 18 are never sent.',
  },
] as const

/** The way of the address into Fleetbase in two steps: fill in the form, and wait until something comes. */
export function FleetbaseSteps() {
  const { tunnel, copyText } = useAppState()
  const { url, state } = useObservable(tunnel.view)
  const arrivedMs = state.status === 'open' ? state.lastDeliveryAtMs : null
  return (
    <ol className="fleetbase-steps">
      <li>
        <p>
          In Fleetbase’s console go to <strong>Developers</strong>, <strong>Webhooks</strong>,{' '}
          <strong>New</strong>, and fill in:
        </p>
        <dl className="fleetbase-steps__fields">
          <div>
            <dt>Endpoint URL</dt>
            <dd>
              {url === null ? (
                'The public address, as soon as it is open.'
              ) : (
                <span className="fleetbase-steps__url">
                  <code dir="ltr">{url}</code>
                  <CopyButton
                    small
                    text="Copy"
                    label="Copy the URL for Fleetbase"
                    onCopy={() => copyText(url)}
                  />
                </span>
              )}
            </dd>
          </div>
          {FIELDS.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p className="fleetbase-steps__note">
          There is no “send test” in Fleetbase: change an order to cause an event. The webhook hears only the
          mode, live or test, that the console was in when it was made.
        </p>
      </li>
      <li>
        {arrivedMs === null ? (
          <p className="fleetbase-steps__wait" role="status">
            <Hourglass size={15} aria-hidden="true" />
            {state.status === 'open'
              ? 'Waiting for the first delivery…'
              : 'Deliveries come once the address is open.'}
          </p>
        ) : (
          <p className="fleetbase-steps__wait fleetbase-steps__wait--done" role="status">
            <CircleCheck size={15} aria-hidden="true" />
            It works: a delivery came through at {formatClock(arrivedMs)}.
          </p>
        )}
      </li>
    </ol>
  )
}
