import { Check, NotebookPen, Pin, Reply, Route } from 'lucide-react'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { ResourceIcon } from '../../components/resource-icon'

interface MarkBoxProps {
  delivery: DeliverySummary
  isMarked: boolean
  /** How much room the row has: two lines or one. */
  size: 'row' | 'line'
}

/** What a delivery is about; under the pointer, and where it is marked, the box that marks it. */
export function MarkBox({ delivery, isMarked, size }: MarkBoxProps) {
  return (
    <>
      {delivery.seen ? null : <span className="visually-hidden">Unseen</span>}
      {isMarked ? <span className="visually-hidden">Marked</span> : null}
      <ResourceIcon resourceType={delivery.resourceType} bodyKind={delivery.bodyKind} size={size} />
      <span className="delivery-row__mark" data-mark title="Mark">
        <Check size={size === 'row' ? 14 : 12} strokeWidth={3} aria-hidden="true" />
      </span>
    </>
  )
}

/** A person's own signs on a delivery: that there is a note, that it is pinned. */
export function PersonalMarks({ delivery: { note, pinned } }: { delivery: DeliverySummary }) {
  return (
    <>
      {note === null ? null : (
        <span className="delivery-row__note" title={note}>
          <NotebookPen size={12} aria-hidden="true" />
          <span className="visually-hidden">Note: {note},</span>
        </span>
      )}
      {pinned ? (
        <span className="delivery-row__pinned" title="Pinned">
          <Pin className="delivery-row__pin" size={12} aria-hidden="true" />
          <span className="visually-hidden">Pinned</span>
        </span>
      ) : null}
    </>
  )
}

/** What a delivery is about; under the pointer also the way to its timeline, for which the list listens. */
export function AboutResource({ resourceId }: { resourceId: string }) {
  return (
    <>
      <bdi className="mono">{resourceId}</bdi>
      <span
        className="delivery-row__timeline"
        data-timeline
        title={`Open the timeline of ${resourceId}`}
        aria-hidden="true"
      >
        <Route size={12} />
      </span>
    </>
  )
}

/** That a rule chose the answer. */
export function AnsweredByMark({ answeredBy }: Pick<DeliverySummary, 'answeredBy'>) {
  return answeredBy === null ? null : (
    <span className="delivery-row__rule" title={`Answered by “${answeredBy}”`}>
      <Reply size={13} aria-hidden="true" />
      <span className="visually-hidden">Answered by {answeredBy}:</span>
    </span>
  )
}
