import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { LaneRow } from './lane-rows'

/** Scrolled less than this, the person is at the top, and what comes in there is seen there. */
const AT_TOP_PX = 4

/** Keeps the first row in sight where it is on the screen when rows come in above it, or change their order. */
export function useHeldPlace(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  rows: readonly LaneRow[],
): void {
  const held = useRef<{ key: string; offsetPx: number } | null>(null)
  const shown = useRef(rows)

  useLayoutEffect(() => {
    const element = scroller.current
    const isOther = shown.current !== rows
    shown.current = rows
    if (element === null || !isOther || held.current === null || element.scrollTop <= AT_TOP_PX) return
    const { key, offsetPx } = held.current
    const index = rows.findIndex((row) => row.key === key)
    const start = virtualizer.measurementsCache[index]?.start
    if (start !== undefined) element.scrollTop = start - offsetPx
  }, [scroller, virtualizer, rows])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const remember = (): void => {
      const top = element.scrollTop
      const first = virtualizer.measurementsCache.find(({ end }) => end > top)
      const row = first === undefined ? undefined : shown.current[first.index]
      held.current =
        first === undefined || row === undefined ? null : { key: row.key, offsetPx: first.start - top }
    }
    element.addEventListener('scroll', remember, { passive: true })
    return () => {
      element.removeEventListener('scroll', remember)
    }
  }, [scroller, virtualizer])
}
