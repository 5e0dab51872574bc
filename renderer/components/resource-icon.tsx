import './resource-icon.css'
import {
  BadgeDollarSign,
  Box,
  Boxes,
  CircleUserRound,
  Code,
  FileText,
  Globe,
  Image,
  MapPin,
  MessageSquare,
  Package,
  ScanBarcode,
  Truck,
  type LucideIcon,
} from 'lucide-react'
import type { BodyKind } from '../../core/delivery/body'

interface ResourceIconProps {
  resourceType: string | null
  bodyKind: BodyKind
  size?: 'line' | 'row' | 'header'
}

/** A tile that tells at a glance what an event is about; where there is no event, what the body is. */
export function ResourceIcon({ resourceType, bodyKind, size = 'row' }: ResourceIconProps) {
  const look = resourceType === null ? bodyLook(bodyKind) : resourceLook(resourceType)
  return (
    <span className={`resource-icon resource-icon--${look.hue} resource-icon--${size}`} aria-hidden="true">
      <look.icon size={ICON_PX[size]} strokeWidth={1.8} />
    </span>
  )
}

const ICON_PX = { line: 13, row: 16, header: 22 } as const

interface Look {
  icon: LucideIcon
  hue: 'order' | 'driver' | 'party' | 'place' | 'track' | 'money' | 'other'
}

const LOOKS: Record<string, Look> = {
  order: { icon: Package, hue: 'order' },
  payload: { icon: Boxes, hue: 'order' },
  entity: { icon: Box, hue: 'order' },
  driver: { icon: Truck, hue: 'driver' },
  vehicle: { icon: Truck, hue: 'driver' },
  fleet: { icon: Truck, hue: 'driver' },
  contact: { icon: CircleUserRound, hue: 'party' },
  vendor: { icon: CircleUserRound, hue: 'party' },
  company: { icon: CircleUserRound, hue: 'party' },
  place: { icon: MapPin, hue: 'place' },
  waypoint: { icon: MapPin, hue: 'place' },
  zone: { icon: MapPin, hue: 'place' },
  service_area: { icon: MapPin, hue: 'place' },
  tracking_number: { icon: ScanBarcode, hue: 'track' },
  tracking_status: { icon: ScanBarcode, hue: 'track' },
  purchase_rate: { icon: BadgeDollarSign, hue: 'money' },
  service_quote: { icon: BadgeDollarSign, hue: 'money' },
  service_rate: { icon: BadgeDollarSign, hue: 'money' },
  chat_message: { icon: MessageSquare, hue: 'party' },
  chat_channel: { icon: MessageSquare, hue: 'party' },
  file: { icon: FileText, hue: 'other' },
}

function resourceLook(resourceType: string): Look {
  return LOOKS[resourceType] ?? { icon: Box, hue: 'other' }
}

function bodyLook(kind: BodyKind): Look {
  if (kind === 'image') return { icon: Image, hue: 'other' }
  if (kind === 'json' || kind === 'broken-json' || kind === 'xml') return { icon: Code, hue: 'other' }
  if (kind === 'empty') return { icon: Globe, hue: 'other' }
  return { icon: FileText, hue: 'other' }
}
