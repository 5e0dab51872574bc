import './list-columns.css'
import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent } from 'react'
import {
  MAX_COLUMN_PX,
  MIN_COLUMN_PX,
  type ListColumn,
  type ListView,
} from '../../../core/contract/list-view'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { columnWidth, shownColumns } from '../../state/list-view'
import { COLUMN_LABELS } from './column-labels'

/** What a press of an arrow key moves a column's edge by, pixels. */
const KEY_STEP_PX = 16

/** The names of the columns, with edges that can be moved by pointer and by arrow keys. */
export function ListColumns() {
  const { listView } = useAppState()
  const view = useObservable(listView.view)
  return (
    <div className="list-columns" role="group" aria-label="Columns" style={columnStyle(view)}>
      <span className="list-columns__event">Event</span>
      {shownColumns(view).map((column) => (
        <span key={column} className="list-columns__name">
          <Edge column={column} width={columnWidth(view, column)} />
          {COLUMN_LABELS[column]}
        </span>
      ))}
    </div>
  )
}

/** The columns' places, for the names and for each row alike. */
export function columnStyle(view: ListView): CSSProperties {
  const widths = shownColumns(view).map((column) => `${String(columnWidth(view, column))}px`)
  return { gridTemplateColumns: `24px minmax(120px, 1fr) ${widths.join(' ')}` }
}

/** The edge at a column's start: moved to the left, the column grows. */
function Edge({ column, width }: { column: ListColumn; width: number }) {
  const { listView } = useAppState()
  const drag = useRef<{ fromX: number; fromWidth: number } | null>(null)

  const move = (event: PointerEvent, isFinal: boolean): void => {
    if (drag.current === null) return
    listView.resize(column, drag.current.fromWidth + drag.current.fromX - event.clientX, isFinal)
    if (isFinal) drag.current = null
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    listView.resize(column, width + (event.key === 'ArrowLeft' ? KEY_STEP_PX : -KEY_STEP_PX), true)
  }

  return (
    <span
      className="list-columns__edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${COLUMN_LABELS[column]}`}
      aria-valuenow={width}
      aria-valuemin={MIN_COLUMN_PX}
      aria-valuemax={MAX_COLUMN_PX}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        drag.current = { fromX: event.clientX, fromWidth: width }
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={(event) => {
        move(event, false)
      }}
      onPointerUp={(event) => {
        move(event, true)
      }}
    />
  )
}
