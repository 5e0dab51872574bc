import { Globe, Laptop } from 'lucide-react'
import type { DeliveryDoor } from '../../core/delivery/delivery'

/** Which way a delivery came, as a small sign with its words for those who don't see it. */
export function DoorMark({ via }: { via: DeliveryDoor }) {
  const Icon = via === 'tunnel' ? Globe : Laptop
  const words = via === 'tunnel' ? 'Through the public address' : 'From this machine'
  return (
    <span className="door-mark" title={words}>
      <Icon size={12} aria-hidden="true" />
      <span className="visually-hidden">{words},</span>
    </span>
  )
}
