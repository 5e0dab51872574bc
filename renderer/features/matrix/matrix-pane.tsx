import './matrix-pane.css'
import { X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { eventTypeLabel, type EventType } from '../../../core/event/event-type'
import { formatCount } from '../../../core/format/size'
import { printTable } from '../../../core/matrix/cells'
import { CopyButton } from '../../components/copy-button'
import { FailureNotice } from '../../components/failure-notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { MatrixState } from '../../state/matrix/matrix-store'
import { columnHeading } from './column-heading'
import { MatrixGrid } from './matrix-grid'

interface MatrixPaneProps {
  /** The list of what is noise in an event type, behind a button that says this. */
  noiseMenu: (type: EventType, label: string) => ReactNode
}

/** Three deliveries or more beside each other: what differs among them, from one to the next. */
export function MatrixPane({ noiseMenu }: MatrixPaneProps) {
  const { matrix, comparing, selection } = useAppState()
  const ids = useObservable(comparing)
  const state = useObservable(matrix.state)
  useEffect(() => {
    // Whoever opens a delivery wants to see it.
    const open = selection.selected.get()?.id
    return selection.selected.subscribe(() => {
      if (selection.selected.get()?.id !== open) comparing.set(null)
    })
  }, [selection, comparing])
  useEffect(() => {
    if (ids !== null) void matrix.open(ids)
    return () => {
      matrix.close()
    }
  }, [matrix, ids])
  const close = (): void => {
    comparing.set(null)
  }

  return (
    <section
      className="matrix"
      aria-label="Deliveries beside each other"
      aria-busy={state.status === 'loading'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        close()
      }}
    >
      <header className="matrix__head">
        <div className="matrix__titles">
          <h2>{title(state)}</h2>
          <p role="status">{summary(state)}</p>
        </div>
        {state.status === 'open' ? <OpenTools state={state} noiseMenu={noiseMenu} /> : null}
        <button
          type="button"
          className="button button--quiet button--small button--icon"
          aria-label="Close the comparison"
          title="Close the comparison (Esc)"
          onClick={close}
        >
          <X size={15} aria-hidden="true" />
        </button>
      </header>
      <Body state={state} />
    </section>
  )
}

type OpenState = Extract<MatrixState, { status: 'open' }>

function OpenTools({ state, noiseMenu }: { state: OpenState } & MatrixPaneProps) {
  const { copyText } = useAppState()
  const { columns, matrix, types } = state
  const noisy = matrix.rows.filter(({ isNoisy }) => isNoisy).length
  const [type, ...others] = types
  return (
    <div className="matrix__tools">
      {type === undefined || others.length > 0 ? null : noiseMenu(type, noisyWords(noisy))}
      <CopyButton
        small
        label="Copy as a table, tab-separated"
        text="Copy"
        onCopy={() =>
          copyText(
            printTable(
              matrix,
              columns.map(({ delivery }) => columnHeading(delivery)),
            ),
          )
        }
      />
    </div>
  )
}

function Body({ state }: { state: MatrixState }) {
  const { matrix } = useAppState()
  if (state.status === 'failed') {
    return (
      <div className="matrix__failure">
        <FailureNotice
          error={state.error}
          onRetry={() => {
            matrix.retry()
          }}
        />
      </div>
    )
  }
  return state.status === 'open' ? <MatrixGrid columns={state.columns} matrix={state.matrix} /> : null
}

function title(state: MatrixState): string {
  if (state.status !== 'open') return 'Beside each other'
  const { columns, types } = state
  const [type, ...others] = types
  const what = type !== undefined && others.length === 0 ? eventTypeLabel(type) : 'deliveries'
  return `${formatCount(columns.length)} × ${what}`
}

function summary(state: MatrixState): string {
  if (state.status === 'loading') return 'Reading…'
  if (state.status !== 'open') return ''
  const { matrix, columns, leftOut } = state
  const noisy = matrix.rows.filter(({ isNoisy }) => isNoisy).length
  const signal = matrix.rows.length - noisy
  const unreadable = columns.filter(({ why }) => why !== null).length
  return [
    signal === 0
      ? 'They differ in nothing that says anything'
      : `${counted(signal, 'path')} differ${signal === 1 ? 's' : ''}`,
    ...(noisy > 0 ? [`${noisyWords(noisy)} set apart`] : []),
    ...(unreadable > 0 ? [`${formatCount(unreadable)} can’t be read`] : []),
    ...(leftOut > 0 ? [`${formatCount(leftOut)} older ones left out`] : []),
    ...(matrix.cut === null ? [] : [matrix.cut]),
  ].join('; ')
}

function noisyWords(count: number): string {
  return count === 0 ? 'No noise' : counted(count, 'noisy path')
}

function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}
