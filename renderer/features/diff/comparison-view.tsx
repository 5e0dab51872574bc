import './comparison-view.css'
import { useEffect, useRef, type ReactNode } from 'react'
import { FailureNotice } from '../../components/failure-notice'
import { useObservable } from '../../hooks/use-observable'
import type { ComparisonState, ComparisonStore } from '../../state/diff/comparison-store'
import type { NoiseMenuSlot } from './noise-menu-slot'
import { ComparisonTools } from './comparison-tools'
import { OpenComparison } from './open-comparison'
import { useWidth } from './use-width'

/** Below it two sides have no room beside each other. */
const NARROW_PX = 700

interface ComparisonViewProps {
  store: ComparisonStore
  /** What is compared, at the beginning of the bar. */
  lead: ReactNode
  /** At the end of the bar. */
  close?: ReactNode
  /** Below the bar. */
  below?: ReactNode
  /** In place of a comparison where there is none. */
  empty: ReactNode
  noiseMenu: NoiseMenuSlot
}

/** A comparison in whatever state it is. */
export function ComparisonView({ store, lead, close, below, empty, noiseMenu }: ComparisonViewProps) {
  const container = useRef<HTMLDivElement>(null)
  const width = useWidth(container)
  const state = useObservable(store.state)
  const shown = useObservable(store.inSight)
  const open = state.status === 'open' ? shown : null
  useEffect(() => {
    if (width > 0) store.setNarrow(width < NARROW_PX)
  }, [store, width])
  return (
    <div
      ref={container}
      className="comparison"
      aria-busy={state.status === 'loading' || state.status === 'comparing'}
    >
      <div className="comparison__bar">
        {lead}
        {open === null ? null : <ComparisonTools store={store} shown={open} isNarrow={width < NARROW_PX} />}
        {close}
      </div>
      {below}
      {open === null ? (
        <NotOpen store={store} state={state} empty={empty} />
      ) : (
        <OpenComparison store={store} shown={open} noiseMenu={noiseMenu} />
      )}
    </div>
  )
}

function NotOpen({
  store,
  state,
  empty,
}: {
  store: ComparisonStore
  state: ComparisonState
  empty: ReactNode
}) {
  switch (state.status) {
    case 'none':
      return empty
    case 'open':
    case 'loading':
      return null
    case 'comparing':
      return <Progress store={store} share={state.share} />
    case 'cancelled':
      return (
        <div className="comparison__message">
          <p>The comparison was cancelled.</p>
          <button
            type="button"
            className="button button--small"
            onClick={() => {
              store.retry()
            }}
          >
            Compare again
          </button>
        </div>
      )
    case 'failed':
      return (
        <div className="comparison__notices">
          <FailureNotice
            error={state.error}
            onRetry={() => {
              store.retry()
            }}
          />
        </div>
      )
  }
}

function Progress({ store, share }: { store: ComparisonStore; share: number }) {
  return (
    // It fades in, so that what takes a moment shows no flicker.
    <div className="comparison__message comparison__message--progress">
      <p id="comparing">Comparing…</p>
      <progress value={share} max={1} aria-labelledby="comparing" />
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          store.cancel()
        }}
      >
        Cancel
      </button>
    </div>
  )
}
