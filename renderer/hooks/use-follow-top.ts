import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { GroupList } from '../state/group-list'
import type { Group } from '../state/group-source'
import { useObservable } from './use-observable'

/** Scrolled less than this, the person is at the top and follows what happens. */
const AT_TOP_PX = 4

/**
 * Follows the newest groups while the person is at the top of their list, and holds the list still while they are not:
 * then a row that goes leaves what is below it in its place on the screen. Gives the way back to the top.
 */
export function useFollowTop<Row extends Group>(
  scroller: RefObject<HTMLElement | null>,
  list: GroupList<Row>,
  rowHeight: number,
): () => void {
  const { rows, beginnings } = useObservable(list.view)
  const rowsBefore = useRef(rows)

  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [scroller, beginnings])

  useLayoutEffect(() => {
    const element = scroller.current
    const before = rowsBefore.current
    rowsBefore.current = rows
    if (element === null || before === rows || element.scrollTop <= AT_TOP_PX) return
    const first = Math.floor(element.scrollTop / rowHeight)
    const places = new Map(rows.map(({ id }, index) => [id, index]))
    // The first that was in sight and is still there keeps its place.
    for (let index = first; index < before.length; index += 1) {
      const now = places.get(before[index]?.id ?? 0)
      if (now === undefined) continue
      if (now !== index) element.scrollTop += (now - index) * rowHeight
      return
    }
  }, [scroller, rows, rowHeight])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const onScroll = (): void => {
      list.hold(element.scrollTop > AT_TOP_PX)
    }
    onScroll()
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      element.removeEventListener('scroll', onScroll)
    }
  }, [scroller, list])

  useEffect(() => {
    list.setShown(true)
    return () => {
      list.setShown(false)
    }
  }, [list])

  return useCallback(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [scroller])
}
