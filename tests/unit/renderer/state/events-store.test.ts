import { describe, expect, it } from 'vitest'
import type { EventSearchStep } from '../../../../core/contract/groups'
import { EventsStore, type EventCalls } from '../../../../renderer/state/events-store'
import { anEvent, anEventDetail } from '../../../support/an-event'
import { settled } from '../../../support/delivery-archive'

type FindQuery = Parameters<EventCalls['find']>[0]

async function aStore(steps: (query: FindQuery) => Partial<EventSearchStep> = () => ({})) {
  const kept = [anEvent({ id: 3 }), anEvent({ id: 2 }), anEvent({ id: 1 })]
  const found: FindQuery[] = []
  const store = new EventsStore(
    {
      page: () => Promise.resolve({ revision: 1, events: kept, next: null, ungrouped: 0 }),
      find: (query) => {
        found.push(query)
        const step = { revision: 1, newest: 30, events: [], matches: [], next: null, ungrouped: 0 }
        return Promise.resolve({ ...step, ...steps(query) })
      },
      named: (ids) => Promise.resolve(ids.map((id) => anEvent({ id }))),
      get: (id) => Promise.resolve(anEventDetail({ id, eventNames: id === 2 ? [] : ['order.created'] })),
    },
    () => 5000,
  )
  store.list.setShown(true)
  store.detail.setShown(true)
  await settled()
  const ids = () => store.list.view.get().rows.map(({ id }) => id)
  return { store, kept, found, ids }
}

const change = (events: number[] | null) => ({ revision: 2, events, resources: [], ungrouped: 0 })

describe('the events of the window', () => {
  it('are all there are, the first of them open', async () => {
    const { store, ids } = await aStore()
    expect(ids()).toEqual([3, 2, 1])
    expect(store.openedId()).toBe(3)
    expect(store.openedName()).toBe('the event order.created')
    store.move(1)
    await settled()
    expect(store.openedId()).toBe(2)
    expect(store.openedName()).toBe('the event')
  })

  it('have none open when all are gone, and the first that comes', async () => {
    const { store, kept } = await aStore()
    kept.length = 0
    store.onChange(change(null))
    await settled()
    expect(store.openedId()).toBeNull()
    kept.push(anEvent({ id: 9 }))
    store.onChange(change([9]))
    await settled()
    expect(store.openedId()).toBe(9)
  })

  it('are those that a filter finds, each once, over as many steps as a page takes', async () => {
    const { store, found, ids } = await aStore(({ before }) =>
      before === null
        ? { events: [anEvent({ id: 7 }), anEvent({ id: 5 })], next: 20 }
        : before === 20
          ? { events: [anEvent({ id: 5 }), anEvent({ id: 4 })], next: 10 }
          : {},
    )
    store.show('is:retry')
    await settled()
    expect(ids()).toEqual([7, 5, 4])
    expect(found.map(({ filter, nowMs, after, before }) => [filter, nowMs, after, before])).toEqual([
      ['is:retry', 5000, null, null],
      ['is:retry', 5000, null, 20],
      ['is:retry', 5000, null, 10],
    ])
    // What a filter doesn't find stays open.
    expect(store.openedId()).toBe(3)
    store.show('')
    await settled()
    expect(ids()).toEqual([3, 2, 1])
  })

  it('are looked for among what arrived since, not anew', async () => {
    const { store, found, ids } = await aStore(({ after }) =>
      after === null
        ? { events: [anEvent({ id: 7 })], newest: 30 }
        : { events: after === 30 ? [anEvent({ id: 8 })] : [], newest: 31 },
    )
    store.show('is:retry')
    await settled()
    for (let time = 0; time < 2; time += 1) {
      store.onChange(change([8]))
      await settled()
    }
    expect(ids()).toEqual([8, 7])
    expect(found.map(({ after }) => after)).toEqual([null, 30, 31])
  })

  it('are looked for anew when deliveries went or came back', async () => {
    const { store, found } = await aStore()
    store.onMoved()
    await settled()
    expect(found).toEqual([])
    store.show('is:retry')
    await settled()
    store.onMoved()
    await settled()
    expect(found).toHaveLength(2)
  })
})
