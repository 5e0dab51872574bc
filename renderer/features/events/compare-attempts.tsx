import { GitCompareArrows } from 'lucide-react'
import type { EventDetail } from '../../../core/event/group'
import { useAppState } from '../../hooks/use-app-state'

/** Sets the first attempt that is kept beside the last one. */
export function CompareAttempts({ event }: { event: EventDetail }) {
  const { comparing } = useAppState()
  return (
    <button
      type="button"
      className="button button--small"
      onClick={() => {
        comparing.set([event.firstDelivery, event.lastDelivery])
      }}
    >
      <GitCompareArrows size={13} aria-hidden="true" />
      Compare the first and the last
    </button>
  )
}
