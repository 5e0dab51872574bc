import { expect, it } from 'vitest'
import { linksOf, otherIdsOf, statusOf } from '../../../../core/event/payload-facts'
import { fleetbaseBody } from '../../../support/fleetbase-requests'

const dispatched: unknown = JSON.parse(fleetbaseBody('order.dispatched').toString())

it('finds what else an order is called', () => {
  expect(otherIdsOf(dispatched, 'order_h4m8t1qz7x')).toEqual(['AC583920'])
  expect(otherIdsOf({ data: { id: 'order_1', public_id: 'ORD-1001' } }, 'order_1')).toEqual(['ORD-1001'])
  expect(otherIdsOf([], 'order_1')).toEqual([])
})

it('reads the status', () => {
  expect(statusOf(dispatched)).toBe('dispatched')
  expect(statusOf({ data: { status: { code: 1 } } })).toBeNull()
  expect(statusOf(null)).toBeNull()
})

it('finds the other things that an order names, nested ones and all, but not the order itself', () => {
  expect(linksOf(dispatched, 'order_h4m8t1qz7x')).toEqual([
    { field: 'customer', resourceId: 'contact_k3v9q2mzta' },
    { field: 'customer.place', resourceId: 'place_p8d0x4rw1n' },
    { field: 'payload', resourceId: 'payload_b7n2k9ws3d' },
    { field: 'driver_assigned', resourceId: 'driver_w2f6u9xk4c' },
    { field: 'tracking_number', resourceId: 'track_r5c1y8jv0e' },
  ])
})
