import type { DeliverySummary } from '../../../core/delivery/delivery'
import { formatClock, formatDay } from '../../../core/format/time'
import { shortAnswer } from '../../../core/response/describe'
import { bodyKindLabel } from '../../components/body-kind-label'

/**
 * A row for those who hear it, the most telling first: what it was, what it was about, when it came, how it was answered,
 * and what a person made of it. The same in every layout of the list.
 */
export function rowWords(delivery: DeliverySummary, isMarked: boolean, nowMs: number): string {
  const receivedMs = delivery.receivedAtUs / 1000
  const isToday = new Date(receivedMs).toDateString() === new Date(nowMs).toDateString()
  const parts = [
    delivery.eventName ?? `${delivery.method} ${delivery.target}`,
    delivery.resourceId ?? bodyKindLabel(delivery.bodyKind),
    `${isToday ? '' : `${formatDay(receivedMs, nowMs)} `}${formatClock(receivedMs)}`,
    `answered ${shortAnswer(delivery)}`,
    ...(delivery.seen ? [] : ['unseen']),
    ...(isMarked ? ['marked'] : []),
    ...(delivery.pinned ? ['pinned'] : []),
    ...(delivery.note === null ? [] : [`note: ${delivery.note}`]),
  ]
  return parts.join(', ')
}
