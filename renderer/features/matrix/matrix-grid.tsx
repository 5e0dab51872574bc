import './matrix-grid.css'
import { useRef, useState, type KeyboardEvent } from 'react'
import { formatCount } from '../../../core/format/size'
import { cellText, isChanged, rowLabel } from '../../../core/matrix/cells'
import { ABSENT, OUTSIDE, type Matrix, type MatrixRow } from '../../../core/matrix/matrix'
import { EventTitle } from '../../components/event-title'
import { useLongList } from '../../components/long-list/use-long-list'
import { useAppState } from '../../hooks/use-app-state'
import type { MatrixColumn } from '../../state/matrix/matrix-store'
import { columnTime } from './column-heading'
import { MatrixFoot } from './matrix-foot'
import { useActiveCell, type ActiveCell } from './use-active-cell'
import { useCellActs, type CellActs } from './use-cell-acts'

const ROW_PX = 30
const OVERSCAN_ROWS = 10

/** A line of the grid: a path, or what divides those that say something from noise. */
type Line = { kind: 'row'; row: MatrixRow } | { kind: 'noise'; count: number }

interface MatrixGridProps {
  columns: readonly MatrixColumn[]
  matrix: Matrix
}

export function MatrixGrid({ columns, matrix }: MatrixGridProps) {
  const [showsNoise, setShowsNoise] = useState(false)
  const lines = linesOf(matrix, showsNoise)
  const scroller = useRef<HTMLDivElement>(null)
  const { rows, height, scroll } = useLongList(scroller, {
    count: lines.length,
    rowHeight: ROW_PX,
    overscan: OVERSCAN_ROWS,
  })
  const { active, setActive, onKeyDown } = useActiveCell(scroller, scroll, {
    rows: lines.length,
    columns: columns.length,
    rowPx: ROW_PX,
  })
  const activeLine = active === null ? undefined : lines[active.row]
  const row = activeLine?.kind === 'row' ? activeLine.row : null
  const column = active === null || active.column === 0 ? null : active.column - 1
  const acts = useCellActs(columns, row, column)
  const toggleNoise = (): void => {
    setShowsNoise(!showsNoise)
  }
  const onKey = (event: KeyboardEvent): void => {
    onKeyDown(event)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const act =
      actOf(event.key, acts) ?? (event.key === 'Enter' && activeLine?.kind === 'noise' ? toggleNoise : null)
    if (act === null || event.target !== event.currentTarget) return
    event.preventDefault()
    act()
  }
  const isDrawn = active !== null && rows.some(({ index }) => index === active.row)

  return (
    <>
      <div
        ref={scroller}
        className="matrix-grid"
        role="grid"
        data-table
        aria-label="What differs"
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={isDrawn ? cellId(active) : undefined}
        tabIndex={0}
        onKeyDown={onKey}
      >
        <Heads columns={columns} />
        <div className="matrix-grid__rows" role="rowgroup" style={{ height }}>
          {rows.map(({ index, top }) => {
            const line = lines[index]
            if (line === undefined) return null
            return (
              <div
                key={index}
                className="matrix-grid__row"
                role="row"
                aria-rowindex={index + 2}
                style={{ height: ROW_PX, transform: `translateY(${String(top)}px)` }}
              >
                {line.kind === 'noise' ? (
                  <NoiseDivider
                    count={line.count}
                    isOpen={showsNoise}
                    id={cellId({ row: index, column: 0 })}
                    onToggle={toggleNoise}
                  />
                ) : (
                  <Cells
                    matrix={matrix}
                    row={line.row}
                    index={index}
                    active={active}
                    columns={columns}
                    onPoint={setActive}
                  />
                )}
              </div>
            )
          })}
        </div>
      </div>
      <MatrixFoot matrix={matrix} row={row} column={column} acts={acts} />
    </>
  )
}

function actOf(key: string, acts: CellActs | null): (() => void) | null {
  if (acts === null) return null
  if (key === 'h') return acts.history
  if (key === 'i') return acts.noise
  return key === 'Enter' ? acts.open : null
}

