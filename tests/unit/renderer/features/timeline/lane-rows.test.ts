import { describe, expect, it } from 'vitest'
import type { ResourceStep } from '../../../../../core/event/group'
import { timelineOf, type StepOrder } from '../../../../../core/event/timeline'
import { laneRows, pairOf } from '../../../../../renderer/features/timeline/lane-rows'
import { aStep } from '../../../../support/a-step'

function step(
  event: number,
  name: string,
  happenedS: number,
  fields: Partial<ResourceStep> = {},
): ResourceStep {
  return aStep(event, name, { happenedS, arrivedS: event * 100 }, { delivery: event * 10, ...fields })
}

const rowsOf = (steps: ResourceStep[], order: StepOrder = 'event-time') => laneRows(timelineOf(steps, order))

describe('the rows of a timeline', () => {
  it('compare each step with the one above it, in either order', () => {
    const steps = [step(1, 'completed', 60), step(2, 'created', 0), step(3, 'dispatched', 20)]
    const pairs = (order: StepOrder) =>
      rowsOf(steps, order).flatMap((row) => (row.kind === 'step' ? [pairOf(row)] : []))
    expect(pairs('event-time')).toEqual([
      { delivery: 20, before: null },
      { delivery: 30, before: 20 },
      { delivery: 10, before: 30 },
    ])
    expect(pairs('arrival')).toEqual([
      { delivery: 10, before: null },
      { delivery: 20, before: 10 },
      { delivery: 30, before: 20 },
    ])
  })

  it('hold a place for what never arrived, before the step that tells so', () => {
    const rows = rowsOf([step(1, 'created', 0), step(2, 'completed', 60)])
    expect(rows.map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'step step-1',
      'missing missing-order.dispatched',
      'step step-2',
    ])
    expect(rows[1]).toMatchObject({ eventName: 'order.dispatched', demandedBy: 'order.completed' })
  })

  it('know all endpoints of an event, and the last step', () => {
    const first = step(1, 'created', 0)
    const rows = rowsOf([first, { ...first, event: 2, delivery: 20, path: '/webhooks/warehouse' }])
    const endpoints = ['/webhooks/fleetbase', '/webhooks/warehouse']
    expect(rows).toMatchObject([
      { endpoints, isLast: false },
      { endpoints, isLast: true },
    ])
  })
})
