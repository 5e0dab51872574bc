import { Pin } from 'lucide-react'
import type { DeliveryDetail } from '../../../core/delivery/delivery'
import { useAppState } from '../../hooks/use-app-state'
import { useKeysOf } from '../../hooks/use-keys-of'

/** Keeps the open delivery whatever the limits, or lets it go with the others. */
export function PinButton({ id, pinned }: Pick<DeliveryDetail, 'id' | 'pinned'>) {
  const { history } = useAppState()
  const keys = useKeysOf('pin')
  const label = pinned ? 'Unpin this delivery' : 'Pin this delivery: keep it whatever the limits'
  return (
    <button
      type="button"
      className={`button button--icon button--quiet${pinned ? ' inspector-head__pin--on' : ''}`}
      aria-pressed={pinned}
      aria-label="Pinned"
      title={`${label} (${keys})`}
      onClick={() => void history.annotate([id], { what: 'pinned', value: !pinned })}
    >
      <Pin size={15} aria-hidden="true" />
    </button>
  )
}
