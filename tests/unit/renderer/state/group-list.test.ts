import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import { GroupList } from '../../../../renderer/state/group-list'
import { settled } from '../../../support/delivery-archive'
import { GroupArchive, type TestGroup } from '../../../support/group-archive'

const SOME = Array.from({ length: 35 }, (_, index) => index + 1)

async function aList(archive = new GroupArchive(), kept = SOME) {
  archive.deliver(...kept)
  const list = new GroupList<TestGroup>(archive)
  const news = (...changed: number[]): Promise<void> => {
    list.onChange(changed, { ungrouped: 0 })
    return settled()
  }
  const shownIds = () => list.view.get().rows.map(({ id }) => id)
  list.setShown(true)
  await settled()
  return { archive, list, news, ids: shownIds }
}

describe('a list of groups', () => {
  it('fetches nothing until it is seen, and then the first page', async () => {
    const archive = new GroupArchive()
    archive.deliver(1, 2)
    const list = new GroupList<TestGroup>(archive)
    list.onChange([1], { ungrouped: 4 })
    await settled()
    expect(archive.calls).toEqual([])
    list.setShown(true)
    await settled()
    expect(archive.calls).toEqual(['page null'])
    expect(list.view.get()).toMatchObject({ status: 'ready', hasMore: false, ungrouped: 0 })
    expect(list.view.get().rows.map(({ id }) => id)).toEqual([2, 1])
  })

  it('loads on when its last row comes into sight', async () => {
    const { list, ids } = await aList()
    list.look(0, 9)
    await settled()
    expect(ids()).toEqual(SOME.toReversed().slice(0, 20))
    list.look(10, 19)
    await settled()
    list.look(20, 29)
    await settled()
    expect(ids()).toEqual(SOME.toReversed())
    expect(list.view.get().hasMore).toBe(false)
  })

  it('fetches only what news name, and puts it in its place', async () => {
    const { archive, news, ids } = await aList()
    archive.calls.length = 0
    archive.deliver(30, 99)
    await news(30, 99)
    expect(archive.calls).toEqual(['named 30 99'])
    expect(ids().slice(0, 4)).toEqual([99, 30, 35, 34])
    archive.groups.delete(35)
    await news(35)
    expect(ids().slice(0, 4)).toEqual([99, 30, 34, 33])
  })

  it('takes back what comes back, and leaves what lies below the last row where it is met again', async () => {
    const { archive, news, ids } = await aList()
    const gone = archive.groups.get(33)
    if (gone === undefined) throw new Error('there is one')
    archive.groups.delete(33)
    await news(33)
    expect(ids()).not.toContain(33)
    archive.groups.set(33, gone)
    await news(33, 2)
    expect(ids().slice(0, 4)).toEqual([35, 34, 33, 32])
    expect(ids()).not.toContain(2)
  })

  it('begins anew where news name too many', async () => {
    const { archive, list, ids } = await aList()
    archive.calls.length = 0
    archive.deliver(...Array.from({ length: 300 }, (_, index) => index + 100))
    list.onChange(null, { ungrouped: 7 })
    await settled()
    expect(archive.calls).toEqual(['page null'])
    expect(ids()[0]).toBe(399)
    expect(list.view.get()).toMatchObject({ beginnings: 2, ungrouped: 0 })
  })

  it('stays as it is while it is held, and renews what its rows in sight say', async () => {
    const { archive, list, news, ids } = await aList()
    list.look(0, 4)
    await settled()
    list.hold(true)
    archive.calls.length = 0
    archive.deliver(33, 28, 99)
    await news(33, 28, 99)
    expect(archive.calls).toEqual(['named 33'])
    expect(ids()).toEqual(SOME.toReversed().slice(0, 10))
    expect(list.view.get().rows[2]).toMatchObject({ id: 33, attempts: 2 })
    expect(list.view.get().waiting).toBe(3)
    list.look(5, 8)
    await settled()
    expect(list.view.get().rows[7]).toMatchObject({ id: 28, attempts: 2 })
    list.hold(false)
    await settled()
    expect(ids().slice(0, 5)).toEqual([99, 28, 33, 35, 34])
    expect(list.view.get().waiting).toBe(0)
  })

  it('says that many wait where they are not counted', async () => {
    const { list, news } = await aList()
    list.hold(true)
    await news(...Array.from({ length: 1001 }, (_, index) => index + 1))
    expect(list.view.get().waiting).toBeNull()
    await news(5)
    expect(list.view.get().waiting).toBeNull()
  })

  it('catches up when it is seen again', async () => {
    const { archive, list, news, ids } = await aList()
    list.setShown(false)
    archive.calls.length = 0
    archive.deliver(99)
    await news(99)
    expect(archive.calls).toEqual([])
    list.setShown(true)
    await settled()
    expect(ids()[0]).toBe(99)
  })

  it('misses nothing that changes while it asks', async () => {
    const archive = new GroupArchive()
    archive.isPrompt = false
    const list = new GroupList<TestGroup>(archive)
    archive.deliver(1)
    list.setShown(true)
    await settled()
    archive.asked.shift()?.give()
    // Read before, told after: the news are looked at once more.
    archive.deliver(2)
    list.onChange([2], { ungrouped: 0 })
    await settled()
    archive.asked.shift()?.give()
    await settled()
    expect(list.view.get().rows.map(({ id }) => id)).toEqual([2, 1])
  })

  it('drops the answers to what it no longer lists', async () => {
    const archive = new GroupArchive()
    archive.isPrompt = false
    archive.deliver(1)
    const list = new GroupList<TestGroup>(archive)
    list.setShown(true)
    await settled()
    const other = new GroupArchive()
    other.deliver(50)
    list.use(other)
    archive.asked.shift()?.give()
    await settled()
    expect(list.view.get().rows.map(({ id }) => id)).toEqual([50])
  })

  it('says what failed, keeps what it has, and goes on with the next news', async () => {
    const { archive, list, news, ids } = await aList()
    archive.isPrompt = false
    await news(1)
    archive.asked.shift()?.fail(new AppError('store-unavailable', 'Not just now.', 'Wait.'))
    await settled()
    expect(list.view.get().failure).toMatchObject({ code: 'store-unavailable' })
    expect(ids()).toHaveLength(10)
    archive.isPrompt = true
    archive.deliver(99)
    await news(99)
    expect(list.view.get().failure).toBeNull()
    expect(ids()[0]).toBe(99)
  })

  it('puts what a search finds since on top, and asks only of what it knows', async () => {
    const archive = new GroupArchive()
    const { list, news, ids } = await aList(archive, [1, 2, 3])
    const found: TestGroup[] = [{ id: 3, lastDelivery: 9, attempts: 2 }]
    archive.newer = () => Promise.resolve(found)
    archive.calls.length = 0
    archive.deliver(1)
    await news(1, 77)
    expect(archive.calls).toEqual(['named 1'])
    expect(ids()).toEqual([3, 2, 1])
    expect(list.view.get().rows[2]).toMatchObject({ id: 1, attempts: 2 })
  })

  it('is cut back when it has grown long at its top', async () => {
    const archive = new GroupArchive(600)
    const { list, news, ids } = await aList(
      archive,
      Array.from({ length: 1500 }, (_, index) => index + 1),
    )
    list.look(590, 599)
    await settled()
    expect(ids()).toHaveLength(1200)
    list.look(0, 10)
    archive.deliver(1)
    await news(1)
    expect(ids()).toHaveLength(500)
    list.look(490, 499)
    await settled()
    expect(ids()).toEqual(
      archive
        .all()
        .slice(0, 1100)
        .map(({ id }) => id),
    )
  })

  it('shows what there is whatever happened, once it is at its top and all is told', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('deliver' as const), id: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('remove' as const), id: fc.integer({ min: 1, max: 40 }) }),
      fc.record({ kind: fc.constant('look' as const), id: fc.nat({ max: 30 }) }),
      fc.record({ kind: fc.constant('hold' as const), id: fc.nat({ max: 1 }) }),
      fc.record({ kind: fc.constant('forget' as const), id: fc.constant(0) }),
      fc.record({ kind: fc.constant('delay' as const), id: fc.nat({ max: 1 }) }),
      fc.record({ kind: fc.constant('answer' as const), id: fc.nat({ max: 3 }) }),
      fc.record({ kind: fc.constant('fail' as const), id: fc.nat({ max: 3 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { archive, list, news, ids } = await aList(new GroupArchive(7), SOME.slice(0, 20))
        for (const { kind, id } of steps) {
          if (kind === 'deliver') archive.deliver(id)
          if (kind === 'remove') archive.groups.delete(id)
          if (kind === 'deliver' || kind === 'remove') await news(id)
          if (kind === 'look') list.look(Math.max(0, id - 5), id)
          if (kind === 'hold') list.hold(id === 1)
          if (kind === 'forget') list.onChange(null, { ungrouped: 0 })
          if (kind === 'delay') archive.isPrompt = id === 1
          if (kind === 'answer') archive.asked.splice(id, 1)[0]?.give()
          if (kind === 'fail') archive.asked.splice(id, 1)[0]?.fail(new Error('not just now'))
          await settled()
        }
        archive.isPrompt = true
        for (const question of archive.asked.splice(0)) question.give()
        await settled()
        list.hold(false)
        list.look(0, 5)
        await settled()
        const shown = ids().length
        expect(list.view.get().rows).toEqual(archive.all().slice(0, shown))
        expect(list.view.get().hasMore || shown === archive.groups.size).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
