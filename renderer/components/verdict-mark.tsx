import './verdict-mark.css'
import type { EventSummary } from '../../core/event/group'
import { describeVerdict, isLoud, samenessInWords, verdictOf } from '../../core/event/verdict'

interface VerdictMarkProps {
  event: Pick<EventSummary, 'attempts' | 'sameness'>
  /** How many fields differ between the first and the last attempt, where that was counted. */
  differingFields?: number | null
}

/** How often an event was sent and whether it said the same each time; loud where dropping a retry would lose something. */
export function VerdictMark({ event, differingFields = null }: VerdictMarkProps) {
  const verdict = verdictOf(event)
  const words = samenessInWords(event, differingFields)
  const tone = isLoud(verdict) ? 'loud' : verdict === 'single' ? 'single' : 'calm'
  return (
    <span
      className={`verdict-mark verdict-mark--${tone}`}
      title={isLoud(verdict) ? LOUD : describeVerdict(event, differingFields)}
    >
      <span className="verdict-mark__count">×{event.attempts}</span>
      {words === null ? null : <span className="verdict-mark__words">{words}</span>}
    </span>
  )
}

const LOUD = 'A receiver that drops a second delivery of the same id loses what this one says.'
