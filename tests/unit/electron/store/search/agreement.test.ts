import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnsweredRequest } from '../../../../../core/delivery/received-request'
import { compilePredicate } from '../../../../../core/filter/predicate'
import { printFilter } from '../../../../../core/filter/print'
import { StepCounter } from '../../../../../core/response/step-counter'
import { commitGroup } from '../../../../../electron/store/commit-group'
import type { Writer } from '../../../../../electron/store/connection'
import { annotate } from '../../../../../electron/store/deliveries-table'
import { contentsQuery, selectContents } from '../../../../../electron/store/search/contents-rows'
import { Indexer } from '../../../../../electron/store/search/indexer'
import { Searcher } from '../../../../../electron/store/search/searcher'
import { anyFilter, anyNote, anyRequest } from '../../../../support/filter-arbitraries'
import { openTestDatabase } from '../../../../support/test-database'

const NOW_MS = 1_795_230_000_000
const DELIVERIES = 300
/** 75,000 pairs of a delivery and a filter in each run; WAYBILL_CASES=10000 asks of 3,000,000. */
const FILTERS = Number(process.env['WAYBILL_CASES'] ?? 250)

function fill(db: Writer, requests: readonly AnsweredRequest[]): void {
  const context = {
    db,
    file: '',
    counter: new StepCounter(),
    onBug: (_event: string, error: unknown) => {
      throw error
    },
  }
  const outcome = commitGroup(
    context,
    requests.map((request, seq) => ({ seq, request })),
  )
  if (outcome.failure !== null) throw outcome.failure
}

/** Notes on some, and some that were looked at. */
function annotateSome(db: Writer): void {
  const notes = fc.sample(anyNote, { numRuns: DELIVERIES, seed: 2 })
  notes.forEach((value, index) => {
    annotate(db, index + 1, { what: 'note', value })
    annotate(db, index + 1, { what: 'seen', value: index % 3 === 0 })
    annotate(db, index + 1, { what: 'pinned', value: index % 5 === 0 })
  })
}

/** All ids that a search finds, page by page. */
function find(searcher: Searcher, filter: string): number[] {
  const ids: number[] = []
  let before: number | null = null
  do {
    const step = searcher.search({ filter, nowMs: NOW_MS, after: null, before, skip: 0, limit: 50 })
    ids.push(...step.deliveries.map(({ id }) => id))
    before = step.next
  } while (before !== null)
  return ids
}

function count(searcher: Searcher, filter: string): number {
  let total = 0
  let before: number | null = null
  do {
    const step = searcher.count({ filter, nowMs: NOW_MS, before, dayBeganUs: 0 })
    total += step.count
    before = step.next
  } while (before !== null)
  return total
}

describe('a search in the store', () => {
  it('finds exactly what the predicate lets through, with the index and without', () => {
    const requests = fc.sample(anyRequest, { numRuns: DELIVERIES, seed: 1 })
    const plain = openTestDatabase()
    const indexed = openTestDatabase()
    // The same deliveries twice; a store takes a request's body over.
    fill(
      plain,
      requests.map((request) => ({ ...request, body: new Uint8Array(request.body) })),
    )
    fill(indexed, requests)
    for (const db of [plain, indexed]) annotateSome(db)
    const indexer = new Indexer(indexed)
    while (indexer.step());
    const all = selectContents(plain, contentsQuery('1'), 1, DELIVERIES, [])
    const [reader, indexedReader] = [new Searcher(plain), new Searcher(indexed)]

    fc.assert(
      fc.property(anyFilter, (filter) => {
        const passes = compilePredicate(filter, NOW_MS)
        const expected = all.filter(passes).map(({ summary }) => summary.id)
        const text = printFilter(filter)
        expect(find(reader, text)).toEqual(expected)
        expect(find(indexedReader, text)).toEqual(expected)
        expect(count(indexedReader, text)).toBe(expected.length)
      }),
      { numRuns: FILTERS },
    )
  }, 600_000)
})
