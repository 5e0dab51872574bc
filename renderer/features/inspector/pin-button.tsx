import { Pin } from 'lucide-react'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'

/** Keeps the open delivery whatever the limits, or lets it go with the others. */
export function PinButton({ id }: { id: number }) {
  const { deliveries, history } = useAppState()
  useObservable(deliveries.view)
  const position = deliveries.positionOf(id)
  const delivery = position === null ? undefined : deliveries.at(position)
  if (delivery === undefined) return null
  const label = delivery.pinned ? 'Unpin this delivery' : 'Pin this delivery: keep it whatever the limits'
  return (
    <button
      type="button"
      className={`button button--icon button--quiet${delivery.pinned ? ' inspector-head__pin--on' : ''}`}
      aria-pressed={delivery.pinned}
      aria-label="Pinned"
      title={`${label} (P)`}
      onClick={() => void history.pin(id, !delivery.pinned)}
    >
      <Pin size={15} aria-hidden="true" />
    </button>
  )
}
