import './tunnel-notices.css'
import { useState } from 'react'
import type { TunnelGap, TunnelView } from '../../../core/contract/tunnel'
import { describeGapCause, describeGapEffect, gapEffect } from '../../../core/tunnel/gap'
import { describeTunnel } from '../../../core/tunnel/state-words'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useNow } from '../../hooks/use-now'
import { useObservable } from '../../hooks/use-observable'
import { gapSpan, shortMoment } from './gap-span'

/** What a person must know of the public address without looking for it. */
export function TunnelNotices() {
  const { tunnel } = useAppState()
  const view = useObservable(tunnel.view)
  const nowMs = useNow(1000)
  const { status } = view.state
  // A gap that a sender's later tries made up for is worth a line in the panel, not a notice.
  const newest = view.gaps.find((gap) => gapEffect(gap).effect === 'missing')
  const isLoud = status === 'lost' || status === 'name-taken' || status === 'foreign' || status === 'failed'
  const showsWrongPort =
    view.settings.provider === 'own-address' && view.comesInDirectly && view.doorPort !== null
  if (!isLoud && newest === undefined && !showsWrongPort) return null
  return (
    <div className="tunnel-notices">
      {isLoud ? <StateNotice view={view} nowMs={nowMs} /> : null}
      {newest === undefined ? null : <GapNotice gap={newest} count={view.gaps.length} nowMs={nowMs} />}
      {showsWrongPort ? (
        <Notice tone="warning" title="Your proxy leads to the port for local programs">
          Point it at http://127.0.0.1:{view.doorPort} instead, and what comes through it can be told from
          what programs on this machine send.
        </Notice>
      ) : null}
    </div>
  )
}

function StateNotice({ view, nowMs }: { view: TunnelView; nowMs: number }) {
  const { tunnel } = useAppState()
  const words = describeTunnel(view.state, nowMs)
  return (
    <Notice
      tone="problem"
      title={words.sentence}
      actions={
        <>
          <button type="button" className="button button--small" onClick={() => void tunnel.check()}>
            Try now
          </button>
          {view.state.status === 'name-taken' ? <NewNameButton /> : null}
        </>
      }
    >
      {adviceFor(view)}
    </Notice>
  )
}

/** Asks twice: the address that the sender was given is worth nothing afterwards. */
function NewNameButton() {
  const { tunnel } = useAppState()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <button
      type="button"
      className="button button--small"
      onClick={() => {
        if (isAsking) void tunnel.takeNewName()
        setIsAsking(!isAsking)
      }}
    >
      {isAsking ? 'Give this one up for good' : 'Take another address'}
    </button>
  )
}

function adviceFor({ state, settings }: TunnelView): string {
  switch (state.status) {
    case 'lost':
      return 'Waybill goes on trying, under the same address. Fleetbase tries a delivery three times within 110 seconds and then never again.'
    case 'name-taken':
      return 'If another Waybill of yours has it, close it there. Otherwise take another address and put it into Fleetbase in place of this one; Waybill does not change it by itself.'
    case 'foreign':
      return settings.provider === 'own-address'
        ? 'Look where your proxy sends requests for this address, and whether it redirects or asks for a login.'
        : 'It may be a notice of the tunnel’s operator, or somebody who took the address over. Waybill goes on trying.'
    case 'failed':
      return state.error.advice ?? ''
    case 'closed':
    case 'opening':
    case 'open':
    case 'reconnecting':
      return ''
  }
}

function GapNotice({ gap, count, nowMs }: { gap: TunnelGap; count: number; nowMs: number }) {
  const { tunnel } = useAppState()
  const more =
    count > 1
      ? ` ${String(count - 1)} earlier ${count > 2 ? 'gaps are' : 'gap is'} listed at the switch.`
      : ''
  return (
    <Notice
      tone="warning"
      title={`${gapSpan(gap, nowMs).replace(/:$/, '')}; deliveries may be missing`}
      actions={
        <button type="button" className="button button--small" onClick={() => void tunnel.putGapsAway()}>
          Put away
        </button>
      }
    >
      {capital(describeGapCause(gap.cause))}. {describeGapEffect(gap, (timeMs) => shortMoment(timeMs, nowMs))}
      {more}
    </Notice>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
