import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../../core/contract/errors'
import type { ListNews } from '../../../../../core/contract/events'
import type { ValueHistoryQuery, ValueHistoryStep } from '../../../../../core/contract/values'
import type { ValueRun } from '../../../../../core/values/value-run'
import { ValueHistoryStore } from '../../../../../renderer/state/values/value-history'
import { aSummary } from '../../../../support/a-delivery'

const delivery = aSummary()
const text = '{"data":{"status":"created","items":[{"id":"a"}]}}'

function aRun(oldest: number): ValueRun {
  const digest = `v${String(oldest)}`
  return {
    value: { kind: 'string', text: digest, isCut: false, digest },
    count: 1,
    oldest,
    oldestAtUs: oldest,
    newest: oldest,
    newestAtUs: oldest,
    eventName: 'order.created',
    resourceId: 'order_h4m8t1qz7x',
  }
}

function arrival(fields: Parameters<typeof aSummary>[0] = {}): ListNews {
  const payload = { after: 0, revision: 1, total: 1, deliveries: [aSummary(fields)] }
  return { name: 'captured', payload }
}

/** A history of as many deliveries as `total` says, each of another value, a step of five at a time. */
function aHistory(total: { count: number }) {
  const asked: ValueHistoryQuery[] = []
  const store = new ValueHistoryStore((query) => {
    asked.push(query)
    const from = (query.before ?? total.count + 1) - 1
    const ids = Array.from({ length: Math.min(5, from) }, (_none, at) => from - at)
    const last = ids.at(-1) ?? 1
    const step: ValueHistoryStep = { runs: ids.map(aRun), unreadable: 1, next: last <= 1 ? null : last }
    return Promise.resolve(step)
  })
  return { store, asked }
}

/** After all that was promised by now. */
const settled = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve))

const oldestOf = (store: ValueHistoryStore): number | undefined => store.state.get()?.runs.at(-1)?.oldest

describe('the history of a value', () => {
  it('is walked step by step to a page, and on when more is asked for', async () => {
    const { store, asked } = aHistory({ count: 100 })
    expect(store.follow(delivery, text, ['data', 'status'])).toBe(true)
    await settled()
    expect(store.state.get()).toMatchObject({
      label: 'data.status',
      scopes: { resource: 'order_h4m8t1qz7x', type: 'every order.created' },
      scope: 'resource',
      isLoading: false,
      isWhole: false,
      unreadable: 12,
    })
    expect(asked[0]?.scope).toEqual({
      resource: { provider: 'fleetbase', type: 'order', id: 'order_h4m8t1qz7x' },
    })
    expect(oldestOf(store)).toBe(41)
    store.more()
    await settled()
    expect(oldestOf(store)).toBe(1)
    expect(store.state.get()?.isWhole).toBe(true)
  })

  it('is none of what stands nowhere', () => {
    const { store } = aHistory({ count: 1 })
    expect(store.follow(delivery, text, ['data', 'none'])).toBe(false)
    expect(store.state.get()).toBeNull()
  })

  it('is that of every such event where it is asked for, or where there is no resource', async () => {
    const { store, asked } = aHistory({ count: 3 })
    store.follow(delivery, text, ['data', 'status'])
    store.setScope('type')
    await settled()
    expect(asked.at(-1)?.scope).toEqual({
      type: { provider: 'fleetbase', eventName: 'order.created', path: null },
    })
    store.follow({ ...delivery, resourceType: null, resourceId: null }, text, [])
    expect(store.state.get()).toMatchObject({ scope: 'type', label: 'the whole payload' })
    store.setScope('resource')
    expect(store.state.get()?.scope).toBe('type')
  })

  it('takes in what arrives about the same thing, as far down as it was shown, and nothing else', async () => {
    const total = { count: 100 }
    const { store, asked } = aHistory(total)
    store.follow(delivery, text, ['data', 'status'])
    await settled()
    store.more()
    await settled()
    const before = asked.length
    store.hear(arrival({ resourceId: 'order_other' }))
    await settled()
    expect(asked).toHaveLength(before)
    total.count = 101
    store.hear(arrival())
    // While it looks, one more: it looks once more.
    total.count = 102
    store.hear(arrival())
    await settled()
    expect(store.state.get()?.runs[0]?.oldest).toBe(102)
    expect(oldestOf(store)).toBeLessThan(10)
  })

  it('says why it could not be read, and of what was left nothing', async () => {
    const store = new ValueHistoryStore(() => Promise.reject(new AppError('store-unavailable', 'Not now.')))
    store.follow(delivery, text, ['data', 'status'])
    await settled()
    expect(store.state.get()).toMatchObject({ isLoading: false, failure: { message: 'Not now.' } })
    store.again()
    store.close()
    await settled()
    expect(store.state.get()).toBeNull()
  })
})
