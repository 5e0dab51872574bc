import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ListScroll } from '../../components/long-list/use-long-list'
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
  scroll: ListScroll,
  deliveries: ShownList,
  rowHeight: number,
): { newCount: number; showNewest: () => void } {
  const view = useObservable(deliveries.view)
  const { total, arrived } = view
  const [seenArrived, setSeenArrived] = useState(arrived)
  const [isAtTop, setIsAtTop] = useState(true)
  const anchors = useRef<Anchor[]>([])

  const remember = useCallback(() => {
    const top = scroll.offset()
    const { total: count, arrived: arrivedNow } = deliveries.view.get()
    const first = Math.floor(top / rowHeight)
    anchors.current = Array.from({ length: MAX_ANCHORS }, (_, row) => first + row).flatMap((index) => {
      const delivery = deliveries.at(count - 1 - index)
      return delivery === undefined ? [] : [{ id: delivery.id, offset: index * rowHeight - top }]
    })
    setIsAtTop(top <= AT_TOP_PX)
    if (top <= AT_TOP_PX) setSeenArrived(arrivedNow)
  }, [scroll, deliveries, rowHeight])

  useLayoutEffect(() => {
    if (scroll.offset() > AT_TOP_PX) {
      const kept = anchors.current.find(({ id }) => deliveries.positionOf(id) !== null)
      const position = kept === undefined ? null : deliveries.positionOf(kept.id)
      if (kept !== undefined && position !== null) {
        scroll.scrollTo((total - 1 - position) * rowHeight - kept.offset)
      }
    }
    remember()
  }, [scroll, deliveries, remember, total, view, rowHeight])

  useEffect(() => scroll.onMove(remember), [scroll, remember])

  const showNewest = useCallback(() => {
    scroll.scrollTo(0)
  }, [scroll])

  return {
    newCount: isAtTop ? 0 : Math.max(0, Math.min(arrived - seenArrived, total - view.bottom)),
    showNewest,
  }
}
