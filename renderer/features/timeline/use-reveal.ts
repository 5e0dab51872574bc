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
    const index = rows.findIndex(({ key }) => key === revealed.current)
    if (index >= 0) virtualizer.scrollToIndex(index)
  }, [virtualizer, rows, heightPx])

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
