import { useCallback, useEffect, useLayoutEffect, useMemo, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { elementHeight, LongScroll } from './long-scroll'

/** After this much quiet the scrolling is over. */
const REST_MS = 150

interface Size {
  count: number
  /** Pixels; all rows are equally high. */
  rowHeight: number
  /** Rows drawn beyond either edge of what is in sight. */
  overscan: number
}

/** A row that is to be drawn: which one, and how far below the element's top, in pixels. */
export interface LongListRow {
  index: number
  top: number
}

export interface LongList {
  rows: readonly LongListRow[]
  /** How high the element that holds the rows has to be, in pixels. */
  height: number
  scroll: ListScroll
}

/** Moves the list; pixels count from its top, as if all rows were laid out. */
export interface ListScroll {
  offset: () => number
  scrollTo: (offset: number) => void
  /** Brings a row into sight, and moves no further than that. */
  show: (index: number) => void
  /** Hears of each move, by whoever scrolls or by these functions, until the returned function is called. */
  onMove: (listener: () => void) => () => void
}

/** The rows to draw of a list of any length, in an element that scrolls. */
export function useLongList(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight, overscan }: Size,
): LongList {
  const [scroll] = useState(() => new LongScroll())
  const [viewHeight, setViewHeight] = useState(0)
  const [place, setPlace] = useState({ first: 0, shift: 0 })
  const [listeners] = useState(() => new Set<() => void>())

  const publish = useCallback(() => {
    const first = Math.floor(scroll.offset / rowHeight)
    const shift = scroll.rowShift
    setPlace((known) => (known.first === first && known.shift === shift ? known : { first, shift }))
  }, [scroll, rowHeight])

  const moveTo = useCallback(
    (offset: number) => {
      const top = scroll.moveTo(offset)
      if (scroller.current !== null && scroller.current.scrollTop !== top) scroller.current.scrollTop = top
      publish()
    },
    [scroll, scroller, publish],
  )

  useLayoutEffect(() => {
    // Whoever is scrolling just now may be further than was told.
    if (scroller.current !== null) scroll.scrolled(scroller.current.scrollTop)
    const { offset } = scroll
    scroll.resize(count * rowHeight, viewHeight)
    moveTo(offset)
  }, [scroller, scroll, moveTo, count, rowHeight, viewHeight])

  useEffect(() => followHeight(scroller.current, setViewHeight), [scroller])

  const onScroll = useCallback(() => {
    // Drawn before the frame that shows the new place, so that no empty stretch is seen.
    flushSync(() => {
      if (scroll.isAstray) moveTo(scroll.offset)
      else publish()
    })
    for (const listener of listeners) listener()
  }, [scroll, moveTo, publish, listeners])
  useScrolling(scroller, scroll, onScroll, moveTo)

  const listScroll = useMemo(
    () => listScrollOf({ scroller, scroll, moveTo, listeners, rowHeight }),
    [scroller, scroll, moveTo, listeners, rowHeight],
  )

  const inSight = Math.ceil(viewHeight / rowHeight)
  const first = Math.max(0, place.first - overscan)
  const last = Math.min(count - 1, place.first + inSight + overscan)
  return {
    rows: rowsBetween(first, last, (index) => index * rowHeight - place.shift),
    height: elementHeight(count * rowHeight),
    scroll: listScroll,
  }
}

interface Moved {
  scroller: RefObject<HTMLElement | null>
  scroll: LongScroll
  moveTo: (offset: number) => void
  listeners: Set<() => void>
  rowHeight: number
}

function listScrollOf({ scroller, scroll, moveTo, listeners, rowHeight }: Moved): ListScroll {
  const scrollTo = (offset: number): void => {
    moveTo(offset)
    for (const listener of listeners) listener()
  }
  return {
    offset: () => scroll.offset,
    scrollTo,
    show: (index) => {
      const { offset } = scroll
      // Asked of the element itself: at the start a row is chosen before the height is told, and of 0 pixels none is in sight.
      const viewHeight = scroller.current?.clientHeight ?? 0
      const [least, most] = [(index + 1) * rowHeight - viewHeight, index * rowHeight]
      if (offset > most) scrollTo(most)
      else if (offset < least) scrollTo(least)
    },
    onMove: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function rowsBetween(first: number, last: number, topOf: (index: number) => number): LongListRow[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, row) => {
    return { index: first + row, top: topOf(first + row) }
  })
}

/** Tells of each scroll, and puts the bar right when it is over. */
function useScrolling(
  scroller: RefObject<HTMLElement | null>,
  scroll: LongScroll,
  onScroll: () => void,
  moveTo: (offset: number) => void,
): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let rest: ReturnType<typeof setTimeout> | undefined
    const onEvent = (): void => {
      scroll.scrolled(element.scrollTop)
      onScroll()
      clearTimeout(rest)
      rest = setTimeout(() => {
        moveTo(scroll.offset)
      }, REST_MS)
    }
    element.addEventListener('scroll', onEvent, { passive: true })
    return () => {
      element.removeEventListener('scroll', onEvent)
      clearTimeout(rest)
    }
  }, [scroller, scroll, onScroll, moveTo])
}

function followHeight(element: HTMLElement | null, onHeight: (px: number) => void): (() => void) | undefined {
  if (element === null) return undefined
  const observer = new ResizeObserver(() => {
    onHeight(element.clientHeight)
  })
  observer.observe(element)
  return () => {
    observer.disconnect()
  }
}
