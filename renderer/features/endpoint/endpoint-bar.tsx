import './endpoint-bar.css'
import { Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyButton } from '../../components/copy-button'
import { Mark } from '../../components/mark'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { SendSample } from './send-sample'

interface EndpointBarProps {
  showSamples: boolean
  /** The public address's own switch. */
  tunnelControl: ReactNode
  /** What is answered now. */
  answers: ReactNode
  /** A word on requests that became no delivery. */
  problems: ReactNode
}

/** Where deliveries can be sent, always in sight, with the one thing people do with it: copy it. */
export function EndpointBar({ showSamples, tunnelControl, answers, problems }: EndpointBarProps) {
  const { endpoint: endpointState, copyText, tunnel, openSettings } = useAppState()
  const endpoint = useObservable(endpointState)
  const { state, url: publicUrl } = useObservable(tunnel.view)
  // The address to give away is the public one while it works; the other is a click away, at the switch.
  const shownPublicUrl = state.status === 'open' ? publicUrl : null
  return (
    <header className="endpoint-bar">
      <div className="endpoint-bar__row">
        <h1 className="endpoint-bar__name">
          <Mark />
          Waybill
        </h1>
        <section className="endpoint-bar__endpoint" aria-label="Endpoint">
          {endpoint.status === 'listening' ? (
            <>
              <span
                className="endpoint-bar__state endpoint-bar__state--on"
                title="Listening on this machine"
              />
              <span className="endpoint-bar__scope">{shownPublicUrl === null ? 'Local' : 'Public'}</span>
              <code className="endpoint-bar__url" dir="ltr" title={shownPublicUrl ?? endpoint.url}>
                {shownPublicUrl ?? endpoint.url}
              </code>
              <CopyButton
                label="Copy the address"
                text="Copy"
                variant="primary"
                small
                onCopy={() => copyText(shownPublicUrl ?? endpoint.url)}
              />
            </>
          ) : endpoint.status === 'starting' ? (
            <>
              <span className="endpoint-bar__state" />
              <span className="endpoint-bar__scope">Starting to listen…</span>
            </>
          ) : (
            <>
              <span className="endpoint-bar__state endpoint-bar__state--off" />
              <span className="endpoint-bar__scope">Not listening</span>
            </>
          )}
        </section>
        {tunnelControl}
        {answers}
        <div className="endpoint-bar__end">
          {problems}
          {showSamples ? <SendSample compact /> : null}
          <button
            type="button"
            className="button button--icon button--quiet"
            aria-label="Settings"
            title="Settings"
            onClick={() => {
              openSettings.set('history')
            }}
          >
            <Settings size={16} aria-hidden="true" />
          </button>
        </div>
      </div>
      {endpoint.status === 'listening' && endpoint.port !== endpoint.preferredPort ? (
        <div className="endpoint-bar__notice">
          <Notice tone="warning" title={`Port ${String(endpoint.preferredPort)} is taken by another program`}>
            Waybill listens on {endpoint.port} instead. A sender that has the old port must be given this
            address.
          </Notice>
        </div>
      ) : null}
      {endpoint.status === 'failed' ? (
        <div className="endpoint-bar__notice">
          <Notice tone="problem" title={endpoint.error.message}>
            {endpoint.error.advice}
          </Notice>
        </div>
      ) : null}
    </header>
  )
}
