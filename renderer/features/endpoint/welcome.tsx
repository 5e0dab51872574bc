import './welcome.css'
import type { ReactNode } from 'react'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { CopyButton } from '../../components/copy-button'
import { SendSample } from './send-sample'

/** What the window shows before the first delivery: where to send one, a line to try, and a sample to see it work. */
export function Welcome({ fleetbaseSteps }: { fleetbaseSteps: ReactNode }) {
  const { endpoint: endpointState, copyText, tunnel } = useAppState()
  const { state } = useObservable(tunnel.view)
  const endpoint = useObservable(endpointState)
  const url = endpoint.status === 'listening' ? endpoint.url : null
  const curlLine = url === null ? null : curlFor(url)
  return (
    <main className="welcome">
      <div className="welcome__slip">
        <header className="welcome__head">
          <p className="welcome__overline">Waiting for the first delivery</p>
          <h2 className="welcome__title">Point a webhook here and watch it arrive</h2>
          <p className="welcome__lead">
            Everything sent to this address is written to disk before it is answered, byte for byte, and stays
            on this machine.
          </p>
        </header>
        {state.status === 'open' ? (
          <section className="welcome__fields" aria-label="Give the address to Fleetbase">
            {fleetbaseSteps}
          </section>
        ) : null}
        <dl className="welcome__fields">
          <div className="welcome__field">
            <dt>{state.status === 'open' ? 'From this machine, send to' : 'Send to'}</dt>
            <dd>
              {url === null ? (
                <span className="welcome__pending">No address yet</span>
              ) : (
                <>
                  <code dir="ltr">{url}</code>
                  <CopyButton small label="Copy this address" onCopy={() => copyText(url)} />
                </>
              )}
            </dd>
            {state.status === 'closed' ? (
              <dd className="welcome__note">
                Fleetbase refuses addresses of this machine: for it, turn on the public address above.
              </dd>
            ) : null}
          </div>
          {curlLine === null ? null : (
            <div className="welcome__field">
              <dt>Try it from a terminal</dt>
              <dd>
                <code className="welcome__curl" dir="ltr">
                  {curlLine}
                </code>
                <CopyButton small label="Copy the curl line" onCopy={() => copyText(curlLine)} />
              </dd>
            </div>
          )}
          <div className="welcome__field">
            <dt>Or see a Fleetbase order arrive</dt>
            <dd className="welcome__sample">
              <SendSample />
              <span className="welcome__hint">
                Posts a realistic, signed order.created to the address above
              </span>
            </dd>
          </div>
        </dl>
      </div>
    </main>
  )
}

/** Any path and any body are received; this one is read as a Fleetbase event. */
function curlFor(url: string): string {
  const body = {
    id: 'event_6a852d2f7d159',
    api_version: '2024-03-12',
    event: 'order.created',
    created_at: '2026-08-19 04:12:31',
    data: { id: 'order_h4m8t1qz7x', status: 'created' },
  }
  const fields = Object.entries(body).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  )
  return `curl ${url} \\\n  -H 'Content-Type: application/json' \\\n  -d '{${fields.join(',\n       ')}}'`
}
