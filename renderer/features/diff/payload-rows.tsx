import './payload-rows.css'
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { rowAt } from '../../../core/diff/view/row-at'
import { otherPlace } from '../../../core/diff/view/row-changes'
import { useObservable } from '../../hooks/use-observable'
import type { ComparisonStore, RowsInSight } from '../../state/diff/comparison-store'
import { RowOffsets } from '../../state/diff/row-offsets'
import { DiffRowView } from './diff-row'
import { Minimap } from './minimap'
import { rowHeights } from './row-height'
import { useRowWindow } from './use-row-window'
import { useWidth } from './use-width'

interface PayloadRowsProps {
  store: ComparisonStore
  shown: RowsInSight
  label: string
}

/** The rows of a difference, of which only those in sight are drawn. Moved through with the arrow keys. */
export function PayloadRows({ store, shown, label }: PayloadRowsProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const drawn = useRef<HTMLDivElement>(null)
  const id = useId()
  const pointed = useObservable(store.pointed)
  const reveals = useObservable(store.reveals)
  const width = useWidth(scroller)
  const { rows, moved } = shown
  const offsets = useMemo(() => new RowOffsets(rows.count, rowHeights(rows, width)), [rows, width])
  const { first, last, measure, reveal } = useRowWindow(scroller, offsets)
  const onKeyDown = rowKeys(store, shown, reveal)

  useLayoutEffect(() => {
    measure(drawn.current)
  })

  useEffect(() => {
    const row = store.pointed.get()
    if (reveals > 0 && row !== null) reveal(row)
  }, [store, reveal, reveals])

  const onOpenFold = useCallback(
    (fold: number) => {
      store.openFold(fold)
      // The button goes, and the focus must not go with it.
      scroller.current?.focus()
    },
    [store],
  )
  const onFollow = useCallback(
    (row: number) => {
      const other = otherPlace(rows, moved, row)
      if (other !== null) store.point(other, { reveal: true })
    },
    [store, rows, moved],
  )

  return (
    <div className="payload-rows">
      <div
        ref={scroller}
        className="payload-rows__scroller"
        role="treegrid"
        aria-label={label}
        aria-rowcount={rows.count}
        aria-activedescendant={
          pointed !== null && pointed >= first && pointed <= last ? `${id}-${String(pointed)}` : undefined
        }
        tabIndex={0}
        dir="ltr"
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" style={{ height: offsets.height }}>
          <div
            ref={drawn}
            role="presentation"
            style={{ transform: `translateY(${String(offsets.topOf(first))}px)` }}
            onClick={(event) => {
              const row = rowOf(event.target)
              if (row !== null && window.getSelection()?.isCollapsed !== false) store.point(row)
            }}
          >
            {Array.from({ length: Math.max(0, last - first + 1) }, (_none, at) => (
              <DiffRowView
                key={first + at}
                id={`${id}-${String(first + at)}`}
                shown={shown}
                index={first + at}
                isPointed={pointed === first + at}
                onOpenFold={onOpenFold}
                onFollow={onFollow}
              />
            ))}
          </div>
        </div>
      </div>
      <Minimap shown={shown} offsets={offsets} scroller={scroller} />
    </div>
  )
}

/** The row that was pressed; a button in it has said already what is to be pointed at. */
function rowOf(target: EventTarget): number | null {
  if (!(target instanceof Element) || target.closest('button') !== null) return null
  const element = target.closest<HTMLElement>('[data-row]')
  return element === null ? null : Number(element.dataset['row'])
}

/** A page down or up is so many. */
const PAGE_ROWS = 20

/** What the keys do in the rows. Letters are the window's. */
function rowKeys(store: ComparisonStore, shown: RowsInSight, reveal: (row: number) => void) {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const { rows, moved, comparison } = shown
    const row = store.pointed.get() ?? -1
    const to: Readonly<Record<string, number>> = {
      ArrowDown: row + 1,
      ArrowUp: row - 1,
      PageDown: row + PAGE_ROWS,
      PageUp: row - PAGE_ROWS,
      Home: 0,
      End: rows.count - 1,
    }
    const next = to[event.key]
    if (next !== undefined) {
      const target = Math.max(0, Math.min(next, rows.count - 1))
      store.point(target)
      reveal(target)
    } else if ((event.key === 'Enter' || event.key === ' ' || event.key === 'ArrowRight') && row >= 0) {
      const { fold, mark } = rowAt(rows, row, comparison.texts.left, comparison.texts.right)
      const other = mark === 'move' ? otherPlace(rows, moved, row) : null
      if (fold !== null) store.openFold(fold.id)
      else if (other !== null && event.key === 'Enter') store.point(other, { reveal: true })
    } else return
    event.preventDefault()
  }
}
