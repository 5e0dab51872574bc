import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResourceStep } from '../../../../core/event/group'
import { timelineOf } from '../../../../core/event/timeline'
import { aStep } from '../../../support/a-step'

/** A step that happened and arrived so many seconds after the beginning. */
function step(
  event: number,
  name: string,
  happenedS: number,
  arrivedS: number,
  fields: Partial<ResourceStep> = {},
): ResourceStep {
  return aStep(event, name, { happenedS, arrivedS }, fields)
}

const badges = (steps: ResourceStep[]): [number, string[]][] =>
  timelineOf(steps, 'arrival').steps.map(({ event, badges: given }) => [event, [...given].sort()])

describe('a resource’s timeline', () => {
  it('says nothing of a life in order', () => {
    const steps = [step(1, 'created', 0, 1), step(2, 'dispatched', 60, 61), step(3, 'completed', 600, 601)]
    expect(badges(steps)).toEqual([
      [1, []],
      [2, []],
      [3, []],
    ])
    const timeline = timelineOf(steps, 'event-time')
    expect(timeline).toMatchObject({ isReordered: false, missing: [] })
    expect(timeline.steps.map(({ lastedUs }) => lastedUs)).toEqual([60_000_001, 540_000_001, null])
    expect(timeline.steps.map(({ previous }) => previous)).toEqual([null, 1, 2])
    expect(timeline.steps.map(({ twin, sameFactAs }) => [twin, sameFactAs])).toEqual(
      Array.from({ length: 3 }, () => [null, null]),
    )
  })

  it('marks an order.created that came 110 s late, after order.completed', () => {
    const steps = [step(1, 'dispatched', 20, 21), step(2, 'completed', 60, 61), step(3, 'created', 0, 110)]
    expect(badges(steps)).toEqual([
      [1, []],
      [2, []],
      [3, ['late', 'out-of-order']],
    ])
    expect(timelineOf(steps, 'arrival').steps.map(({ event }) => event)).toEqual([1, 2, 3])
    const byTime = timelineOf(steps, 'event-time')
    expect(byTime.steps.map(({ event }) => event)).toEqual([3, 1, 2])
    expect(byTime).toMatchObject({ isReordered: true, missing: [] })
    // What is compared with what follows the order that is shown.
    expect(byTime.steps.map(({ previous }) => previous)).toEqual([null, 3, 1])
    expect(timelineOf(steps, 'arrival').steps.map(({ previous }) => previous)).toEqual([null, 1, 2])
    expect(byTime.steps.map(({ place }) => [place['event-time'], place.arrival])).toEqual([
      [1, 3],
      [2, 1],
      [3, 2],
    ])
  })

  it('tells two events of one second by the microseconds in their ids', () => {
    const steps = [step(2, 'updated', 5, 6), step(1, 'completed', 5, 7)].map((one, index) => ({
      ...one,
      delivery: index + 1,
    }))
    expect(badges(steps)).toEqual([
      [2, ['same-fact']],
      [1, ['out-of-order', 'same-fact']],
    ])
    expect(timelineOf(steps, 'arrival').steps.map(({ sameFactAs }) => sameFactAs)).toEqual([
      'order.completed',
      'order.updated',
    ])
  })

  it('goes by created_at where the id tells no time, and makes nothing of one second', () => {
    const documented = { senderId: 'evt_1' }
    const steps = [step(1, 'created', 5, 6, documented), step(2, 'dispatched', 5, 7, { senderId: 'evt_2' })]
    expect(badges(steps)).toEqual([
      [1, ['same-fact']],
      [2, ['same-fact']],
    ])
  })

  it('names what is missing, once, and where', () => {
    const steps = [step(1, 'driver_assigned', 0, 1), step(2, 'completed', 60, 61)]
    expect(timelineOf(steps, 'arrival').missing).toEqual([
      { eventName: 'order.created', before: 1 },
      { eventName: 'order.dispatched', before: 2 },
    ])
  })

  it('makes nothing of updates that leave the status as it is', () => {
    const updates = [0, 30, 60].map((at, index) =>
      step(index + 1, 'updated', at, at + 1, { status: 'active', eventName: 'driver.updated' }),
    )
    expect(badges(updates).flatMap(([, given]) => given)).toEqual([])
  })

  it('marks a status that was given twice, and one event at two endpoints', () => {
    const twice = [step(1, 'completed', 0, 1), step(2, 'completed', 30, 31)]
    expect(badges(twice)).toEqual([
      [1, []],
      [2, ['repeated-status']],
    ])
    const first = step(1, 'created', 0, 1)
    const elsewhere = { ...first, event: 2, delivery: 2, path: '/other' }
    expect(badges([first, elsewhere])).toEqual([
      [1, ['other-endpoint']],
      [2, ['other-endpoint']],
    ])
    expect(timelineOf([first, elsewhere], 'arrival').steps[1]).toMatchObject({ previous: null, twin: 1 })
  })

  it('shows every step once in either order', () => {
    const any = fc.array(fc.record({ happened: fc.integer({ min: 0, max: 50 }), arrived: fc.nat(200) }), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(any, fc.constantFrom('event-time' as const, 'arrival' as const), (all, order) => {
        const steps = all.map(({ happened, arrived }, index) => step(index + 1, 'updated', happened, arrived))
        const timeline = timelineOf(steps, order)
        expect(timeline.steps.map(({ event }) => event).sort((a, b) => a - b)).toEqual(
          steps.map(({ event }) => event),
        )
        const times = timeline.steps.map(({ happenedAtUs, delivery }) =>
          order === 'arrival' ? delivery : (happenedAtUs ?? 0),
        )
        expect(times).toEqual([...times].sort((a, b) => a - b))
        const isOutOfOrder = timeline.steps.some(({ badges: given }) => given.includes('out-of-order'))
        expect(isOutOfOrder).toBe(timeline.isReordered)
      }),
    )
  })
})
