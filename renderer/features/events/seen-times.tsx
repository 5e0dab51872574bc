import './seen-times.css'
import type { ListView } from '../../../core/contract/list-view'
import type { EventSummary } from '../../../core/event/group'
import { formatAgo, formatClock, formatDay, formatLocalInstant } from '../../../core/format/time'
import { Moment } from '../../components/moment'

interface SeenTimesProps {
  event: EventSummary
  nowMs: number
  time: ListView['time']
}

/** When an event was seen: how long ago, and on the clock; of several attempts from the first to the last. */
export function SeenTimes({ event: { attempts, firstAtUs, lastAtUs }, nowMs, time }: SeenTimesProps) {
  if (attempts === 1) return <Moment atUs={lastAtUs} nowMs={nowMs} time={time} />
  const [firstMs, lastMs] = [firstAtUs / 1000, lastAtUs / 1000]
  const isToday = new Date(lastMs).toDateString() === new Date(nowMs).toDateString()
  const ago = time === 'relative' ? formatAgo(lastMs, nowMs) : null
  return (
    <time
      className="seen-times"
      dateTime={new Date(lastMs).toISOString()}
      title={`First seen ${formatLocalInstant(firstMs)}, last ${formatLocalInstant(lastMs)}`}
    >
      {ago ?? (isToday ? '' : formatDay(lastMs, nowMs))}
      <span className="seen-times__clocks">
        <span className="seen-times__first">{formatClock(firstMs)} – </span>
        {formatClock(lastMs)}
      </span>
    </time>
  )
}
