import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { ROW_HEIGHT } from './delivery-row'

/** Scrolled less than this, the person is at the top and follows what arrives. */
const AT_TOP_PX = 4

/**
 * Keeps what is in sight in place while deliveries arrive above it. At the top the list follows; away from it the view
 * stays where it is and the arrivals are counted until the person returns.
 */
export function useFollowNewest(
  scroller: RefObject<HTMLDivElement | null>,
  total: number,
): { newCount: number; showNewest: () => void } {
  const [newCount, setNewCount] = useState(0)
  const seenTotal = useRef(total)

  useLayoutEffect(() => {
    const arrived = total - seenTotal.current
    seenTotal.current = total
    const element = scroller.current
    if (element === null || arrived <= 0) return
    if (element.scrollTop <= AT_TOP_PX) return
    element.scrollTop += arrived * ROW_HEIGHT
    setNewCount((count) => count + arrived)
  }, [scroller, total])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const forgetAtTop = (): void => {
      if (element.scrollTop <= AT_TOP_PX) setNewCount(0)
    }
    element.addEventListener('scroll', forgetAtTop, { passive: true })
    return () => {
      element.removeEventListener('scroll', forgetAtTop)
    }
  }, [scroller])

  const showNewest = useCallback(() => {
    scroller.current?.scrollTo({ top: 0 })
    setNewCount(0)
  }, [scroller])

  return { newCount, showNewest }
}
