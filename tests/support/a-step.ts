import type { ResourceStep } from '../../core/event/group'

/** When the tests' timelines begin, seconds since 1970. */
const BEGAN_S = 1_795_000_000

interface StepTimes {
  /** Seconds after the beginning. */
  happenedS: number
  arrivedS: number
}

/** A step of an order by Fleetbase, whose id holds when it happened. */
export function aStep(
  event: number,
  name: string,
  { happenedS, arrivedS }: StepTimes,
  fields: Partial<ResourceStep> = {},
): ResourceStep {
  const hex = (BEGAN_S + happenedS).toString(16).padStart(8, '0')
  return {
    event,
    delivery: event,
    eventName: `order.${name}`,
    source: 'envelope',
    senderId: `event_${hex}${event.toString(16).padStart(5, '0')}`,
    path: '/webhooks/fleetbase',
    attempts: 1,
    sameness: { byteChanges: 0, jsonChanges: 0, headerChanges: 0, nameChanges: 0 },
    firstAtUs: (BEGAN_S + arrivedS) * 1_000_000,
    lastAtUs: (BEGAN_S + arrivedS) * 1_000_000,
    createdAtMs: (BEGAN_S + happenedS) * 1000,
    answer: { status: 200, fault: null },
    status: name,
    ...fields,
  }
}
