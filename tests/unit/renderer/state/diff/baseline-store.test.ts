import { describe, expect, it } from 'vitest'
import type { DeliverySummary } from '../../../../../core/delivery/delivery'
import type { SearchQuery } from '../../../../../core/contract/search'
import { BaselineStore } from '../../../../../renderer/state/diff/baseline-store'
import type { SideSource } from '../../../../../renderer/state/diff/compared-side'
import type { ComparisonStore } from '../../../../../renderer/state/diff/comparison-store'
import { aDelivery } from '../../../../support/a-delivery'
import { settled } from '../../../../support/delivery-archive'

interface Before {
  attempt?: number
  resource?: number
  /** Of the same event type, by id. */
  types?: readonly number[]
}

const summaryOf = (id: number, more: Partial<DeliverySummary> = {}): DeliverySummary =>
  aDelivery({ id, eventName: 'order.updated', ...more })

/** A store behind which these deliveries came before the one with id 100; a search looks at ten ids a step. */
function aStore({ attempt, resource, types = [] }: Before) {
  const shown: (readonly [SideSource, SideSource] | null)[] = []
  const searched: SearchQuery[] = []
  let failure: Error | null = null
  // The one thing that the baselines ask of a comparison is what it is between.
  const comparison = {
    show: (left: SideSource, right: SideSource) => {
      shown.push([left, right])
      return Promise.resolve()
    },
    close: () => {
      shown.push(null)
    },
  } as unknown as ComparisonStore
  const store = new BaselineStore(
    {
      baselines: ({ id }) =>
        failure === null
          ? Promise.resolve({
              attempt: attempt === undefined ? null : summaryOf(attempt),
              resource: resource === undefined ? null : summaryOf(resource),
              before: id,
            })
          : Promise.reject(failure),
      find: (query) => {
        searched.push(query)
        const below = query.before ?? 0
        const found = types.filter((id) => id < below && id >= below - 10)
        return Promise.resolve({
          revision: 1,
          newest: 100,
          deliveries: found.map((id) => summaryOf(id)),
          skipped: 0,
          next: below > 10 ? below - 10 : null,
        })
      },
      now: () => 0,
    },
    comparison,
  )
  return {
    store,
    searched,
    failWith: (error: Error | null) => {
      failure = error
    },
    open: async (id: number, more: Partial<DeliverySummary> = {}) => {
      await store.show({
        summary: summaryOf(id, { bodyKind: 'json', ...more }),
        draft: () => `{"draft":${String(id)}}`,
      })
      await settled()
    },
    /** What is compared just now, left and right. */
    compared: () => {
      const last = shown.at(-1) ?? null
      return last?.map((side) => (side.kind === 'delivery' ? side.id : `${side.from} ${side.text}`)) ?? null
    },
  }
}

describe('what the open delivery is compared with', () => {
  it.each([
    [{ resource: 90, attempt: 95, types: [80] }, [90, 100]],
    [{ attempt: 95, types: [80] }, [95, 100]],
    [{ types: [80] }, [80, 100]],
    [{}, null],
  ] satisfies [Before, unknown][])('is at first what came before it: %j', async (before, expected) => {
    const { open, compared } = aStore(before)
    await open(100)
    expect(compared()).toEqual(expected)
  })

  it('is looked for until it is found, of its own type', async () => {
    const { open, searched, compared } = aStore({ types: [12] })
    await open(100)
    expect(compared()).toEqual([12, 100])
    expect(searched.map(({ before }) => before)).toEqual([100, 90, 80, 70, 60, 50, 40, 30, 20])
    expect(searched[0]?.filter).toBe('provider:=fleetbase event:=order.updated')
  })

  it('is chosen once for all that follow, where they have it', async () => {
    const { store, open, compared } = aStore({ resource: 90, types: [80] })
    await open(100)
    store.choose('type')
    expect(compared()).toEqual([80, 100])
    await open(101)
    expect(compared()).toEqual([80, 101])
    store.choose('attempt')
    await open(102)
    expect(compared()).toEqual([90, 102])
  })

  it('is a text that was pasted, from when it is JSON on', async () => {
    const { store, open, compared } = aStore({ resource: 90 })
    await open(100)
    store.choose('pasted')
    expect(compared()).toBeNull()
    store.paste('{"a":')
    expect([compared(), store.pasted.get().error?.column]).toEqual([null, 6])
    store.paste('{"a":1}')
    expect(compared()).toEqual(['pasted {"a":1}', 100])
    store.paste('{"a":1')
    expect(compared()).toEqual(['pasted {"a":1}', 100])
    await open(101)
    store.paste('{"a":2}')
    expect(compared()).toEqual(['pasted {"a":2}', 101])
    store.paste('')
    expect([compared(), store.pasted.get().error]).toEqual([null, null])
  })

  it('is any text where the delivery is no JSON itself', async () => {
    const { store, open, compared } = aStore({})
    await open(100, { bodyKind: 'xml' })
    store.choose('pasted')
    store.paste('<a/>')
    expect(compared()).toEqual(['pasted <a/>', 100])
  })

  it('is a draft of its body, which stands on the right and begins anew with each delivery', async () => {
    const { store, open, compared } = aStore({ resource: 90 })
    await open(100)
    store.choose('draft')
    expect(compared()).toEqual([100, 'draft {"draft":100}'])
    store.edit('{"draft":"mine"}')
    expect(compared()).toEqual([100, 'draft {"draft":"mine"}'])
    await open(101)
    expect(compared()).toEqual([101, 'draft {"draft":101}'])
  })

  it('is a file', async () => {
    const { store, open, compared } = aStore({ resource: 90 })
    await open(100)
    store.openFile('expected.json', '{}')
    expect(compared()).toEqual(['file {}', 100])
    expect(store.kind.get()).toBe('file')
  })

  it('is nothing while nothing is open, and of two in quick succession the later one’s', async () => {
    const { store, open, compared } = aStore({ resource: 90 })
    const first = open(100)
    await open(101)
    await first
    expect(compared()).toEqual([90, 101])
    store.hide()
    expect([compared(), store.state.get().status, store.kind.get()]).toEqual([null, 'none', null])
  })

  it('says what went wrong, and tries again', async () => {
    const { store, open, failWith, compared } = aStore({ resource: 90 })
    failWith(new Error('no'))
    await open(100)
    expect(store.state.get()).toMatchObject({ status: 'failed', id: 100 })
    failWith(null)
    store.retry()
    await settled()
    expect(compared()).toEqual([90, 100])
  })
})
