import { describe, expect, it } from 'vitest'
import type { Store } from '../../../electron/store/store'
import { fleetbaseArrivals, type FleetbaseEvent } from '../../support/fleetbase-sender'
import { openTestStore } from '../../support/running-receiver'

const BEGAN_MS = 1_795_000_000_000

function about(id: string, atS: number, name: string, more: Partial<FleetbaseEvent> = {}): FleetbaseEvent {
  return { atS, name, data: () => ({ id, status: name }), ...more }
}

/** Keeps a script; gives the ids in order of arrival. */
async function keep(store: Store, script: readonly FleetbaseEvent[]): Promise<number[]> {
  const ids: number[] = []
  for (const request of fleetbaseArrivals(script, BEGAN_MS)) ids.push((await store.append(request)).id)
  return ids
}

/** The ids of the previous attempt and the previous of the resource. */
async function baselinesOf(store: Store, id: number | undefined): Promise<(number | null)[]> {
  const { attempt, resource, before } = await store.baselines(id ?? 0)
  return [attempt?.id ?? null, resource?.id ?? null, before]
}

const REFUSED = { paths: ['/webhooks/fleetbase/_500'] }

describe('what a delivery is likely to be compared with', () => {
  it('is the one before it about the same resource, whatever came between', async () => {
    const store = await openTestStore()
    const [first, , second] = await keep(store, [
      about('order_a', 0, 'order.created'),
      about('order_b', 10, 'order.created'),
      about('order_a', 20, 'order.dispatched'),
    ])
    expect(await baselinesOf(store, first)).toEqual([null, null, first])
    expect(await baselinesOf(store, second)).toEqual([null, first, second])
  })

  it('is, of a retry, the attempt before it, and the resource’s last before the first attempt', async () => {
    const store = await openTestStore()
    const [created, tried, other, retried] = await keep(store, [
      about('order_a', 0, 'order.created'),
      // Tried at 10 s, 20 s and 120 s.
      about('order_a', 10, 'order.dispatched', REFUSED),
      about('order_b', 12, 'order.created'),
    ])
    expect(await baselinesOf(store, retried)).toEqual([tried, created, tried])
    expect(await baselinesOf(store, other)).toEqual([null, null, other])
  })

  it('may be an attempt of an event that went on afterwards', async () => {
    const store = await openTestStore()
    const [created, dispatched, ...later] = await keep(store, [
      about('order_a', 0, 'order.created', REFUSED),
      about('order_a', 5, 'order.dispatched'),
    ])
    expect(later).toHaveLength(2)
    expect(await baselinesOf(store, dispatched)).toEqual([null, created, dispatched])
  })

  it('is none that was cleared, and nothing for one that is not there', async () => {
    const store = await openTestStore()
    const [first, second, third] = await keep(store, [
      about('order_a', 0, 'order.created'),
      about('order_a', 10, 'order.dispatched'),
      about('order_a', 20, 'order.completed'),
    ])
    await store.clear({ what: 'named', ids: [second ?? 0] })
    expect(await baselinesOf(store, third)).toEqual([null, first, third])
    expect(await baselinesOf(store, second)).toEqual([null, null, second])
    expect(await baselinesOf(store, 4711)).toEqual([null, null, 4711])
  })
})
