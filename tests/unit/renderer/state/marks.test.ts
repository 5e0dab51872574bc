import { describe, expect, it } from 'vitest'
import type { SearchQuery, SearchStep } from '../../../../core/contract/search'
import { AppError } from '../../../../core/contract/errors'
import { DeliveriesStore } from '../../../../renderer/state/deliveries-store'
import { MarksStore, MAX_MARKED } from '../../../../renderer/state/marks'
import { Selection } from '../../../../renderer/state/selection'
import { DeliveryArchive, settled } from '../../../support/delivery-archive'

/** Deliveries 1000, 1001, ... of which 'even' finds every other one; the open one is the newest. */
async function someMarks(kept: number) {
  const archive = new DeliveryArchive()
  archive.commit(kept)
  archive.isPrompt = true
  const list = new DeliveriesStore(archive)
  const selection = new Selection(list, (id) => Promise.resolve(archive.place(id)))
  await list.start()
  let filter = ''
  let failure: Error | null = null
  const asked: SearchQuery[] = []
  const find = (query: SearchQuery): Promise<SearchStep> => {
    asked.push(query)
    if (failure !== null) return Promise.reject(failure)
    const fitting = archive.all
      .filter(({ id }) => query.filter !== 'even' || id % 2 === 0)
      .filter(({ id }) => id > (query.after ?? 0) && id < (query.before ?? Infinity))
      .reverse()
    const deliveries = fitting.slice(0, query.limit)
    const next = fitting.length > deliveries.length ? (deliveries.at(-1)?.id ?? null) : null
    return Promise.resolve({ revision: 0, newest: 0, deliveries, skipped: 0, next })
  }
  const marks = new MarksStore({ list, selection, find, filter: () => filter, now: () => 7 })
  return {
    archive,
    marks,
    selection,
    asked,
    filterBy: (text: string) => (filter = text),
    failWith: (error: Error) => (failure = error),
  }
}

describe('what is marked', () => {
  it('keeps the order it was marked in, and lets single ones go', async () => {
    const { marks } = await someMarks(9)
    for (const id of [1003, 1001, 1007, 1001]) marks.toggle(id)
    expect(marks.ids.get()).toEqual([1003, 1007])
    marks.drop()
    expect(marks.ids.get()).toEqual([])
  })

  it('is a stretch from the last one, which another end replaces', async () => {
    const { marks } = await someMarks(9)
    marks.toggle(1000)
    marks.toggle(1004)
    await marks.extendTo(1006)
    expect(marks.ids.get()).toEqual([1000, 1004, 1005, 1006])
    await marks.extendTo(1003)
    expect(marks.ids.get()).toEqual([1000, 1004, 1003])
  })

  it('begins at the open delivery where nothing is marked, and follows the arrow there and back', async () => {
    const { marks, selection } = await someMarks(9)
    selection.selectAt(6)
    await marks.extendBy(1)
    await marks.extendBy(1)
    expect(marks.ids.get()).toEqual([1006, 1005, 1004])
    await marks.extendBy(-1)
    expect(marks.ids.get()).toEqual([1006, 1005])
    // Gone elsewhere: a second stretch begins there, beside the first.
    selection.selectAt(2)
    await marks.extendBy(1)
    expect(marks.ids.get()).toEqual([1006, 1005, 1002, 1001])
  })

  it('asks for the rows of a stretch that are not loaded, in the order of the stretch', async () => {
    const { marks, asked } = await someMarks(3000)
    marks.toggle(1010)
    await marks.extendTo(2010)
    expect(marks.ids.get()).toEqual(Array.from({ length: 1001 }, (_, index) => 1010 + index))
    expect(asked[0]).toMatchObject({ after: 1009, before: 2011, nowMs: 7 })
  })

  it('is all that the filter shows, of too many the newest, and says so', async () => {
    const { marks, filterBy } = await someMarks(MAX_MARKED + 600)
    filterBy('even')
    await marks.markAll()
    expect(marks.ids.get()).toHaveLength((MAX_MARKED + 600) / 2)
    expect(marks.remark.get()).toBeNull()
    filterBy('')
    await marks.markAll()
    expect(marks.ids.get()).toHaveLength(MAX_MARKED)
    expect(marks.ids.get()[0]).toBe(1000 + MAX_MARKED + 599)
    expect(marks.remark.get()).toBe('No more than 10,000 can be marked at once; the others are left out.')
    marks.drop()
    expect(marks.remark.get()).toBeNull()
  })

  it('is not changed by a search that ends when something else was asked for', async () => {
    const { marks } = await someMarks(9)
    const all = marks.markAll()
    marks.drop()
    await all
    expect(marks.ids.get()).toEqual([])
  })

  it('stays as it was where it can’t be found out, and says why', async () => {
    const { marks, failWith } = await someMarks(9)
    marks.toggle(1001)
    failWith(new AppError('store-unavailable', 'Not just now.'))
    await marks.markAll()
    expect(marks.ids.get()).toEqual([1001])
    expect(marks.remark.get()).toBe('Not just now.')
  })

  it('forgets what went', async () => {
    const { marks, archive } = await someMarks(9)
    for (const id of [1001, 1005, 1003]) marks.toggle(id)
    const { runs } = archive.remove(new Set([4, 5, 6]), 'cleared')
    marks.forget(runs ?? [])
    await settled()
    expect(marks.ids.get()).toEqual([1001, 1003])
  })
})
