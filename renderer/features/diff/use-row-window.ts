import { useCallback, useLayoutEffect, useReducer, useState, type RefObject } from 'react'
import type { RowOffsets } from '../../state/diff/row-offsets'

/** Beyond what is in sight, in pixels, so that a turn of the wheel shows no gap. */
const OVERSCAN = 400

interface RowWindow {
  first: number
  /** The last that is drawn. */
  last: number
  /** To be called with the element that holds the drawn rows, after they were: corrects what their heights were taken for. */
  measure: (drawn: HTMLElement | null) => void
  /** Brings a row into sight, in the upper third where it was out of it. */
  reveal: (row: number) => void
}

/** Which of many rows are drawn. Each drawn row is an element of its own, in order. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, offsets: RowOffsets): RowWindow {
  const [{ first, last }, setRange] = useState({ first: 0, last: -1 })
  const [, redraw] = useReducer((times: number) => times + 1, 0)

  const update = useCallback(() => {
    const element = scroller.current
    if (element === null) return
    const from = offsets.rowAt(element.scrollTop - OVERSCAN)
    const to = offsets.rowAt(element.scrollTop + element.clientHeight + OVERSCAN)
    setRange((before) => (before.first === from && before.last === to ? before : { first: from, last: to }))
  }, [scroller, offsets])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    update()
    const resizes = new ResizeObserver(update)
    resizes.observe(element)
    element.addEventListener('scroll', update, { passive: true })
    return () => {
      resizes.disconnect()
      element.removeEventListener('scroll', update)
    }
  }, [scroller, update])

  const measure = useCallback(
    (drawn: HTMLElement | null) => {
      let row = first
      let isCorrected = false
      for (const element of drawn?.children ?? []) {
        if (!(element instanceof HTMLElement)) continue
        if (offsets.setHeight(row, element.offsetHeight)) isCorrected = true
        row += 1
      }
      if (isCorrected) {
        update()
        redraw()
      }
    },
    [first, offsets, update],
  )

  const reveal = useCallback(
    (row: number) => {
      const element = scroller.current
      if (element === null) return
      const top = offsets.topOf(row)
      const isInSight =
        top >= element.scrollTop && top + offsets.heightOf(row) <= element.scrollTop + element.clientHeight
      if (!isInSight) element.scrollTop = top - element.clientHeight / 3
    },
    [scroller, offsets],
  )

  return {
    first: Math.min(first, Math.max(0, offsets.count - 1)),
    last: Math.min(last, offsets.count - 1),
    measure,
    reveal,
  }
}
