import './step-icon.css'
import {
  Ban,
  Check,
  CirclePlus,
  Dot,
  Pencil,
  Send,
  Trash2,
  TriangleAlert,
  UserRoundCheck,
  type LucideIcon,
} from 'lucide-react'

/** The sign of a step on the lane: what happened, by the verb of its event. */
export function StepIcon({ eventName }: { eventName: string | null }) {
  const verb = eventName?.slice(eventName.indexOf('.') + 1) ?? ''
  const { icon: Icon, tone } = LOOKS[verb] ?? { icon: Dot, tone: 'plain' }
  return (
    <span className={`step-icon step-icon--${tone}`} aria-hidden="true">
      <Icon size={tone === 'plain' && Icon === Dot ? 20 : 13} strokeWidth={2.2} />
    </span>
  )
}

interface Look {
  icon: LucideIcon
  tone: 'plain' | 'good' | 'bad'
}

const LOOKS: Readonly<Record<string, Look>> = {
  created: { icon: CirclePlus, tone: 'plain' },
  updated: { icon: Pencil, tone: 'plain' },
  driver_assigned: { icon: UserRoundCheck, tone: 'plain' },
  assigned: { icon: UserRoundCheck, tone: 'plain' },
  dispatched: { icon: Send, tone: 'plain' },
  completed: { icon: Check, tone: 'good' },
  canceled: { icon: Ban, tone: 'bad' },
  cancelled: { icon: Ban, tone: 'bad' },
  deleted: { icon: Trash2, tone: 'bad' },
  failed: { icon: TriangleAlert, tone: 'bad' },
  dispatch_failed: { icon: TriangleAlert, tone: 'bad' },
}
