import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_PAGE_SIZE } from '../../../../core/contract/calls'
import { AppError } from '../../../../core/contract/errors'
import type { ListNews } from '../../../../core/contract/events'
import type { Annotation } from '../../../../core/delivery/annotation'
import { DeliveriesStore } from '../../../../renderer/state/deliveries-store'
import { DeliveryArchive, settled } from '../../../support/delivery-archive'

/** What may happen to a window, in any order. */
type Step =
  | { kind: 'commit'; count: number; told: number }
  | { kind: 'remove'; share: number; seed: number; cause: 'dropped' | 'cleared' }
  | { kind: 'restore' }
  | { kind: 'annotate'; at: number; annotation: Annotation }
  | { kind: 'news'; which: number }
  | { kind: 'news again'; which: number }
  | { kind: 'page arrives'; which: number }
  | { kind: 'page fails'; which: number }
  | { kind: 'look'; at: number }

const which = fc.nat({ max: 20 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('commit'),
      count: fc.integer({ min: 1, max: 5 }),
      told: fc.nat({ max: 5 }),
    }),
  },
  // A burst of which the oldest are left out of the news.
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('commit'),
      count: fc.integer({ min: 50, max: 900 }),
      told: fc.nat({ max: MAX_PAGE_SIZE }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('remove'),
      share: fc.integer({ min: 1, max: 100 }),
      seed: fc.nat({ max: 100 }),
      cause: fc.constantFrom('dropped', 'cleared'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('annotate'),
      at: fc.nat({ max: 100 }),
      annotation: fc.oneof(
        fc.record({ what: fc.constantFrom('pinned' as const, 'seen' as const), value: fc.boolean() }),
        fc.record({ what: fc.constant('note' as const), value: fc.constantFrom(null, 'a', 'b') }),
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('news'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('news again'), which }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('page arrives'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('page fails'), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look'), at: fc.nat({ max: 100 }) }) },
)

/** Takes an element out of a list, wherever `index` falls. */
function take<Item>(items: Item[], index: number): Item | undefined {
  return items.length === 0 ? undefined : items.splice(index % items.length, 1)[0]
}

/** What a window shows is the store at one moment; gives the first such moment that is not before `since`. */
function momentShown(store: DeliveriesStore, archive: DeliveryArchive, since: number): number {
  const { total } = store.view.get()
  return archive.moments.findIndex(
    (moment, revision) =>
      revision >= since &&
      moment.length === total &&
      moment.every((delivery, position) => {
        const shown = store.at(position)
        // Nothing else of a delivery ever changes.
        const isSame = (['id', 'pinned', 'seen', 'note'] as const).every(
          (key) => shown?.[key] === delivery[key],
        )
        return shown === undefined || isSame
      }),
  )
}

/** Positions that a seed picks, about `share` in a hundred. */
function pickPositions(count: number, share: number, seed: number): Set<number> {
  const positions = Array.from({ length: count }, (_, position) => position)
  return new Set(positions.filter((position) => ((position + seed) * 37) % 101 < share))
}

function change(archive: DeliveryArchive, next: Step): ListNews | null {
  switch (next.kind) {
    case 'commit':
      return { name: 'captured', payload: archive.commit(next.count, next.told) }
    case 'remove': {
      const positions = pickPositions(archive.all.length, next.share, next.seed)
      return { name: 'removed', payload: archive.remove(positions, next.cause) }
    }
    case 'restore':
      return { name: 'restored', payload: archive.restore() }
    case 'annotate':
      if (archive.all.length === 0) return null
      return {
        name: 'annotated',
        payload: archive.annotate(next.at % archive.all.length, next.annotation),
      }
    case 'news':
    case 'news again':
    case 'page arrives':
    case 'page fails':
    case 'look':
      return null
  }
}

describe('the deliveries that the window holds', () => {
  it('are the store’s, whatever order pages and news come in, and in the end nothing is missing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 250 }), fc.array(step, { maxLength: 40 }), async (before, steps) => {
        const archive = new DeliveryArchive()
        if (before > 0) archive.commit(before)
        const store = new DeliveriesStore(archive)
        const starting = store.start()
        const untold: ListNews[] = []
        const told: typeof untold = []
        let moment = 0

        for (const next of steps) {
          const news = change(archive, next)
          if (news !== null) untold.push(news)
          if (next.kind === 'news') {
            const batch = take(untold, next.which)
            if (batch !== undefined) {
              told.push(batch)
              archive.tellNews(batch)
            }
          }
          if (next.kind === 'news again') {
            const batch = told[next.which % Math.max(1, told.length)]
            if (batch !== undefined) archive.tellNews(batch)
          }
          if (next.kind === 'page arrives') take(archive.asked, next.which)?.give()
          // The first page is asked for again by the person; here only later ones fail.
          if (next.kind === 'page fails' && store.view.get().status === 'ready') {
            take(archive.asked, next.which)?.fail(new AppError('store-unavailable', 'busy'))
          }
          if (next.kind === 'look') {
            const at = Math.floor((next.at / 100) * store.view.get().total)
            store.ensure(at, at + 20)
          }
          await settled()
          if (store.view.get().status === 'ready') {
            moment = momentShown(store, archive, moment)
            expect(moment).toBeGreaterThanOrEqual(0)
          }
        }

        // Then all is quiet: what is under way arrives, what is looked at loads.
        archive.isPrompt = true
        for (const news of untold) archive.tellNews(news)
        for (const page of archive.asked.splice(0)) page.give()
        await starting
        await settled()
        expect(store.view.get()).toMatchObject({ status: 'ready', total: archive.all.length })
        store.ensure(0, archive.all.length - 1)
        await settled()
        expect(archive.all.map((_delivery, position) => store.at(position))).toEqual(archive.all)
      }),
      { numRuns: 150 },
    )
  })

  it('hold what came while the first page was read', async () => {
    const archive = new DeliveryArchive()
    archive.commit(3)
    const store = new DeliveriesStore(archive)
    const starting = store.start()
    archive.tell(archive.commit(2))
    archive.asked[0]?.give()
    await starting
    expect(store.view.get()).toMatchObject({ status: 'ready', total: 5, failure: null })
    expect(archive.all.map((_delivery, position) => store.at(position))).toEqual(archive.all)
  })

  it('are asked for once, however often they are looked at', async () => {
    const archive = new DeliveryArchive()
    archive.commit(1000)
    const store = await started(archive)
    archive.queries.length = 0
    store.ensure(410, 430)
    store.ensure(415, 435)
    expect(archive.queries).toEqual([{ from: 400, limit: 100 }])
    archive.asked.splice(0).forEach((page) => page.give())
    await settled()
    store.ensure(400, 499)
    store.ensure(-50, -1)
    store.ensure(1000, 2000)
    expect(archive.queries).toHaveLength(1)
  })

  it('are loaded to the last one when a burst overtakes the page that was asked for', async () => {
    const archive = new DeliveryArchive()
    archive.commit(150)
    const store = await started(archive)
    store.ensure(0, 20)
    archive.asked.splice(0).forEach((page) => page.give())
    await settled()
    // Asked for while it ended at 150; the burst fills it, but names only its own newest.
    archive.tell(archive.commit(1, 0))
    store.ensure(150, 150)
    archive.tell(archive.commit(1000, MAX_PAGE_SIZE))
    store.ensure(150, 199)
    while (archive.asked.length > 0) {
      archive.asked.splice(0).forEach((page) => page.give())
      await settled()
    }
    expect(store.at(151)).toBe(archive.all[151])
    expect(store.at(199)).toBe(archive.all[199])
  })

  it('are all fetched anew when it is not known which went', async () => {
    const archive = new DeliveryArchive()
    archive.commit(250)
    const store = await started(archive)
    const told = archive.remove(new Set([0, 3]), 'dropped')
    archive.tellNews({ name: 'removed', payload: { ...told, after: 0, runs: null } })
    expect(store.view.get().total).toBe(248)
    expect(store.at(247)).toBeUndefined()
    archive.isPrompt = true
    store.ensure(0, 247)
    await settled()
    expect(archive.all.map((_delivery, position) => store.at(position))).toEqual(archive.all)
  })

  it('stay few, however far one scrolls, and those just looked at stay', async () => {
    const archive = new DeliveryArchive()
    archive.commit(30_000)
    archive.isPrompt = true
    const store = await started(archive)
    for (let at = 0; at < 30_000; at += 100) {
      store.ensure(at, at + 99)
      // Looked at all the while, as the selected row is.
      store.ensure(0, 0)
      await settled()
    }
    const held = archive.all.filter((_delivery, position) => store.at(position) !== undefined)
    expect(held.length).toBeLessThanOrEqual(10_000)
    expect(store.at(0)).toBe(archive.all[0])
    expect(archive.queries.filter(({ from }) => from === 0)).toHaveLength(1)
    expect(store.at(29_999)).toBe(archive.all[29_999])
  })
})

