import { describe, expect, it } from 'vitest'
import { StepCounter } from '../../../core/response/step-counter'
import { commitGroup } from '../../../electron/store/commit-group'
import type { Writer } from '../../../electron/store/connection'
import { Indexer } from '../../../electron/store/search/indexer'
import { SETTLED_IDS } from '../../../electron/store/search/layout'
import { Searcher } from '../../../electron/store/search/searcher'
import { selectSegments } from '../../../electron/store/search/segments-table'
import { aRequest } from '../../support/a-request'
import { openTestDatabase } from '../../support/test-database'

const DELIVERIES = SETTLED_IDS + 900

/** Every 1,000th is about a parcel of its own, with a weight of its own. */
function fill(db: Writer): void {
  const context = { db, file: '', counter: new StepCounter(), onBug: () => undefined }
  for (let first = 1; first <= DELIVERIES; first += 500) {
    const numbers = Array.from({ length: Math.min(500, DELIVERIES - first + 1) }, (_, index) => first + index)
    commitGroup(
      context,
      numbers.map((number, seq) => {
        const isParcel = number % 1000 === 0
        const text = JSON.stringify({
          n: number % 7,
          w: isParcel ? number : 1,
          what: isParcel ? `parcel-${String(number)}` : 'letter',
        })
        return { seq, request: aRequest({ text }) }
      }),
    )
  }
}

interface Found {
  ids: number[]
  /** How many deliveries were counted. */
  count: number
}

function find(db: Writer, filter: string): Found {
  const searcher = new Searcher(db)
  const ids: number[] = []
  let before: number | null = null
  do {
    const step = searcher.search({ filter, nowMs: 0, after: null, before, skip: 0, limit: 100 })
    ids.push(...step.deliveries.map(({ id }) => id))
    before = step.next
  } while (before !== null)
  let count = 0
  do {
    const step = searcher.count({ filter, nowMs: 0, before, dayBeganUs: 0 })
    count += step.count
    before = step.next
  } while (before !== null)
  return { ids, count }
}

const parcels = Array.from({ length: 17 }, (_, index) => (17 - index) * 1000)

describe('the search index', () => {
  it('joins its segments, finds the same before and after, and forgets what is gone', () => {
    const db = openTestDatabase()
    db.exec('PRAGMA synchronous = OFF')
    fill(db)
    const filters = ['body.w:>1', 'parcel', 'body.what:parcel-9000', '/parcel-1[0-9]+/', 'body.n:6 parcel']
    const before = filters.map((filter) => find(db, filter))
    expect(before[0]).toEqual({ ids: parcels, count: 17 })
    expect(before[2]).toEqual({ ids: [9000], count: 1 })

    const indexer = new Indexer(db)
    while (indexer.step());
    const { fresh, settled } = selectSegments(db)
    expect([...settled]).toEqual([0])
    // What is left is the stretch after it, as far as its segments are full.
    expect([...fresh]).toEqual([64, 65, 66])
    expect(filters.map((filter) => find(db, filter))).toEqual(before)

    db.exec(`DELETE FROM event_deliveries WHERE delivery_id < ${String(SETTLED_IDS + 10)}`)
    db.exec(`DELETE FROM deliveries WHERE id < ${String(SETTLED_IDS + 10)}`)
    const later = new Indexer(db)
    while (later.step());
    expect([...selectSegments(db).settled]).toEqual([])
    expect(find(db, 'body.w:>1')).toEqual({ ids: [17_000], count: 1 })
  })

  it('passes over what it is told to, and goes on from anchors', () => {
    const db = openTestDatabase()
    db.exec('PRAGMA synchronous = OFF')
    fill(db)
    const searcher = new Searcher(db)
    const base = { nowMs: 0, after: null, limit: 3 }
    const skipped = searcher.search({ ...base, filter: 'body.w:>1', before: null, skip: 0 })
    expect(skipped.newest).toBe(DELIVERIES)
    expect(skipped.deliveries.map(({ id }) => id)).toEqual(parcels.slice(0, skipped.deliveries.length))
    const { anchors, count } = searcher.count({
      filter: 'provider:generic',
      nowMs: 0,
      before: null,
      dayBeganUs: 0,
    })
    const anchor = anchors.at(-1) ?? { before: 0, found: 0 }
    expect(count).toBeGreaterThan(anchor.found)
    const page = searcher.search({ ...base, filter: 'provider:generic', before: anchor.before, skip: 2 })
    // Nothing is missing, so the rank below the newest is the distance of ids.
    expect(page.deliveries[0]?.id).toBe(DELIVERIES - anchor.found - 2)
    expect(page.skipped).toBe(2)
  })

  it('counts arrivals by time, of all and of what a filter finds, and what is new alone', () => {
    const db = openTestDatabase()
    const context = { db, file: '', counter: new StepCounter(), onBug: () => undefined }
    const append = (seconds: number[]): void => {
      const appends = seconds.map((second, seq) => {
        const text = JSON.stringify({ even: second % 2 === 0 })
        return { seq, request: aRequest({ text, receivedAtUs: (NOON_S + second) * 1_000_000 + 5 }) }
      })
      commitGroup(context, appends)
    }
    const searcher = new Searcher(db)
    const count = (filter: string, after: number | null = null) => {
      return searcher.arrivals({ filter, nowMs: 0, after, before: null })
    }
    expect(count('')).toMatchObject({ ends: null, buckets: [], next: null })

    append([0, 1, 1, 2, 3600])
    const all = count('')
    expect(all).toMatchObject({ newest: 5, ends: { firstS: NOON_S, lastS: NOON_S + 3600 }, widthS: 60 })
    expect(all.buckets).toEqual([
      { fromS: NOON_S, count: 4 },
      { fromS: NOON_S + 3600, count: 1 },
    ])
    // What a filter leaves out does not shorten the line of time.
    const odd = count('body.even:false')
    expect(odd).toMatchObject({ ends: all.ends, widthS: 60, buckets: [{ fromS: NOON_S, count: 2 }] })

    append([3601, 3660])
    expect(count('body.even:true', all.newest).buckets).toEqual([{ fromS: NOON_S + 3660, count: 1 }])
  })
})

/** A full hour and minute since 1970. */
const NOON_S = 1_795_003_200
