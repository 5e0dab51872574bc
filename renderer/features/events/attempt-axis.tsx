import './attempt-axis.css'
import { useEffect, useRef, useState, type CSSProperties, type RefObject } from 'react'
import { attemptAxis, labelled, type PlacedMark } from '../../../core/event/attempt-axis'
import type { Attempt, EventDetail } from '../../../core/event/group'
import { scheduleOf } from '../../../core/event/schedule'
import { formatClock, formatSpan } from '../../../core/format/time'
import { shortAnswer } from '../../../core/response/describe'
import { answerTone } from '../../components/answer-pill'
import { useAppState } from '../../hooks/use-app-state'

/** Free at either end for half a disc, pixels. */
const END_PX = 14
/** Nearer to each other than this, attempts are bars instead of discs with their numbers. */
const DISC_ROOM_PX = 26
const CLOCK_ROOM_PX = 72
const GAP_ROOM_PX = 62

interface AttemptAxisProps {
  event: EventDetail
  nowMs: number
}

/** When the attempts came, when they were due, and when the next is. All of it stands in the table as well. */
export function AttemptAxis({ event, nowMs }: AttemptAxisProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const { marks, nowAt } = attemptAxis(event.attemptList, scheduleOf(event.provider), nowMs * 1000)
  const linePx = Math.max(0, width - 2 * END_PX)
  const places = marks.map(({ at }) => at * linePx)
  const isDense = places.some((place, index) => index > 0 && place - (places[index - 1] ?? 0) < DISC_ROOM_PX)
  const hasClock = labelled(places, CLOCK_ROOM_PX)
  // Bars leave as much free between them as they take.
  const barPx = Math.max(1, Math.min(4, linePx / marks.length / 2))
  return (
    <div className="axis" role="img" aria-label={axisWords(event, marks)}>
      <div ref={box} className={isDense ? 'axis__box axis__box--dense' : 'axis__box'}>
        <div className="axis__line" />
        {nowAt === null ? null : <div className="axis__now" style={placeStyle(nowAt)} />}
        {marks.map((mark, index) => (
          <Mark
            key={`${mark.kind}-${String(mark.number)}-${String(mark.index)}`}
            mark={mark}
            attempt={event.attemptList[mark.index] ?? null}
            hasClock={hasClock[index] === true && mark.kind !== 'due'}
            barPx={isDense ? barPx : null}
            end={index === 0 ? 'start' : index === marks.length - 1 ? 'end' : null}
          />
        ))}
        {marks.map((mark, index) => {
          const before = places[index - 1]
          const room = (places[index] ?? 0) - (before ?? 0)
          return before === undefined || room < GAP_ROOM_PX + (isDense ? 0 : DISC_ROOM_PX) ? null : (
            <span
              key={`gap-${String(index)}`}
              className="axis__gap"
              style={placeStyle((before + room / 2) / linePx)}
            >
              +{formatSpan(mark.gapUs)}
            </span>
          )
        })}
      </div>
    </div>
  )
}

interface MarkProps {
  mark: PlacedMark
  attempt: Attempt | null
  hasClock: boolean
  /** How wide a bar is, where attempts are bars; null for discs. */
  barPx: number | null
  /** At an end of the line the clock keeps within the box. */
  end: 'start' | 'end' | null
}

function Mark({ mark, attempt, hasClock, barPx, end }: MarkProps) {
  const { browsing } = useAppState()
  const tone = attempt === null ? '' : ` axis__mark--${answerTone(attempt.status, attempt.fault)}`
  return (
    <div
      className={`axis__mark axis__mark--${mark.kind}${tone}`}
      style={placeStyle(mark.at)}
      title={markWords(mark, attempt)}
      {...(attempt === null
        ? {}
        : {
            onClick: () => {
              browsing.openDelivery(attempt.delivery)
            },
          })}
    >
      <span
        className="axis__sign"
        style={barPx === null || attempt === null ? undefined : { left: -barPx / 2, width: barPx }}
      >
        {mark.kind === 'due' || mark.kind === 'now' ? '' : mark.number}
      </span>
      {hasClock ? (
        <span className={`axis__clock axis__clock--${end ?? 'middle'}`}>{clockWords(mark)}</span>
      ) : null}
    </div>
  )
}

function clockWords({ kind, atUs }: PlacedMark): string {
  const clock = formatClock(atUs / 1000)
  switch (kind) {
    case 'expected':
      return `about ${clock}`
    case 'missing':
    case 'unsent':
      return 'did not come'
    case 'now':
      return 'now'
    case 'attempt':
    case 'due':
      return clock
  }
}

function markWords({ kind, number, atUs }: PlacedMark, attempt: Attempt | null): string {
  const clock = formatClock(atUs / 1000)
  switch (kind) {
    case 'attempt':
      return `Attempt ${String(number)}, ${clock}${attempt === null ? '' : `, answered ${shortAnswer(attempt)}`}`
    case 'due':
      return `Attempt ${String(number)} was expected about ${clock}`
    case 'missing':
      return `Attempt ${String(number)} was due about ${clock} and did not reach Waybill`
    case 'expected':
      return `Attempt ${String(number)} is expected about ${clock}`
    case 'unsent':
      return `Attempt ${String(number)} was expected about ${clock} and did not come`
    case 'now':
      return 'Now'
  }
}

/** What the picture shows; of many attempts how many, since each has its line in the table. */
function axisWords({ attempts }: EventDetail, marks: readonly PlacedMark[]): string {
  const others = marks.filter(({ kind }) => kind !== 'attempt' && kind !== 'now' && kind !== 'due')
  const words = others.map((mark) => markWords(mark, null))
  return [`Time axis: ${String(attempts)} ${attempts === 1 ? 'attempt' : 'attempts'}`, ...words].join('. ')
}

function placeStyle(at: number): CSSProperties {
  return { left: `calc(${String(END_PX)}px + ${String(at)} * (100% - ${String(2 * END_PX)}px))` }
}

function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => {
      setWidth(element.clientWidth)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [box])
  return width
}
