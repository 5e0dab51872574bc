import { formatAgo, formatClock, formatDay, formatLocalInstant } from '../../../core/format/time'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** When a delivery came: how long ago with the clock beside it, or the instant to the millisecond. */
export function ReceivedTime({ receivedAtUs, nowMs }: { receivedAtUs: number; nowMs: number }) {
  const { listView } = useAppState()
  const { time } = useObservable(listView.view)
  const receivedMs = receivedAtUs / 1000
  const isToday = new Date(receivedMs).toDateString() === new Date(nowMs).toDateString()
  const day = formatDay(receivedMs, nowMs)
  const millis = String(Math.floor(receivedMs) % 1000).padStart(3, '0')
  return (
    <time dateTime={new Date(receivedMs).toISOString()} title={formatLocalInstant(receivedMs)}>
      {time === 'relative' ? (
        <>
          {formatAgo(receivedMs, nowMs) ?? day}
          <span className="delivery-row__clock">{formatClock(receivedMs)}</span>
        </>
      ) : (
        <>
          {isToday ? '' : `${day} `}
          {formatClock(receivedMs)}
          <span className="delivery-row__millis">.{millis}</span>
        </>
      )}
    </time>
  )
}
