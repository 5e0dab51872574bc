import { useEffect } from 'react'
import { FailureNotice } from '../../components/failure-notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { Inspection } from '../../state/inspection'
import { BaselineChooser } from './baseline-chooser'
import { ComparisonView } from './comparison-view'
import type { NoiseMenuSlot } from './noise-menu-slot'
import { canDraft, draftOf } from './draft-of'
import { WrittenSide } from './written-side'

/** What sets the open delivery apart from the one before it, or from whatever a person compares it with. */
export function DiffTab({ inspection, noiseMenu }: { inspection: Inspection; noiseMenu: NoiseMenuSlot }) {
  const { baselines } = useAppState()
  const kind = useObservable(baselines.kind)
  const { detail } = inspection
  useEffect(() => {
    const draft = canDraft(inspection) ? () => draftOf(inspection) : null
    void baselines.show({ summary: inspection.detail, draft })
  }, [baselines, inspection])
  useEffect(
    () => () => {
      baselines.hide()
    },
    [baselines],
  )
  return (
    <ComparisonView
      store={baselines.comparison}
      noiseMenu={noiseMenu}
      lead={<BaselineChooser canDraft={canDraft(inspection)} />}
      below={
        kind === 'pasted' || kind === 'draft' ? <WrittenSide kind={kind} deliveryId={detail.id} /> : null
      }
      empty={<NothingCompared />}
    />
  )
}

function NothingCompared() {
  const { baselines } = useAppState()
  const state = useObservable(baselines.state)
  const kind = useObservable(baselines.kind)
  if (state.status === 'failed') {
    return (
      <div className="comparison__notices">
        <FailureNotice
          error={state.error}
          onRetry={() => {
            baselines.retry()
          }}
        />
      </div>
    )
  }
  if (kind === 'pasted') {
    return <p className="comparison__message">What differs shows here as soon as there is JSON above.</p>
  }
  if (state.status !== 'found' || kind !== null) return null
  return (
    <div className="comparison__message">
      <p>Nothing of its kind came before this delivery.</p>
      <p>Compare it with JSON of your own, or choose a file or a draft above.</p>
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          baselines.choose('pasted')
        }}
      >
        Paste JSON
      </button>
    </div>
  )
}
