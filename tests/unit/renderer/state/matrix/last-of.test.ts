import { describe, expect, it } from 'vitest'
import type { SearchQuery } from '../../../../../core/contract/search'
import { lastOf } from '../../../../../renderer/state/matrix/last-of'
import { aSummary } from '../../../../support/a-delivery'

/** A search that finds the deliveries with lower ids, five at a time. */
function finding(deliveries: ReturnType<typeof aSummary>[]) {
  const asked: SearchQuery[] = []
  const find = (query: SearchQuery) => {
    asked.push(query)
    const found = deliveries.filter(({ id }) => id < (query.before ?? Infinity)).slice(0, 5)
    const next = found.at(-1)?.id ?? null
    return Promise.resolve({ revision: 1, newest: 99, deliveries: found, skipped: 0, next })
  }
  return { find, asked }
}

const older = Array.from({ length: 40 }, (_none, at) => aSummary({ id: 90 - at, attempt: 1 + (at % 2) }))

describe('the last deliveries of a kind', () => {
  it('are twelve with the one that is open, and no retries', async () => {
    const { find, asked } = finding(older)
    const ids = await lastOf(find, aSummary({ id: 91 }), 'resource')
    expect(ids).toEqual([91, ...Array.from({ length: 11 }, (_none, at) => 90 - at * 2)])
    expect(asked[0]?.filter).toBe('provider:=fleetbase resource:=order_h4m8t1qz7x')
  })

  it('are as many as there are, and of this type alone', async () => {
    const { find, asked } = finding([aSummary({ id: 3, eventName: 'order.Created' }), aSummary({ id: 2 })])
    expect(await lastOf(find, aSummary({ id: 91 }), 'type')).toEqual([91, 2])
    expect(asked[0]?.filter).toBe('provider:=fleetbase event:=order.created')
  })
})
