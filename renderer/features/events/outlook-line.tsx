import type { EventDetail } from '../../../core/event/group'
import { describeOutlook, outlook, placeAttempts, scheduleOf } from '../../../core/event/schedule'
import { formatClock, formatSpan } from '../../../core/format/time'
import { providerLabel } from '../../../core/provider/providers'

interface OutlookLineProps {
  event: EventDetail
  nowMs: number
}

/** Where the event stands in its sender's schedule, and whether more is to come. */
export function OutlookLine({ event, nowMs }: OutlookLineProps) {
  const { attemptList, provider } = event
  const schedule = scheduleOf(provider)
  if (schedule === null) return <p className="outlook">When this sender tries again is not known</p>
  const told = outlook(attemptList, schedule, nowMs * 1000)
  const number = placeAttempts(attemptList, schedule).at(-1)?.number ?? 0
  const of = schedule.gapsUs.length + 1
  const place = `Attempt ${String(number)}${number > of ? ', more than its sender is known to make' : ` of ${String(of)}`}`
  const gaps = schedule.gapsUs.map(formatSpan).join(' and after another ')
  return (
    <p
      className={`outlook outlook--${told.kind}`}
      title={`${providerLabel(provider)} tries at once, after ${gaps}, and then no more.`}
    >
      {place}
      {describeOutlook(told, (timeUs) => formatClock(timeUs / 1000), formatSpan)}
      {told.kind === 'expected' ? (
        <span className="outlook__left">{leftInWords(told.atUs / 1000 - nowMs)}</span>
      ) : null}
    </p>
  )
}

/** Counted down in whole seconds. */
function leftInWords(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  if (seconds === 0) return 'any moment'
  return `in ${seconds < 60 ? `${String(seconds)} s` : formatSpan(seconds * 1_000_000)}`
}
