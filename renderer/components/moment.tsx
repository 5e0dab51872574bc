import './moment.css'
import type { ListView } from '../../core/contract/list-view'
import { formatAgo, formatClock, formatDay, formatLocalInstant } from '../../core/format/time'

interface MomentProps {
  /** Microseconds since 1970. */
  atUs: number
  nowMs: number
  /** How long ago with the clock beside it, or the instant to the millisecond. */
  time: ListView['time']
}

/** When something was. */
export function Moment({ atUs, nowMs, time }: MomentProps) {
  const atMs = atUs / 1000
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString()
  const day = formatDay(atMs, nowMs)
  const millis = String(Math.floor(atMs) % 1000).padStart(3, '0')
  return (
    <time className="moment" dateTime={new Date(atMs).toISOString()} title={formatLocalInstant(atMs)}>
      {time === 'relative' ? (
        <>
          {formatAgo(atMs, nowMs) ?? day}
          <span className="moment__clock">{formatClock(atMs)}</span>
        </>
      ) : (
        <>
          {isToday ? '' : `${day} `}
          {formatClock(atMs)}
          <span className="moment__millis">.{millis}</span>
        </>
      )}
    </time>
  )
}
