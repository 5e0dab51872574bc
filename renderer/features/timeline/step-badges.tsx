import './step-badges.css'
import { badgeWords } from '../../../core/event/step-words'
import type { StepBadge } from '../../../core/event/timeline'
import { Explained } from '../../components/explained'
import type { StepRow } from './lane-rows'

/** What stands out in a step, each with what it means. */
export function StepBadges({ step, endpoints }: Pick<StepRow, 'step' | 'endpoints'>) {
  if (step.badges.length === 0) return null
  return (
    <ul className="step-badges" aria-label="What stands out">
      {step.badges.map((badge) => {
        const { label, explanation } = badgeWords(badge, step, endpoints)
        return (
          <li key={badge}>
            <Explained className={`step-badge step-badge--${TONES[badge]}`} explanation={explanation}>
              {label}
            </Explained>
          </li>
        )
      })}
    </ul>
  )
}

/** Loud where a handler that trusts the order, or the id, goes wrong. */
const TONES: Readonly<Record<StepBadge, 'loud' | 'plain'>> = {
  'out-of-order': 'loud',
  late: 'loud',
  'repeated-status': 'loud',
  'same-fact': 'plain',
  'other-endpoint': 'plain',
}
