import { describe, expect, it } from 'vitest'
import {
  badgeWords,
  missingWords,
  ordinal,
  orderWords,
  stayWords,
  toldByWords,
} from '../../../../core/event/step-words'
import type { StepBadge, TimelineStep } from '../../../../core/event/timeline'

const STEP: TimelineStep = {
  event: 7,
  delivery: 9,
  eventName: 'order.completed',
  source: 'envelope',
  senderId: 'event_6a852d2f7d159',
  path: '/webhooks/fleetbase',
  attempts: 1,
  sameness: { byteChanges: 0, jsonChanges: 0, headerChanges: 0, nameChanges: 0 },
  firstAtUs: 1_795_000_110_000_000,
  lastAtUs: 1_795_000_110_000_000,
  createdAtMs: 1_795_000_000_000,
  answer: { status: 200, fault: null },
  status: 'completed',
  happenedAtUs: 1_795_000_000_000_000,
  toldBy: 'id',
  badges: [],
  delayUs: 110_000_000,
  lastedUs: null,
  previous: null,
  twin: null,
  place: { 'event-time': 1, arrival: 3 },
  sameFactAs: 'order.updated',
}

const said = (badge: StepBadge, endpoints: readonly string[] = []) => badgeWords(badge, STEP, endpoints)

describe('a step’s badge', () => {
  it('says which it was in either order', () => {
    expect(said('out-of-order')).toEqual({
      label: 'Out of order',
      explanation: expect.stringContaining('happened 1st and arrived 3rd') as string,
    })
  })

  it('says by how much it was late, and which event tells the same', () => {
    expect(said('late').label).toBe('Late by 1 min 50 s')
    expect(said('same-fact').explanation).toContain('in the same second as order.updated')
    expect(said('repeated-status').explanation).toContain('was order.completed with the status “completed”')
  })

  it('names the endpoints', () => {
    const paths = ['/webhooks/fleetbase', '/webhooks/warehouse']
    expect(said('other-endpoint', paths)).toEqual({
      label: 'Two endpoints',
      explanation:
        'The same event, with the same id, was sent to /webhooks/fleetbase and /webhooks/warehouse.',
    })
    expect(said('other-endpoint', [...paths, '/c']).label).toBe('3 endpoints')
  })
})

describe('the words of a timeline', () => {
  it('say how long a step lasted', () => {
    expect(stayWords({ lastedUs: 130_000_000 }, 'event-time')).toBe('for 2 min 10 s')
    expect(stayWords({ lastedUs: 130_000_000 }, 'arrival')).toBe('next 2 min 10 s later')
    expect(stayWords({ lastedUs: 12 }, 'arrival')).toBe('at once')
    expect(stayWords({ lastedUs: null }, 'event-time')).toBeNull()
  })

  it('say what told the time, what is missing, and how many came too late', () => {
    expect(toldByWords({ toldBy: 'id' })).toContain('inside its event id')
    expect(toldByWords({ toldBy: 'created-at' })).toContain('created_at')
    expect(toldByWords({ toldBy: null })).toContain('not known')
    expect(missingWords('order.dispatched', 'order.completed').explanation).toMatch(
      /^order\.completed says that order\.dispatched must have happened/,
    )
    expect([0, 1, 2].map(orderWords)).toEqual([
      'All steps arrived in the order in which they happened.',
      '1 step arrived after steps that happened later.',
      '2 steps arrived after steps that happened later.',
    ])
  })

  it('count as people do', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111].map(ordinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th',
    )
  })
})
