import './tunnel-panel.css'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TunnelView } from '../../../core/contract/tunnel'
import { describeTunnel } from '../../../core/tunnel/state-words'
import { CopyButton } from '../../components/copy-button'
import { useAppState } from '../../hooks/use-app-state'
import { useNow } from '../../hooks/use-now'
import { useObservable } from '../../hooks/use-observable'
import { FleetbaseSteps } from './fleetbase-steps'
import { GapList } from './gap-list'
import { TunnelSettingsForm } from './tunnel-settings-form'

/** All there is to know of the public address: how it is, both addresses, the way into Fleetbase, gaps and the settings. */
export function TunnelPanel({ onOpen }: { onOpen: () => void }) {
  const { tunnel, endpoint } = useAppState()
  const view = useObservable(tunnel.view)
  const local = useObservable(endpoint)
  const failure = useObservable(tunnel.failure)
  const { state } = view
  const nowMs = useNow(1000)
  const words = describeTunnel(state, nowMs)
  const canCheck = state.status !== 'closed' && state.status !== 'opening'
  return (
    <section className="tunnel-panel" aria-label="Public address, in full">
      <div className="tunnel-panel__part">
        <h2 className={`tunnel-panel__title tunnel-panel__title--${words.tone}`}>{words.label}</h2>
        <p role="status">
          {words.sentence}
          {words.tone === 'bad' || words.tone === 'busy' ? ` ${capital(words.aside)}` : ''}
        </p>
        {state.status === 'open' && state.turnedAwayAtMs !== null ? (
          <p className="tunnel-panel__small">
            The tunnel’s server turned a request away because too many waited. Senders that get its 429 or 502
            must try again: such a request never comes here.
          </p>
        ) : null}
        {view.isAllowed ? null : (
          <p className="tunnel-panel__small">
            Waybill was started with --no-tunnel, which wins over the switch.
          </p>
        )}
        {failure === null || failure.code === 'secrets-unavailable' ? null : (
          <p className="tunnel-panel__failure" role="alert">
            {failure.message} {failure.advice}
          </p>
        )}
        <dl className="tunnel-panel__addresses">
          {view.url === null ? null : <Address name="Public" url={view.url} />}
          {local.status === 'listening' ? <Address name="Local" url={local.url} /> : null}
        </dl>
        <div className="tunnel-panel__actions">
          {state.status === 'closed' && view.isAllowed ? (
            <button type="button" className="button button--primary" onClick={onOpen}>
              Open the public address
            </button>
          ) : null}
          {canCheck ? (
            <button type="button" className="button" onClick={() => void tunnel.check()}>
              {state.status === 'failed' ? 'Try again' : 'Check now'}
            </button>
          ) : null}
        </div>
      </div>
      {state.status === 'closed' ? null : (
        <Fold title="Give it to Fleetbase" isOpen={wantsSteps(view, nowMs)}>
          <FleetbaseSteps />
        </Fold>
      )}
      {view.gaps.length === 0 ? null : (
        <Fold title={`Gaps (${String(view.gaps.length)})`} isOpen>
          <GapList gaps={view.gaps} />
        </Fold>
      )}
      <Fold title="Tunnel settings" isOpen={state.status === 'failed'}>
        <TunnelSettingsForm />
      </Fold>
    </section>
  )
}

/** Until a delivery has come, and for a minute after, so that it is seen to turn green. */
function wantsSteps({ state }: TunnelView, nowMs: number): boolean {
  if (state.status !== 'open') return false
  return state.lastDeliveryAtMs === null || nowMs - state.lastDeliveryAtMs < 60_000
}

function Address({ name, url }: { name: string; url: string }) {
  const { copyText } = useAppState()
  return (
    <div className="tunnel-panel__address">
      <dt>{name}</dt>
      <dd>
        <code dir="ltr">{url}</code>
        <CopyButton small label={`Copy the ${name.toLowerCase()} address`} onCopy={() => copyText(url)} />
      </dd>
    </div>
  )
}

function Fold({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details className="tunnel-panel__fold" open={isOpen}>
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        {title}
      </summary>
      <div className="tunnel-panel__folded">{children}</div>
    </details>
  )
}

function capital(text: string): string {
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
