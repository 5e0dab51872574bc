import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import type { ListScroll } from '../../components/long-list/use-long-list'

/** Where the person is; column 0 holds the paths. */
export interface ActiveCell {
  row: number
  column: number
}

interface GridSize {
  rows: number
  /** Without that of the paths. */
  columns: number
  rowPx: number
}

/** The cell that keys act on: arrow keys move it, and it is brought into sight. */
export function useActiveCell(
  scroller: RefObject<HTMLElement | null>,
  scroll: ListScroll,
  size: GridSize,
): {
  active: ActiveCell | null
  setActive: (cell: ActiveCell) => void
  onKeyDown: (event: KeyboardEvent) => void
} {
  const [wanted, setActive] = useState<ActiveCell | null>(null)
  // Rows may have gone since.
  const active = wanted === null || wanted.row >= size.rows ? null : wanted

  useEffect(() => {
    if (active === null) return
    const element = scroller.current?.querySelector('.matrix-grid__cell--active')
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [scroller, active])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return
    const from = active ?? { row: 0, column: 1 }
    const next = active === null ? from : moved(from, event, size, pageOf(scroller.current, size))
    if (next === null || !isMove(event.key)) return
    event.preventDefault()
    setActive(next)
    // A row that is far off is not drawn yet, so that there is nothing to bring into sight.
    if (Math.abs(next.row - from.row) > 1) scroll.show(next.row)
  }

  return { active, setActive, onKeyDown }
}

const MOVES = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']

function isMove(key: string): boolean {
  return MOVES.includes(key)
}

function pageOf(element: HTMLElement | null, { rowPx }: GridSize): number {
  return Math.max(1, Math.floor((element?.clientHeight ?? 0) / rowPx) - 2)
}

function moved(
  { row, column }: ActiveCell,
  { key, ctrlKey, metaKey }: KeyboardEvent,
  { rows, columns }: GridSize,
  page: number,
): ActiveCell | null {
  const isFar = ctrlKey || metaKey
  const to = (nextRow: number, nextColumn: number): ActiveCell => ({
    row: Math.min(rows - 1, Math.max(0, nextRow)),
    column: Math.min(columns, Math.max(0, nextColumn)),
  })
  switch (key) {
    case 'ArrowUp':
      return to(isFar ? 0 : row - 1, column)
    case 'ArrowDown':
      return to(isFar ? rows - 1 : row + 1, column)
    case 'ArrowLeft':
      return to(row, isFar ? 0 : column - 1)
    case 'ArrowRight':
      return to(row, isFar ? columns : column + 1)
    case 'Home':
      return to(isFar ? 0 : row, 0)
    case 'End':
      return to(isFar ? rows - 1 : row, columns)
    case 'PageUp':
      return to(row - page, column)
    case 'PageDown':
      return to(row + page, column)
    default:
      return null
  }
}