function linesOf({ rows }: Matrix, showsNoise: boolean): Line[] {
  const lineOf = (row: MatrixRow): Line => ({ kind: 'row', row })
  const noisy = rows.filter(({ isNoisy }) => isNoisy)
  const signal = rows.filter(({ isNoisy }) => !isNoisy).map(lineOf)
  if (noisy.length === 0) return signal
  return [...signal, { kind: 'noise', count: noisy.length }, ...(showsNoise ? noisy.map(lineOf) : [])]
}

function cellId({ row, column }: ActiveCell): string {
  return `matrix-cell-${String(row)}-${String(column)}`
}

function Heads({ columns }: { columns: readonly MatrixColumn[] }) {
  const { browsing } = useAppState()
  return (
    <div className="matrix-grid__heads" role="row" aria-rowindex={1}>
      <span className="matrix-grid__corner" role="columnheader">
        Path
      </span>
      {columns.map(({ delivery, why }) => (
        <span key={delivery.id} className="matrix-grid__head" role="columnheader">
          <button
            type="button"
            tabIndex={-1}
            title={why ?? 'Open this delivery'}
            onClick={() => {
              browsing.openDelivery(delivery.id)
            }}
          >
            <span className="matrix-grid__time">{columnTime(delivery)}</span>
            <span className="matrix-grid__event">
              <EventTitle eventName={delivery.eventName} method={delivery.method} target={delivery.target} />
            </span>
            {why === null ? null : <span className="visually-hidden">{why}</span>}
          </button>
        </span>
      ))}
    </div>
  )
}

interface NoiseDividerProps {
  count: number
  isOpen: boolean
  id: string
  onToggle: () => void
}

function NoiseDivider({ count, isOpen, id, onToggle }: NoiseDividerProps) {
  const words = `${formatCount(count)} noisy path${count === 1 ? '' : 's'}`
  return (
    <span className="matrix-grid__divider" role="rowheader" id={id}>
      <button type="button" className="matrix-grid__toggle" aria-expanded={isOpen} onClick={onToggle}>
        {isOpen ? `${words}, shown below` : `${words} hidden: show`}
      </button>
    </span>
  )
}

interface CellsProps {
  matrix: Matrix
  row: MatrixRow
  index: number
  active: ActiveCell | null
  columns: readonly MatrixColumn[]
  onPoint: (cell: ActiveCell) => void
}

function Cells({ matrix, row, index, active, columns, onPoint }: CellsProps) {
  const label = rowLabel(row)
  const marks = (column: number): string =>
    active?.row === index && active.column === column ? ' matrix-grid__cell--active' : ''
  return (
    <>
      <span
        className={`matrix-grid__path${row.isNoisy ? ' matrix-grid__path--noisy' : ''}${marks(0)}`}
        role="rowheader"
        id={cellId({ row: index, column: 0 })}
        title={label}
        onMouseDown={() => {
          onPoint({ row: index, column: 0 })
        }}
      >
        <bdi>{label}</bdi>
      </span>
      {columns.map(({ delivery }, column) => {
        const cell = row.cells[column] ?? OUTSIDE
        const changed = isChanged(row, column)
        const text = cellText(matrix, cell)
        const kind = matrix.values[cell]?.kind ?? 'none'
        return (
          <span
            key={delivery.id}
            className={`matrix-grid__cell matrix-grid__cell--${kind}${changed ? ' matrix-grid__cell--changed' : ''}${marks(column + 1)}`}
            role="gridcell"
            id={cellId({ row: index, column: column + 1 })}
            aria-selected={active?.row === index && active.column === column + 1}
            title={text ?? undefined}
            onMouseDown={() => {
              onPoint({ row: index, column: column + 1 })
            }}
          >
            {text === null ? cell === ABSENT ? <i>not there</i> : null : <bdi>{text}</bdi>}
            {changed ? <span className="visually-hidden"> changed</span> : null}
          </span>
        )
      })}
    </>
  )
}
