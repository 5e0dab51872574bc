import './minimap.css'
import { useEffect, useMemo, useRef, type RefObject } from 'react'
import { ROW_MARKS, type RowMark } from '../../../core/diff/view/rows'
import type { RowsInSight } from '../../state/diff/comparison-store'
import type { RowOffsets } from '../../state/diff/row-offsets'

/** As many places as can be told apart on a screen's height; more changes share one. */
const PLACES = 200

interface MinimapProps {
  shown: RowsInSight
  offsets: RowOffsets
  scroller: RefObject<HTMLElement | null>
}

/** Where the changes lie in the whole, and which part is in sight. A press goes there; keys have the changes themselves. */
export function Minimap({ shown, offsets, scroller }: MinimapProps) {
  const part = useRef<HTMLDivElement>(null)
  const places = useMemo(() => placesOf(shown, offsets), [shown, offsets])

  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const show = (): void => {
      if (part.current === null) return
      const whole = Math.max(1, element.scrollHeight)
      part.current.style.top = `${String((100 * element.scrollTop) / whole)}%`
      part.current.style.height = `${String((100 * element.clientHeight) / whole)}%`
    }
    show()
    const resizes = new ResizeObserver(show)
    resizes.observe(element)
    element.addEventListener('scroll', show, { passive: true })
    return () => {
      resizes.disconnect()
      element.removeEventListener('scroll', show)
    }
  }, [scroller, offsets])

  return (
    <div
      className="minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        const element = scroller.current
        if (element === null) return
        const { top, height } = event.currentTarget.getBoundingClientRect()
        const share = (event.clientY - top) / height
        element.scrollTop = share * element.scrollHeight - element.clientHeight / 2
      }}
    >
      {places.map(({ place, mark }) => (
        <span
          key={place}
          className={`minimap__place minimap__place--${mark}`}
          style={{ top: `${String((100 * place) / PLACES)}%` }}
        />
      ))}
      <div ref={part} className="minimap__part" />
    </div>
  )
}

function placesOf({ rows, stops }: RowsInSight, offsets: RowOffsets): { place: number; mark: RowMark }[] {
  const marks = new Map<number, RowMark>()
  const height = Math.max(1, offsets.height)
  for (const stop of stops) {
    const place = Math.floor((PLACES * offsets.topOf(stop)) / height)
    if (!marks.has(place)) marks.set(place, ROW_MARKS[rows.mark[stop] ?? 0] ?? 'change')
  }
  return [...marks].map(([place, mark]) => ({ place, mark }))
}
