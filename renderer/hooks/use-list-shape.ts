import { useEffect, useState, type RefObject } from 'react'
import type { ListView } from '../../core/contract/list-view'
import { useAppState } from './use-app-state'
import { useObservable } from './use-observable'

/** From this width on, pixels, a row is one line of columns; below it is two lines. */
const WIDE_PX = 640

/** Of rows in two lines and in one, pixels. */
export type RowHeights = Readonly<Record<ListView['density'], { lines: number; columns: number }>>

export interface ListShape {
  isWide: boolean
  /** Pixels. */
  rowHeight: number
}

/** How rows are drawn in the room there is. Tells the commands how far a page goes. */
export function useListShape(scroller: RefObject<HTMLDivElement | null>, heights: RowHeights): ListShape {
  const { listView, rowsInSight } = useAppState()
  const { density } = useObservable(listView.view)
  const [size, setSize] = useState({ width: 0, height: 0 })
  const isWide = size.width >= WIDE_PX
  const rowHeight = heights[density][isWide ? 'columns' : 'lines']

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [scroller])

  useEffect(() => {
    rowsInSight.set(Math.max(1, Math.floor(size.height / rowHeight) - 1))
  }, [rowsInSight, size.height, rowHeight])

  return { isWide, rowHeight }
}
