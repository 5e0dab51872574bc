import type { KeyboardEvent, PointerEvent } from 'react'

interface Range {
  from: number
  to: number
}

interface ArrivalsHandleProps {
  side: keyof Range
  range: Range
  /** Whether the range was chosen, or is all there is. */
  isChosen: boolean
  buckets: number
  /** What the left edge of a bucket means. */
  timeAt: (edge: number) => string
  onMove: (range: Range) => void
  /** The pointer took hold of it; `anchor` is the bucket at the other end. */
  onGrab: (event: PointerEvent, anchor: number) => void
}

/** One end of the chosen range: dragged, or moved by the arrow keys, ten at a time by PageUp and PageDown. */
export function ArrivalsHandle({
  side,
  range,
  isChosen,
  buckets,
  timeAt,
  onMove,
  onGrab,
}: ArrivalsHandleProps) {
  const least = side === 'from' ? 0 : range.from + 1
  const most = side === 'from' ? range.to - 1 : buckets
  const value = range[side]
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = targetOf(event.key, value, least, most)
    if (target === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const moved = Math.min(most, Math.max(least, target))
    if (moved !== value) onMove({ ...range, [side]: moved })
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      className={isChosen ? 'arrivals__handle arrivals__handle--chosen' : 'arrivals__handle'}
      style={{ left: `${String((value / buckets) * 100)}%` }}
      aria-label={side === 'from' ? 'From' : 'To'}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={value}
      aria-valuetext={timeAt(value)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (!isChosen) return
        event.stopPropagation()
        onGrab(event, side === 'from' ? range.to - 1 : range.from)
      }}
    />
  )
}

function targetOf(key: string, value: number, least: number, most: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - 1
    case 'ArrowRight':
    case 'ArrowUp':
      return value + 1
    case 'PageDown':
      return value - 10
    case 'PageUp':
      return value + 10
    case 'Home':
      return least
    case 'End':
      return most
    default:
      return null
  }
}