describe('a page that can’t be read', () => {
  it('is said, and said no longer when the next one can', async () => {
    const archive = new DeliveryArchive()
    archive.commit(500)
    const store = await started(archive)
    store.ensure(0, 10)
    archive.asked
      .splice(0)
      .forEach((page) => page.fail(new AppError('store-unavailable', 'The store is gone.')))
    await settled()
    expect(store.view.get().failure).toMatchObject({
      code: 'store-unavailable',
      message: 'The store is gone.',
    })
    store.ensure(0, 10)
    archive.asked.splice(0).forEach((page) => page.give())
    await settled()
    expect(store.view.get().failure).toBeNull()
    expect(store.at(0)).toBe(archive.all[0])
  })

  it('is read again, with every other that failed, when the person tries again', async () => {
    const archive = new DeliveryArchive()
    archive.commit(500)
    const store = await started(archive)
    store.ensure(0, 110)
    archive.asked.splice(0).forEach((page) => page.fail(new Error('no')))
    await settled()
    archive.isPrompt = true
    await store.start()
    await settled()
    expect(store.at(0)).toBe(archive.all[0])
    expect(store.at(110)).toBe(archive.all[110])
    expect(store.view.get().failure).toBeNull()
  })

  it('may be the first: what came meanwhile is not lost to the next try', async () => {
    const archive = new DeliveryArchive()
    archive.commit(2)
    const store = new DeliveriesStore(archive)
    const first = store.start()
    archive.asked.splice(0).forEach((page) => page.fail(new Error('no')))
    await first
    expect(store.view.get()).toMatchObject({ status: 'loading', failure: { code: 'bug' } })
    archive.tell(archive.commit(1))
    archive.isPrompt = true
    await store.start()
    expect(store.view.get()).toMatchObject({ status: 'ready', total: 3, failure: null })
    archive.tell(archive.commit(1))
    expect(store.at(3)).toBe(archive.all[3])
  })
})

it('stops listening when told to', async () => {
  const archive = new DeliveryArchive()
  const store = await started(archive)
  store.stop()
  expect(archive.isHeard).toBe(false)
})

async function started(archive: DeliveryArchive): Promise<DeliveriesStore> {
  const store = new DeliveriesStore(archive)
  const starting = store.start()
  archive.asked.splice(0).forEach((page) => page.give())
  await starting
  return store
}
