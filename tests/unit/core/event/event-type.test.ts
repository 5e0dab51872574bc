import { expect, it } from 'vitest'
import { eventTypeKey, eventTypeLabel, eventTypeOf } from '../../../../core/event/event-type'
import { aSummary } from '../../../support/a-delivery'

it('is the sender and the event’s name, or where there is none, the path', () => {
  expect(eventTypeOf(aSummary())).toEqual({ provider: 'fleetbase', eventName: 'order.created', path: null })
  const nameless = eventTypeOf(aSummary({ provider: 'generic', eventName: null, target: '/a?b=1' }))
  expect(nameless).toEqual({ provider: 'generic', eventName: null, path: '/a' })
  expect(eventTypeKey(nameless)).not.toBe(eventTypeKey({ ...nameless, path: '/b' }))
  expect(eventTypeLabel(nameless)).toBe('requests to /a')
  expect(eventTypeLabel({ ...nameless, provider: 'fleetbase' })).toBe('Fleetbase requests to /a')
})
