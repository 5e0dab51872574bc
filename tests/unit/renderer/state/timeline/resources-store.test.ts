import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ResourceDetail, ResourceSummary } from '../../../../../core/event/group'
import { ResourcesStore } from '../../../../../renderer/state/timeline/resources-store'

function resource(id: number, lastDelivery: number, fields: Partial<ResourceSummary> = {}): ResourceSummary {
  return {
    id,
    type: 'order',
    resourceId: `order_${String(id)}`,
    provider: 'fleetbase',
    otherIds: [`AC${String(id)}`],
    steps: 1,
    attempts: 1,
    lastDelivery,
    lastAtUs: lastDelivery,
    lastEventName: 'order.created',
    lastStatus: 'created',
    ...fields,
  }
}

/** A store's resources, which a test changes, and what the window asked of it. */
function aStore(all: ResourceSummary[]) {
  const asked: string[] = []
  const linked = new Map<string, number>()
  const byActivity = () => [...all].sort((one, other) => other.lastDelivery - one.lastDelivery)
  const detailOf = (id: number): ResourceDetail => {
    const found = all.find((one) => one.id === id)
    if (found === undefined) throw new Error('the test opens what is not there')
    const links = ['driver_w2f6u9xk4c'].map((resourceId) => ({
      field: 'driver_assigned',
      resourceId,
      resource: linked.get(resourceId) ?? null,
    }))
    return { ...found, stepList: [], links }
  }
  const store = new ResourcesStore(
    {
      page: ({ before, limit }) => {
        asked.push('page')
        const rows = byActivity().filter(({ lastDelivery }) => lastDelivery < (before ?? Infinity))
        const resources = rows.slice(0, limit)
        const next = rows.length > limit ? (resources.at(-1)?.lastDelivery ?? null) : null
        return Promise.resolve({ revision: 1, resources, next, ungrouped: 0 })
      },
      search: ({ text, limit }) => {
        asked.push(`search ${text}`)
        const found = byActivity().filter(({ resourceId, otherIds }) =>
          [resourceId, ...otherIds].some((id) => id.toLowerCase().startsWith(text.toLowerCase())),
        )
        const resources = found.slice(0, limit)
        return Promise.resolve({ revision: 1, resources, hasMore: found.length > limit })
      },
      named: (ids) => {
        asked.push(`named ${ids.join(' ')}`)
        return Promise.resolve(all.filter(({ id }) => ids.includes(id)))
      },
      get: (id) => {
        asked.push(`get ${String(id)}`)
        return Promise.resolve(detailOf(id))
      },
      ofDelivery: (id) =>
        id === 0 ? Promise.reject(new Error('the store is away')) : Promise.resolve(id * 2),
    },
    {
      load: () => Promise.reject(new Error('nothing is loaded here')),
      compare: () => Promise.reject(new Error('nothing is compared here')),
      noise: () => {
        throw new Error('nothing is compared here')
      },
    },
  )
  return {
    store,
    asked,
    linked,
    rows: () => store.list.view.get().rows.map(({ id }) => id),
    put: (changed: ResourceSummary): void => {
      all = [...all.filter(({ id }) => id !== changed.id), changed]
    },
    change: (...ids: number[]): void => {
      store.onChange({ revision: 2, events: [], resources: ids, ungrouped: 0 })
    },
  }
}

const some = (count: number): ResourceSummary[] =>
  Array.from({ length: count }, (_, index) => resource(index + 1, index + 1))

describe('the resources of the window', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)

  it('are listed when they are shown, the last active first, and the first is open', async () => {
    const { store, asked, rows } = aStore(some(3))
    await settled()
    expect(asked).toEqual([])
    store.list.setShown(true)
    await settled()
    expect(rows()).toEqual([3, 2, 1])
    expect(store.openedId()).toBe(3)
  })

  it('follow what happens without reading anything but what changed', async () => {
    const { store, asked, rows, put, change } = aStore(some(3))
    store.list.setShown(true)
    await settled()
    asked.length = 0
    put(resource(1, 9, { steps: 2 }))
    change(1)
    await settled()
    expect(rows()).toEqual([1, 3, 2])
    expect(asked).toEqual(['named 1'])
  })

  it('are found by the beginning of any id, and all are back when nothing is looked for', async () => {
    const { store, asked, rows } = aStore(some(12))
    store.list.setShown(true)
    await settled()
    store.find(' ac1')
    await settled()
    expect(rows()).toEqual([12, 11, 10, 1])
    expect(store.search.get()).toEqual({ text: ' ac1', hasMore: false })
    asked.length = 0
    // White space around it is nothing else to look for.
    store.find('ac1 ')
    await settled()
    expect(asked).toEqual([])
    store.find('ord-77')
    await settled()
    expect(rows()).toEqual([])
    // What was open stays open.
    expect(store.openedId()).toBe(12)
    store.find('')
    await settled()
    expect(rows()).toHaveLength(12)
  })

  it('say that more begin so than are listed, and take no answer to what was typed before', async () => {
    const { store, rows } = aStore(some(150))
    store.list.setShown(true)
    await settled()
    store.find('order_')
    store.find('order_1')
    await settled()
    expect(store.search.get()).toEqual({ text: 'order_1', hasMore: false })
    expect(rows().every((id) => String(id).startsWith('1'))).toBe(true)
    store.find('order_')
    await settled()
    expect(store.search.get()).toEqual({ text: 'order_', hasMore: true })
    expect(rows()).toHaveLength(100)
  })

  it('add to what was found what comes to be found', async () => {
    const { store, rows, put, change } = aStore(some(2))
    store.list.setShown(true)
    store.find('order_1')
    await settled()
    expect(rows()).toEqual([1])
    put(resource(10, 20))
    put(resource(20, 21))
    change(10, 20)
    await settled()
    expect(rows()).toEqual([10, 1])
  })

  it('are told by a delivery, as far as that is known', async () => {
    const { store } = aStore([])
    expect(await Promise.all([store.ofDelivery(4), store.ofDelivery(0)])).toEqual([8, null])
  })

  it('ask again for what an open one names when it may have arrived, and for nothing else', async () => {
    const { store, asked, linked, put, change } = aStore(some(2))
    store.list.setShown(true)
    store.detail.setShown(true)
    await settled()
    const link = () => {
      const state = store.detail.state.get()
      return state.status === 'open' ? state.detail.links[0]?.resource : undefined
    }
    expect(link()).toBeNull()
    asked.length = 0
    change(1)
    await vi.advanceTimersByTimeAsync(5000)
    expect(asked).not.toContain('get 2')
    linked.set('driver_w2f6u9xk4c', 7)
    put(resource(7, 30, { type: 'driver' }))
    change(7)
    await vi.advanceTimersByTimeAsync(5000)
    expect(link()).toBe(7)
  })
})
