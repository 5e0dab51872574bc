import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { LaneRow } from './lane-rows'

interface LaneKeys {
  scroller: RefObject<HTMLDivElement | null>
  /** Brings a row into sight. */
  reveal: (index: number) => void
  rows: readonly LaneRow[]
  /** The step that the keys act on. */
  currentIndex: number
  setCurrent: (key: string) => void
}

/** How far a key leads; Infinity for the end. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 5,
  PageUp: -5,
  Home: -Infinity,
  End: Infinity,
}

/** Moves through the steps with the arrow keys, opens with Enter, compares with d, and leaves for the list with Escape. */
export function useLaneKeys({
  scroller,
  reveal,
  rows,
  currentIndex,
  setCurrent,
}: LaneKeys): (event: KeyboardEvent) => void {
  const { browsing, comparing, filter, resources } = useAppState()
  const entries = useObservable(resources.laneFocusRequests)
  const entered = useRef(entries)
  /** The row that is to take the focus as soon as it is drawn. */
  const awaited = useRef<string | null>(null)

  const focusAwaited = (): void => {
    if (awaited.current === null) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(awaited.current)}"]`)
    if (row === null || row === undefined) return
    awaited.current = null
    row.focus({ preventScroll: true })
  }
  useEffect(focusAwaited)

  const goTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))]
    if (row === undefined) return
    awaited.current = row.key
    setCurrent(row.key)
    reveal(rows.indexOf(row))
    focusAwaited()
  }

  useEffect(() => {
    if (entered.current === entries) return
    entered.current = entries
    goTo(currentIndex)
  })

  return (event) => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['row'] !== undefined
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const row = rows[currentIndex]
    const move = MOVES[event.key]
    if (event.key === 'Escape') filter.requestListFocus()
    else if (!isOnRow) return
    else if (move !== undefined) goTo(currentIndex + move)
    else if (row?.kind !== 'step') return
    else if (event.key === 'Enter') browsing.openDelivery(row.step.delivery)
    else if (event.key === 'd' && row.before !== null) comparing.set([row.before.delivery, row.step.delivery])
    else return
    event.preventDefault()
  }
}
