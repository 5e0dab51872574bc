import './attempt-link.css'
import { Layers } from 'lucide-react'
import type { EventSummary } from '../../../core/event/group'
import { isLoud, samenessInWords, verdictOf } from '../../../core/event/verdict'
import { formatCount } from '../../../core/format/size'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'

interface AttemptLinkProps {
  /** Which attempt of its event the delivery is. */
  attempt: number
  event: EventSummary
}

/** Which attempt of how many a delivery is and how they compare, with the way to its event. */
export function AttemptLink({ attempt, event }: AttemptLinkProps) {
  const { browsing } = useAppState()
  const keys = useKeysOf('open-event')
  const sameness = samenessInWords(event)
  return (
    <button
      type="button"
      className={isLoud(verdictOf(event)) ? 'attempt-link attempt-link--loud' : 'attempt-link'}
      title={`To its event, with all attempts (${keys})`}
      onClick={() => {
        browsing.openEvent(event.id)
      }}
    >
      <Layers size={13} aria-hidden="true" />
      {attemptWords(attempt, event.attempts)}
      {sameness === null ? '' : `, ${sameness}`}
    </button>
  )
}

/** Numbers go on when earlier attempts are dropped, so a number may be higher than how many are kept. */
function attemptWords(attempt: number, attempts: number): string {
  if (attempts === 1)
    return attempt === 1 ? 'The only attempt' : `Attempt ${formatCount(attempt)}, the only one kept`
  return attempt > attempts
    ? `Attempt ${formatCount(attempt)}, ${formatCount(attempts)} kept`
    : `Attempt ${formatCount(attempt)} of ${formatCount(attempts)}`
}
