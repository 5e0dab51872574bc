import { describe, expect, it } from 'vitest'
import type { Store } from '../../../electron/store/store'
import { aRequest } from '../../support/a-request'
import { EVERY_CASE } from '../../support/fleetbase-script'
import { fleetbaseArrivals } from '../../support/fleetbase-sender'
import { openTestStore } from '../../support/running-receiver'

const BEGAN_MS = 1_795_000_000_000

async function rows(store: Store): Promise<string[]> {
  const { resources } = await store.resources({ before: null, limit: 200 })
  return resources.map(({ resourceId, lastEventName, lastStatus }) =>
    [resourceId, lastEventName, lastStatus].map(String).join(' '),
  )
}

function anOrder(letter: string, data: Record<string, unknown>): string {
  const envelope = { api_version: '2024-03-12', event: 'order.updated', created_at: '2026-08-19 04:12:31' }
  return JSON.stringify({ id: `event_6a852d2f7d15${letter}`, ...envelope, data })
}

describe('the rows of resources', () => {
  it('say what arrived last, by arrival, with the status in it', async () => {
    const store = await openTestStore()
    for (const request of fleetbaseArrivals(EVERY_CASE, BEGAN_MS)) await store.append(request)
    const all = await rows(store)
    expect(all).toContain('order_aaaaaaaaaa order.completed completed')
    // Its created came last, and what came last is what the row speaks of.
    expect(all).toContain('order_bbbbbbbbbb order.created created')
    const { resources } = await store.searchResources({ text: 'AC100007', limit: 5 })
    expect(resources).toMatchObject([{ resourceId: 'order_gggggggggg', lastStatus: 'completed' }])
    expect(await store.resource(resources[0]?.id ?? 0)).toMatchObject({ lastStatus: 'completed' })
  })

  it('know no status where the payload gives none, or is too large to look', async () => {
    const store = await openTestStore()
    const large = { id: 'order_large', status: 'created', notes: 'x'.repeat(70_000) }
    await store.append(aRequest({ text: anOrder('a', { id: 'order_plain' }) }))
    await store.append(aRequest({ text: anOrder('b', large) }))
    expect(await rows(store)).toEqual(['order_large order.updated null', 'order_plain order.updated null'])
  })
})
