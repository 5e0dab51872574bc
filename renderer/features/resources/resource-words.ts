import type { ResourceSummary } from '../../../core/event/group'
import { formatCount } from '../../../core/format/size'
import { formatClock, formatDay } from '../../../core/format/time'

/** Where a row's status is from. */
export const LAST_STATUS = 'The status in what arrived last'

/** How much happened, and where that differs how many deliveries it took: '5 steps', '5 steps, 7 sent'. */
export function countWords({ steps, attempts }: Pick<ResourceSummary, 'steps' | 'attempts'>): string {
  const counted = `${formatCount(steps)} ${steps === 1 ? 'step' : 'steps'}`
  return attempts === steps ? counted : `${counted}, ${formatCount(attempts)} sent`
}

/** A row for those who hear it, the most telling first. The same in every layout of the list. */
export function resourceWords(resource: ResourceSummary, nowMs: number): string {
  const lastMs = resource.lastAtUs / 1000
  const isToday = new Date(lastMs).toDateString() === new Date(nowMs).toDateString()
  return [
    resource.resourceId,
    ...resource.otherIds,
    ...(resource.lastEventName === null ? [] : [`last ${resource.lastEventName}`]),
    ...(resource.lastStatus === null ? [] : [`status ${resource.lastStatus}`]),
    countWords(resource),
    `${isToday ? '' : `${formatDay(lastMs, nowMs)} `}${formatClock(lastMs)}`,
  ].join(', ')
}
