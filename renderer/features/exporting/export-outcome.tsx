import { formatCount, formatSize } from '../../../core/format/size'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** How far the export is, or how it went. */
export function ExportOutcome() {
  const { exporting } = useAppState()
  const state = useObservable(exporting.state)
  switch (state.status) {
    case 'none':
      return null
    case 'running':
      return (
        <div className="export__outcome" role="status">
          <progress className="export__progress" aria-label="Export" />
          <span className="export__words">{written(state)} written…</span>
          <button type="button" className="button button--small" onClick={() => void exporting.cancel()}>
            Cancel
          </button>
        </div>
      )
    case 'done':
      return (
        <div className="export__outcome" role="status">
          <span className="export__words selectable">
            {written(state)} written to <bdi className="mono">{state.file}</bdi>
          </span>
        </div>
      )
    case 'cancelled':
      return (
        <div className="export__outcome" role="status">
          <span className="export__words">Cancelled; nothing is left of it.</span>
        </div>
      )
    case 'failed':
      return (
        <div className="export__outcome">
          <Notice tone="problem" title={state.error.message}>
            {state.error.advice}
          </Notice>
        </div>
      )
  }
}

function written({ deliveries, bytes }: { deliveries: number; bytes: number }): string {
  const count = deliveries === 1 ? '1 delivery' : `${formatCount(deliveries)} deliveries`
  return `${count}, ${formatSize(bytes)},`
}
