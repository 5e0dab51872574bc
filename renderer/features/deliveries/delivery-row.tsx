import './delivery-row.css'
import { formatSize } from '../../../core/format/size'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { providerLabel } from '../../../core/provider/providers'
import { AnswerPill } from '../../components/answer-pill'
import { bodyKindLabel } from '../../components/body-kind-label'
import { DoorMark } from '../../components/door-mark'
import { EventTitle } from '../../components/event-title'
import { ReceivedTime } from './received-time'
import { AboutResource, AnsweredByMark, MarkBox, PersonalMarks } from './row-marks'

interface DeliveryRowProps {
  delivery: DeliverySummary
  isMarked: boolean
  nowMs: number
}

/** One delivery in two lines: what it was and when, what it was about and how it was answered. */
export function DeliveryRow({ delivery, isMarked, nowMs }: DeliveryRowProps) {
  return (
    <>
      <span role="gridcell" className="delivery-row__icon">
        <MarkBox delivery={delivery} isMarked={isMarked} size="row" />
      </span>
      <span role="gridcell" className="delivery-row__what">
        <EventTitle eventName={delivery.eventName} method={delivery.method} target={delivery.target} />
        <span className="delivery-row__about">
          {delivery.resourceId === null ? (
            <span className={delivery.bodyKind === 'broken-json' ? 'delivery-row__broken' : ''}>
              {bodyKindLabel(delivery.bodyKind)}
            </span>
          ) : (
            <AboutResource resourceId={delivery.resourceId} />
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
        <ReceivedTime receivedAtUs={delivery.receivedAtUs} nowMs={nowMs} />
        <span className="delivery-row__outcome">
          <PersonalMarks delivery={delivery} />
          <DoorMark via={delivery.via} />
          {formatSize(delivery.sizeBytes)}
          <AnsweredByMark answeredBy={delivery.answeredBy} />
          <AnswerPill status={delivery.status} fault={delivery.fault} />
        </span>
      </span>
    </>
  )
}
