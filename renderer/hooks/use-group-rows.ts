import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useRef, type RefObject } from 'react'
import type { GroupList } from '../state/group-list'
import type { GroupSelection } from '../state/group-selection'
import type { Group } from '../state/group-source'
import { useFollowTop } from './use-follow-top'
import { useListFocus } from './use-list-focus'
import { useListShape, type RowHeights } from './use-list-shape'
import { useObservable } from './use-observable'

const OVERSCAN_ROWS = 8

export interface GroupRows {
  scroller: RefObject<HTMLDivElement | null>
  /** The rows that are drawn. */
  items: VirtualItem[]
  /** Of all rows, pixels. */
  heightPx: number
  isWide: boolean
  showTop: () => void
}

/** The rows of a list of groups that are in sight: drawn, followed and scrolled to as they are chosen. */
export function useGroupRows<Row extends Group>(
  list: GroupList<Row>,
  selection: GroupSelection<Row>,
  heights: RowHeights,
): GroupRows {
  const { rows } = useObservable(list.view)
  const choices = useObservable(selection.choices)
  const scroller = useRef<HTMLDivElement>(null)
  const { isWide, rowHeight } = useListShape(scroller, heights)
  useListFocus(scroller)
  // TanStack's virtualizer changes in place, which React's compiler can't follow; this project does not use it.
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN_ROWS,
  })
  const showTop = useFollowTop(scroller, list, rowHeight)

  const items = virtualizer.getVirtualItems()
  const firstIndex = items[0]?.index ?? 0
  const lastIndex = items.at(-1)?.index ?? 0
  useEffect(() => {
    list.look(firstIndex, lastIndex)
  }, [list, rows, firstIndex, lastIndex])

  useEffect(() => {
    if (choices === 0) return
    // Only choosing a row scrolls; what comes and goes must not pull the list away.
    const index = list.view.get().rows.findIndex(({ id }) => id === selection.opened.get())
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [list, selection, virtualizer, choices])

  useEffect(() => {
    virtualizer.measure()
  }, [virtualizer, rowHeight])

  return { scroller, items, heightPx: virtualizer.getTotalSize(), isWide, showTop }
}
