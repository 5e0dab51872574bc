import './delivery-row.css'
import { Check, NotebookPen, Pin } from 'lucide-react'
import { formatSize } from '../../../core/format/size'
import { formatAgo, formatClock, formatDay, formatLocalInstant } from '../../../core/format/time'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { providerLabel } from '../../../core/provider/providers'
import { Reply } from 'lucide-react'
import { AnswerPill } from '../../components/answer-pill'
import { bodyKindLabel } from '../../components/body-kind-label'
import { DoorMark } from '../../components/door-mark'
import { EventTitle } from '../../components/event-title'
import { ResourceIcon } from '../../components/resource-icon'

export const ROW_HEIGHT = 54

interface DeliveryRowProps {
  delivery: DeliverySummary
  isMarked: boolean
  nowMs: number
}

/** One delivery in two lines: what it was and when, what it was about and how it was answered. */
export function DeliveryRow({ delivery, isMarked, nowMs }: DeliveryRowProps) {
  const receivedMs = delivery.receivedAtUs / 1000
  return (
    <>
      <span role="gridcell" className="delivery-row__icon">
        {delivery.seen ? null : <span className="visually-hidden">Unseen</span>}
        {isMarked ? <span className="visually-hidden">Marked</span> : null}
        <ResourceIcon resourceType={delivery.resourceType} bodyKind={delivery.bodyKind} />
        <span className="delivery-row__mark" data-mark title="Mark">
          <Check size={14} strokeWidth={3} aria-hidden="true" />
        </span>
      </span>
      <span role="gridcell" className="delivery-row__what">
        <EventTitle eventName={delivery.eventName} method={delivery.method} target={delivery.target} />
        <span className="delivery-row__about">
          {delivery.resourceId === null ? (
            <span className={delivery.bodyKind === 'broken-json' ? 'delivery-row__broken' : ''}>
              {bodyKindLabel(delivery.bodyKind)}
            </span>
          ) : (
            <bdi className="mono">{delivery.resourceId}</bdi>
          )}
          {delivery.keptBytes === null ? null : (
            <span className="delivery-row__cut">first {formatSize(delivery.keptBytes)} kept</span>
          )}
          <span className="delivery-row__provider">
            {delivery.provider === 'generic' ? '' : providerLabel(delivery.provider)}
          </span>
        </span>
      </span>
      <span role="gridcell" className="delivery-row__when">
        <time dateTime={new Date(receivedMs).toISOString()} title={formatLocalInstant(receivedMs)}>
          {formatAgo(receivedMs, nowMs) ?? formatDay(receivedMs, nowMs)}
          <span className="delivery-row__clock">{formatClock(receivedMs)}</span>
        </time>
        <span className="delivery-row__outcome">
          {delivery.note === null ? null : (
            <span className="delivery-row__note" title={delivery.note}>
              <NotebookPen size={12} aria-hidden="true" />
              <span className="visually-hidden">Note: {delivery.note},</span>
            </span>
          )}
          {delivery.pinned ? (
            <>
              <Pin className="delivery-row__pin" size={12} aria-hidden="true" />
              <span className="visually-hidden">Pinned</span>
            </>
          ) : null}
          <DoorMark via={delivery.via} />
          {formatSize(delivery.sizeBytes)}
          {delivery.answeredBy === null ? null : (
            <span className="delivery-row__rule" title={`Answered by “${delivery.answeredBy}”`}>
              <Reply size={13} aria-hidden="true" />
              <span className="visually-hidden">Answered by {delivery.answeredBy}:</span>
            </span>
          )}
          <AnswerPill status={delivery.status} fault={delivery.fault} />
        </span>
      </span>
    </>
  )
}
