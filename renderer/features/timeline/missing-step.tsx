import { CircleDashed } from 'lucide-react'
import { memo, type Ref } from 'react'
import { missingWords } from '../../../core/event/step-words'
import { EventTitle } from '../../components/event-title'
import type { LaneRow } from './lane-rows'
import type { RowPlace } from './lane-step'

interface MissingStepProps {
  row: Extract<LaneRow, { kind: 'missing' }>
  place: RowPlace
  isCurrent: boolean
  onFocus: (key: string) => void
  ref: Ref<HTMLElement>
}

/** The place of a step that must have happened and never arrived. */
export const MissingStep = memo(function MissingStep({
  row,
  place,
  isCurrent,
  onFocus,
  ref,
}: MissingStepProps) {
  const { label, explanation } = missingWords(row.eventName, row.demandedBy)
  return (
    <article
      ref={ref}
      data-index={place.index}
      data-row={row.key}
      className="lane-step lane-step--missing"
      style={{ transform: `translateY(${String(place.startPx)}px)` }}
      tabIndex={isCurrent ? 0 : -1}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      aria-label={`${row.eventName}, ${label.toLowerCase()}`}
      onFocus={() => {
        onFocus(row.key)
      }}
    >
      <div className="lane-step__time" />
      <div className="lane-step__rail">
        <span className="step-icon step-icon--missing" aria-hidden="true">
          <CircleDashed size={15} />
        </span>
      </div>
      <div className="lane-step__content">
        <div className="lane-step__head">
          <h3 className="lane-step__title selectable">
            <EventTitle eventName={row.eventName} method={null} target="" />
          </h3>
          <span className="step-badge step-badge--loud">{label}</span>
        </div>
        <p className="lane-step__missing-words selectable">{explanation}</p>
      </div>
    </article>
  )
})
