import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CapturedBatch, ListNews } from '../../../../core/contract/events'
import { idRuns } from '../../../../core/delivery/id-runs'
import { createListFeed, MAX_TOLD_ROWS } from '../../../../electron/store/list-feed'
import { DeliveryArchive } from '../../../support/delivery-archive'

const A_FRAME_MS = 17

/** No news waits longer than this. */
const LONGEST_WAIT_MS = 250

interface TestFeed {
  feed: { add: (batch: CapturedBatch) => void; close: () => void }
  sent: CapturedBatch[]
  archive: DeliveryArchive
}

/** A feed of arrivals alone. */
function aFeed(): TestFeed {
  const sent: CapturedBatch[] = []
  const { add, close } = createListFeed((all) => {
    for (const news of all) if (news.name === 'captured') sent.push(news.payload)
  })
  const feed = {
    add: (payload: CapturedBatch) => {
      add({ name: 'captured', payload })
    },
    close,
  }
  return { feed, sent, archive: new DeliveryArchive() }
}

describe('the feed of what changes the list', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('passes a single delivery on at once', () => {
    const { feed, sent, archive } = aFeed()
    const batch = archive.commit(1)
    feed.add(batch)
    expect(sent).toEqual([batch])
    vi.advanceTimersByTime(10 * A_FRAME_MS)
    expect(sent).toHaveLength(1)
    const next = archive.commit(1)
    feed.add(next)
    expect(sent).toEqual([batch, next])
  })

  it.each([
    ['one message a frame while few come', { everyMs: 10, count: 1, atLeast: 50, atMost: 64 }],
    ['ten messages a second while many come', { everyMs: 4, count: 1, atLeast: 10, atMost: 13 }],
    ['four messages a second while nobody could look', { everyMs: 4, count: 20, atLeast: 4, atMost: 6 }],
  ])('sends %s, and the last of it too', (_what, { everyMs, count, atLeast, atMost }) => {
    const { feed, sent, archive } = aFeed()
    for (let ms = 0; ms < 1000; ms += everyMs) {
      feed.add(archive.commit(count))
      vi.advanceTimersByTime(everyMs)
    }
    vi.advanceTimersByTime(LONGEST_WAIT_MS)
    expect(sent.length).toBeGreaterThanOrEqual(atLeast)
    expect(sent.length).toBeLessThanOrEqual(atMost)
    expect(sent.at(-1)?.total).toBe(archive.all.length)
  })

  it('names every delivery once, in its place, but for the oldest of a great burst', () => {
    const step = fc.record({
      count: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 700 })),
      waitMs: fc.nat({ max: 20 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { feed, sent, archive } = aFeed()
        for (const { count, waitMs } of steps) {
          feed.add(archive.commit(count))
          vi.advanceTimersByTime(waitMs)
        }
        vi.advanceTimersByTime(LONGEST_WAIT_MS)
        let before = 0
        let revision = 0
        for (const batch of sent) {
          expect(batch.revision).toBeGreaterThan(revision)
          const first = batch.total - batch.deliveries.length
          expect(batch.deliveries).toEqual(archive.all.slice(first, batch.total))
          // Either it begins where the last one ended, or it is as full as a batch may be.
          if (first !== before) expect(batch.deliveries.length).toBeGreaterThanOrEqual(MAX_TOLD_ROWS)
          before = batch.total
          revision = batch.revision
        }
        expect(before).toBe(archive.all.length)
      }),
    )
  })

  it('joins arrivals only with arrivals, so that all is told in order', () => {
    const sent: string[] = []
    const { add } = createListFeed((all) => {
      sent.push(
        ...all.map(({ name, payload }) => `${name} ${String(payload.after)}-${String(payload.revision)}`),
      )
    })
    const archive = new DeliveryArchive()
    const capture = (): void => {
      add({ name: 'captured', payload: archive.commit(1) })
    }
    for (let count = 0; count < 4; count += 1) capture()
    add({
      name: 'removed',
      payload: { after: 4, revision: 5, total: 3, cause: 'dropped', runs: [] },
    })
    add({
      name: 'annotated',
      payload: { after: 5, revision: 6, ids: [1], annotation: { what: 'pinned', value: true } },
    })
    vi.advanceTimersByTime(LONGEST_WAIT_MS)
    expect(sent).toEqual(['captured 0-1', 'captured 1-4', 'removed 4-5', 'annotated 5-6'])
  })

  it('tells what a person did within a frame while many come, with what came before it', () => {
    const sent: string[] = []
    const { add } = createListFeed((all) => sent.push(...all.map(({ name }) => name)))
    const archive = new DeliveryArchive()
    const arrive = (): void => {
      add({ name: 'captured', payload: archive.commit(10) })
    }
    arrive()
    arrive()
    vi.advanceTimersByTime(2 * LONGEST_WAIT_MS)
    arrive()
    const told = sent.length
    arrive()
    vi.advanceTimersByTime(2 * A_FRAME_MS)
    expect(sent).toHaveLength(told)
    add({ name: 'removed', payload: archive.remove(new Set([0]), 'cleared') })
    expect(sent.slice(told)).toEqual(['captured', 'removed'])
  })

  it('lets what a limit drops wait for the arrivals, and tells all of it as one message', () => {
    const sent: (readonly ListNews[])[] = []
    const { add } = createListFeed((all) => sent.push(all))
    const archive = new DeliveryArchive()
    let told = 0
    for (let ms = 0; ms < 1000; ms += 10) {
      add({ name: 'captured', payload: archive.commit(30) })
      add({ name: 'removed', payload: archive.remove(new Set([0, 1, 2]), 'dropped') })
      told += 2
      vi.advanceTimersByTime(10)
    }
    vi.advanceTimersByTime(LONGEST_WAIT_MS)
    expect(sent.length).toBeLessThanOrEqual(7)
    const all = sent.flat()
    expect(all).toHaveLength(told)
    expect(all.map(({ payload }) => payload.after)).toEqual(all.map((_news, index) => index))
    for (const message of sent) {
      const named = message.flatMap((news) => (news.name === 'captured' ? news.payload.deliveries : []))
      expect(named.length).toBeLessThanOrEqual(MAX_TOLD_ROWS)
      // Of a flood the newest are named, without a gap.
      expect(idRuns(named.map(({ id }) => id))).toHaveLength(1)
    }
  })

  it('passes on what waits when it is closed, and keeps no timer', () => {
    const { feed, sent, archive } = aFeed()
    const batches = [archive.commit(1), archive.commit(1)]
    for (const batch of batches) feed.add(batch)
    feed.close()
    expect(sent).toEqual(batches)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('says nothing after it was closed', () => {
    const { feed, sent, archive } = aFeed()
    feed.close()
    feed.add(archive.commit(1))
    expect(sent).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })
})
