import './arrivals-strip.css'
import { X } from 'lucide-react'
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { printFilter } from '../../../core/filter/print'
import { receivedRange, withoutReceived, withReceived } from '../../../core/filter/received-range'
import { formatCount } from '../../../core/format/size'
import { formatClock, formatDay } from '../../../core/format/time'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import type { ArrivalsView } from '../../state/arrivals'
import { ArrivalsHandle } from './arrivals-handle'

/** Fewer buckets than this would be bars as wide as a hand. */
const LEAST_SHOWN = 60

/** Buckets by their number from the left: the first that is chosen and the one behind the last. */
interface BucketRange {
  from: number
  to: number
}

/** When deliveries arrived, as bars; a range of time is chosen by dragging over them, or by moving its ends by key. */
export function ArrivalsStrip() {
  const { filter, arrivals } = useAppState()
  const { applied, parsed } = useObservable(filter.state)
  const view = useObservable(arrivals.view)
  const others = printFilter(withoutReceived(applied))
  useEffect(() => {
    void arrivals.show(others)
  }, [arrivals, others])

  const track = useRef<HTMLDivElement>(null)
  const [drag, setDrag] = useState<{ anchor: number; head: number } | null>(null)
  const { startS, widthS } = view
  if (startS === null) return null
  const shown = Math.max(view.span, LEAST_SHOWN)
  // What is there stands at the right, where the newest is.
  const firstS = startS - (shown - view.span) * widthS
  const current = parsed.filter ?? applied
  const chosen = drag === null ? chosenIn(current, firstS, widthS, shown) : ordered(drag)

  const choose = ({ from, to }: BucketRange): void => {
    filter.set(withReceived(current, { firstS: firstS + from * widthS, lastS: firstS + to * widthS - 1 }))
  }
  const clear = (): void => {
    setDrag(null)
    if (chosen !== null && drag === null) filter.set(withoutReceived(current))
  }
  const bucketAt = (event: PointerEvent): number => {
    const { left, width } = track.current?.getBoundingClientRect() ?? { left: 0, width: 1 }
    return Math.min(shown - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * shown)))
  }
  const begin = (event: PointerEvent, anchor = bucketAt(event)): void => {
    if (event.button !== 0) return
    track.current?.setPointerCapture(event.pointerId)
    setDrag({ anchor, head: bucketAt(event) })
  }
  const end = (event: PointerEvent): void => {
    if (drag !== null && drag.head !== drag.anchor) choose(ordered(drag))
    track.current?.releasePointerCapture(event.pointerId)
    setDrag(null)
  }

  return (
    <div
      className="arrivals"
      role="group"
      aria-label="Arrivals over time"
      aria-busy={!view.isCounted}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || (chosen === null && drag === null)) return
        event.preventDefault()
        clear()
      }}
    >
      <div
        ref={track}
        className="arrivals__track"
        title="Drag over the bars to choose a range of time"
        onPointerDown={begin}
        onPointerMove={(event) => {
          if (drag !== null) setDrag({ ...drag, head: bucketAt(event) })
        }}
        onPointerUp={end}
        onPointerCancel={() => {
          setDrag(null)
        }}
      >
        <Bars view={view} firstS={firstS} shown={shown} chosen={chosen} />
        {(['from', 'to'] as const).map((side) => (
          <ArrivalsHandle
            key={side}
            side={side}
            range={chosen ?? { from: 0, to: shown }}
            isChosen={chosen !== null}
            buckets={shown}
            timeAt={(edge) => instant(firstS + edge * widthS)}
            onMove={choose}
            onGrab={(event, anchor) => {
              begin(event, anchor)
            }}
          />
        ))}
      </div>
      <div className="arrivals__words">
        <span>{instant(firstS)}</span>
        <Chosen view={view} firstS={firstS} chosen={chosen} onClear={clear} />
        <span>{instant(firstS + shown * widthS)}</span>
      </div>
    </div>
  )
}

interface BarsProps {
  view: ArrivalsView
  firstS: number
  shown: number
  chosen: BucketRange | null
}

/** As high as the fullest bucket; nothing that holds a delivery is too low to be seen. */
function Bars({ view: { filled, widthS }, firstS, shown, chosen }: BarsProps) {
  const most = filled.reduce((highest, { count }) => Math.max(highest, count), 1)
  return (
    <svg
      className="arrivals__bars"
      viewBox={`0 0 ${String(shown)} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {chosen === null ? null : (
        <rect className="arrivals__band" x={chosen.from} width={chosen.to - chosen.from} y={0} height={100} />
      )}
      {filled.map(({ fromS, count }) => {
        const at = (fromS - firstS) / widthS
        const height = Math.max(8, (count / most) * 100)
        const isOut = chosen !== null && (at < chosen.from || at >= chosen.to)
        return (
          <rect
            key={fromS}
            className={isOut ? 'arrivals__bar arrivals__bar--out' : 'arrivals__bar'}
            x={at + 0.1}
            width={0.8}
            y={100 - height}
            height={height}
          />
        )
      })}
    </svg>
  )
}

interface ChosenProps {
  view: ArrivalsView
  firstS: number
  chosen: BucketRange | null
  onClear: () => void
}

function Chosen({ view: { filled, widthS }, firstS, chosen, onClear }: ChosenProps) {
  if (chosen === null) return null
  const [from, to] = [firstS + chosen.from * widthS, firstS + chosen.to * widthS]
  const count = filled.reduce(
    (sum, bucket) => sum + (bucket.fromS >= from && bucket.fromS < to ? bucket.count : 0),
    0,
  )
  return (
    <span className="arrivals__chosen">
      {`${instant(from)} – ${instant(to)}, ${formatCount(count)}`}
      <button
        type="button"
        className="arrivals__clear"
        aria-label="Any time"
        title="Any time (Esc)"
        onClick={onClear}
      >
        <X size={12} aria-hidden="true" />
      </button>
    </span>
  )
}

/** The buckets that a filter's time covers, as far as they are shown; null where it names none or none of these. */
function chosenIn(
  filter: Parameters<typeof receivedRange>[0],
  firstS: number,
  widthS: number,
  shown: number,
): BucketRange | null {
  const range = receivedRange(filter, Date.now())
  if (range === null) return null
  const from = Math.max(0, Math.floor((range.firstS - firstS) / widthS))
  const to = Math.min(shown, Math.floor((range.lastS - firstS) / widthS) + 1)
  return from < to ? { from, to } : { from: Math.min(from, shown), to: Math.min(from, shown) }
}

function ordered({ anchor, head }: { anchor: number; head: number }): BucketRange {
  return { from: Math.min(anchor, head), to: Math.max(anchor, head) + 1 }
}

function instant(second: number): string {
  const ms = second * 1000
  const isToday = new Date(ms).toDateString() === new Date().toDateString()
  return isToday ? formatClock(ms) : `${formatDay(ms, Date.now())} ${formatClock(ms)}`
}
