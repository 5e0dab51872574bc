import type { Virtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { LaneRow } from './lane-rows'

/**
 * Brings a row into sight and keeps it there while it and its neighbours find their heights, since a step grows when its
 * changes are known. Whoever scrolls on is let go.
 */
export function useReveal(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  rows: readonly LaneRow[],
): (index: number) => void {
  const revealed = useRef<string | null>(null)
  const heightPx = virtualizer.getTotalSize()

  useEffect(() => {
    const element = scroller.current
    const index = rows.findIndex(({ key }) => key === revealed.current)
    const place = virtualizer.measurementsCache[index]
    if (element === null || place === undefined) return
    // Asked of the element: the virtualizer hears of a scrolling a moment later, and would scroll back to where it was.
    const top = element.scrollTop + virtualizer.options.scrollPaddingStart
    const isInSight = place.start >= top && place.end <= element.scrollTop + element.clientHeight
    if (!isInSight) virtualizer.scrollToIndex(index)
  }, [scroller, virtualizer, rows, heightPx])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const letGo = (): void => {
      revealed.current = null
    }
    // A press may be on the scrollbar.
    for (const gesture of ['wheel', 'pointerdown', 'touchmove'] as const) {
      element.addEventListener(gesture, letGo, { passive: true })
    }
    return () => {
      for (const gesture of ['wheel', 'pointerdown', 'touchmove'] as const) {
        element.removeEventListener(gesture, letGo)
      }
    }
  }, [scroller])

  return useCallback(
    (index: number) => {
      revealed.current = rows[index]?.key ?? null
      virtualizer.scrollToIndex(index)
    },
    [virtualizer, rows],
  )
}
