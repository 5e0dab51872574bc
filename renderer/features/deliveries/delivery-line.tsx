import type { ReactNode } from 'react'
import { formatSize } from '../../../core/format/size'
import type { ListColumn } from '../../../core/contract/list-view'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { providerLabel } from '../../../core/provider/providers'
import { AnswerPill } from '../../components/answer-pill'
import { bodyKindLabel } from '../../components/body-kind-label'
import { DoorMark } from '../../components/door-mark'
import { EventTitle } from '../../components/event-title'
import { ReceivedTime } from './received-time'
import { AboutResource, AnsweredByMark, MarkBox, PersonalMarks } from './row-marks'

interface DeliveryLineProps {
  delivery: DeliverySummary
  columns: readonly ListColumn[]
  isMarked: boolean
  nowMs: number
}

/** One delivery in one line of columns, where the list is wide. */
export function DeliveryLine({ delivery, columns, isMarked, nowMs }: DeliveryLineProps) {
  return (
    <>
      <span role="gridcell" className="delivery-row__icon">
        <MarkBox delivery={delivery} isMarked={isMarked} size="line" />
      </span>
      <span role="gridcell" className="delivery-line__event">
        <EventTitle eventName={delivery.eventName} method={delivery.method} target={delivery.target} />
        <PersonalMarks delivery={delivery} />
      </span>
      {columns.map((column) => (
        <span key={column} role="gridcell" className={`delivery-line__cell delivery-line__cell--${column}`}>
          {cellOf(column, delivery, nowMs)}
        </span>
      ))}
    </>
  )
}

function cellOf(column: ListColumn, delivery: DeliverySummary, nowMs: number): ReactNode {
  switch (column) {
    case 'resource':
      return delivery.resourceId === null ? (
        <span className={delivery.bodyKind === 'broken-json' ? 'delivery-row__broken' : ''}>
          {bodyKindLabel(delivery.bodyKind)}
        </span>
      ) : (
        <AboutResource resourceId={delivery.resourceId} />
      )
    case 'sender':
      return delivery.provider === 'generic' ? '' : providerLabel(delivery.provider)
    case 'request':
      return (
        <bdi className="mono">
          {delivery.method} {delivery.target}
        </bdi>
      )
    case 'size':
      return formatSize(delivery.sizeBytes)
    case 'answer':
      return (
        <>
          <DoorMark via={delivery.via} />
          <AnsweredByMark answeredBy={delivery.answeredBy} />
          <AnswerPill status={delivery.status} fault={delivery.fault} />
        </>
      )
    case 'time':
      return <ReceivedTime receivedAtUs={delivery.receivedAtUs} nowMs={nowMs} />
  }
}
