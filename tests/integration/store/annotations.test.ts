import { describe, expect, it } from 'vitest'
import type { ListNews } from '../../../core/contract/events'
import { aRequest } from '../../support/a-request'
import { openTestStore } from '../../support/running-receiver'

describe('what a person says of deliveries', () => {
  it('is written down for many at once, in steps that are told in order, and not for those that are gone', async () => {
    const store = await openTestStore()
    await Promise.all(Array.from({ length: 1200 }, () => store.append(aRequest())))
    await store.clear({ what: 'named', ids: [7] })
    const news: ListNews[] = []
    store.onList((told) => news.push(...told))
    const ids = Array.from({ length: 1200 }, (_, index) => index + 1)
    await store.annotate(ids, { what: 'seen', value: true })

    const batches = news.flatMap(({ name, payload }) => (name === 'annotated' ? [payload] : []))
    expect(batches).toHaveLength(3)
    expect(batches.flatMap((batch) => batch.ids)).toEqual(ids.filter((id) => id !== 7))
    expect(batches.every(({ after, revision }) => revision === after + 1)).toBe(true)
    const page = await store.page({ from: 0, limit: 500 })
    expect(page.revision).toBe(batches.at(-1)?.revision)
    expect(page.deliveries.every(({ seen }) => seen)).toBe(true)
  })

  it('changes nothing else, and can be taken back', async () => {
    const store = await openTestStore()
    const { id } = await store.append(aRequest({ text: 'as it came' }))
    const before = await store.get(id)
    await store.annotate([id], { what: 'note', value: 'ask Zoë 🚚' })
    await store.annotate([id], { what: 'pinned', value: true })
    expect(await store.get(id)).toEqual({ ...before, note: 'ask Zoë 🚚', pinned: true })
    expect(store.history().pinned).toBe(1)
    await store.annotate([id], { what: 'note', value: null })
    await store.annotate([id], { what: 'pinned', value: false })
    expect(await store.get(id)).toEqual(before)
  })

  it('is refused where none of them is kept any more', async () => {
    const store = await openTestStore()
    await expect(store.annotate([1], { what: 'pinned', value: true })).rejects.toMatchObject({
      code: 'not-found',
      message: 'Delivery 1 is no longer kept.',
    })
    await expect(store.annotate([1, 2], { what: 'seen', value: true })).rejects.toMatchObject({
      message: 'None of these deliveries is kept any more.',
    })
  })

  it('clears ten thousand by name as one clearing, which one undo takes back', async () => {
    const store = await openTestStore()
    await Promise.all(Array.from({ length: 1100 }, () => store.append(aRequest())))
    const ids = Array.from({ length: 10_000 }, (_, index) => index + 1)
    const { clearingId, deliveries } = await store.clear({ what: 'named', ids })
    expect(deliveries).toBe(1100)
    expect((await store.page({ from: null, limit: 1 })).total).toBe(0)
    await store.undo(clearingId)
    expect((await store.page({ from: null, limit: 1 })).total).toBe(1100)
  })
})
