import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useObservable } from '../../hooks/use-observable'
import type { ShownList } from '../../state/shown-list'

/** Scrolled less than this, the person is at the top and follows what arrives. */
const AT_TOP_PX = 4

/** Rows remembered from the top of what is in sight: should the first go, the next one holds the place. */
const MAX_ANCHORS = 30

interface Anchor {
  id: number
  /** How far the row's top is from the top of what is in sight, in pixels. */
  offset: number
}

/**
 * Keeps what is in sight in place while deliveries arrive above it, go and come back. At the top the list follows; away
 * from it the view stays where it is and the arrivals are counted until the person returns.
 */
export function useFollowNewest(
  scroller: RefObject<HTMLDivElement | null>,
  deliveries: ShownList,
  rowHeight: number,
): { newCount: number; showNewest: () => void } {
  const view = useObservable(deliveries.view)
  const { total, arrived } = view
  const [seenArrived, setSeenArrived] = useState(arrived)
  const [isAtTop, setIsAtTop] = useState(true)
  const anchors = useRef<Anchor[]>([])

  const remember = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const top = element.scrollTop
    const { total: count, arrived: arrivedNow } = deliveries.view.get()
    const first = Math.floor(top / rowHeight)
    anchors.current = Array.from({ length: MAX_ANCHORS }, (_, row) => first + row).flatMap((index) => {
      const delivery = deliveries.at(count - 1 - index)
      return delivery === undefined ? [] : [{ id: delivery.id, offset: index * rowHeight - top }]
    })
    setIsAtTop(top <= AT_TOP_PX)
    if (top <= AT_TOP_PX) setSeenArrived(arrivedNow)
  }, [scroller, deliveries, rowHeight])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    if (element.scrollTop > AT_TOP_PX) {
      const kept = anchors.current.find(({ id }) => deliveries.positionOf(id) !== null)
      const position = kept === undefined ? null : deliveries.positionOf(kept.id)
      if (kept !== undefined && position !== null) {
        element.scrollTop = (total - 1 - position) * rowHeight - kept.offset
      }
    }
    remember()
  }, [scroller, deliveries, remember, total, view, rowHeight])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    element.addEventListener('scroll', remember, { passive: true })
    return () => {
      element.removeEventListener('scroll', remember)
    }
  }, [scroller, remember])

  const showNewest = useCallback(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [scroller])

  return {
    newCount: isAtTop ? 0 : Math.max(0, Math.min(arrived - seenArrived, total - view.bottom)),
    showNewest,
  }
}
