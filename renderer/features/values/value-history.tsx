import './value-history.css'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { formatCount } from '../../../core/format/size'
import { FailureNotice } from '../../components/failure-notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { ValueHistoryState } from '../../state/values/value-history'
import { RunList } from './run-list'
import { ValueChartView } from './value-chart-view'

/** What a value was over time, below what is open: each change opens the delivery that it came with. */
export function ValueHistory() {
  const { valueHistory } = useAppState()
  const state = useObservable(valueHistory.state)
  return state === null ? null : <Panel state={state} />
}

function Panel({ state }: { state: ValueHistoryState }) {
  const { valueHistory } = useAppState()
  const panel = useRef<HTMLElement>(null)
  const { path } = state
  // Where the person was, to return there: the value that they follow is what they read.
  useEffect(() => {
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [path])

  return (
    <section
      ref={panel}
      className="value-history"
      aria-label={`History of ${state.label}`}
      aria-busy={state.isLoading}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        valueHistory.close()
      }}
    >
      <header className="value-history__head">
        <h3 className="value-history__title">
          <span className="value-history__lead">History of</span> <bdi>{state.label}</bdi>
        </h3>
        <ScopeChoice state={state} />
        <button
          type="button"
          className="button button--quiet button--small button--icon"
          aria-label="Close the history"
          title="Close the history (Esc)"
          onClick={() => {
            valueHistory.close()
          }}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {state.failure === null ? null : <Failure failure={state.failure} />}
      <ValueChartView runs={state.runs} />
      <RunList state={state} foot={<Foot state={state} />} />
    </section>
  )
}

function ScopeChoice({ state: { scopes, scope } }: { state: ValueHistoryState }) {
  const { valueHistory } = useAppState()
  const kinds = (['resource', 'type'] as const).filter((kind) => scopes[kind] !== undefined)
  const [only, ...others] = kinds
  if (only !== undefined && others.length === 0) {
    return (
      <span className="value-history__scope">
        in <bdi>{scopes[only]}</bdi>
      </span>
    )
  }
  return (
    <div className="segmented value-history__scopes" role="group" aria-label="Whose value">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kind === scope}
          title={scopes[kind]}
          onClick={() => {
            valueHistory.setScope(kind)
          }}
        >
          <bdi>{scopes[kind]}</bdi>
        </button>
      ))}
    </div>
  )
}

function Failure({ failure }: { failure: NonNullable<ValueHistoryState['failure']> }) {
  const { valueHistory } = useAppState()
  return (
    <div className="value-history__failure">
      <FailureNotice
        error={failure}
        onRetry={() => {
          valueHistory.again()
        }}
      />
    </div>
  )
}

/** How far the history goes, and the way further. */
function Foot({ state: { runs, unreadable, isLoading, isWhole, failure } }: { state: ValueHistoryState }) {
  const { valueHistory } = useAppState()
  if (failure !== null) return null
  const deliveries = runs.reduce((sum, { count }) => sum + count, 0)
  const changes = Math.max(0, runs.length - 1)
  const words = [
    `${counted(changes, 'change')} in ${counted(deliveries, 'delivery', 'deliveries')}`,
    ...(unreadable > 0 ? [`${formatCount(unreadable)} too large to be read`] : []),
  ]
  return (
    <p className="value-history__foot">
      <span role="status">{isLoading ? 'Looking…' : words.join(', ')}</span>
      {isWhole || isLoading ? null : (
        <button
          type="button"
          className="button button--quiet button--small"
          onClick={() => {
            valueHistory.more()
          }}
        >
          Look further back
        </button>
      )}
    </p>
  )
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
