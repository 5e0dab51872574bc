// npm run bench:search [-- 10000,100000]: how long the first page and the exact count take, and what the index costs. Each
// size is stored once, in a folder of its own, and compared with a linear scan of parsed JSON in memory.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseFilter } from '../../../core/filter/parse'
import { compilePredicate, type Predicate } from '../../../core/filter/predicate'
import type { SearchedDelivery } from '../../../core/filter/searched'
import { commitGroup } from '../../../electron/store/commit-group'
import { openReader, type Reader, type Writer } from '../../../electron/store/connection'
import { openDatabase } from '../../../electron/store/open-database'
import { StepCounter } from '../../../core/response/step-counter'
import { contentsQuery, selectContents } from '../../../electron/store/search/contents-rows'
import { Indexer } from '../../../electron/store/search/indexer'
import { Searcher } from '../../../electron/store/search/searcher'
import { fleetbaseTraffic } from '../../support/fleetbase-traffic'
import { FILTERS } from './filters'

const PAGE_ROWS = 100
const SEED = 5
const GROUP = 64
const NOW_MS = Date.UTC(2026, 10, 24)

/** More deliveries than this don't fit into memory as parsed JSON beside the rest. */
const MAX_SCANNED = 200_000

const sizes = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number)

for (const size of sizes) {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  try {
    measure(size, join(folder, 'waybill.db'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(size: number, file: string): void {
  const { db } = openDatabase({
    file,
    suspectDamage: false,
    leastRevision: 0,
    maxPages: null,
    reportSlow: () => undefined,
    now: new Date(),
  })
  const ingestMs = fill(db, file, size)
  const plainBytes = statSync(file).size
  const indexMs = index(db)
  db.get({ name: 'checkpoint', sql: 'PRAGMA wal_checkpoint(TRUNCATE)' })
  const indexBytes = statSync(file).size - plainBytes
  console.log(`\n${size.toLocaleString('en-US')} deliveries, ${megabytes(plainBytes)} without the index`)
  console.log(
    `ingest ${us(ingestMs, size)} a delivery; index, built behind: ${us(indexMs, size)} a delivery, ` +
      `${megabytes(indexBytes)} (${((indexBytes / plainBytes) * 100).toFixed(0)} %)`,
  )
  const reader = openReader(file, () => undefined)
  const seededId = String(
    reader.get(
      { name: 'middle', sql: 'SELECT event_id FROM deliveries WHERE id >= ? AND event_id IS NOT NULL' },
      [Math.floor(size / 2)],
    )?.['event_id'],
  )
  const scan = size <= MAX_SCANNED ? load(reader, size) : null
  console.log(
    'filter                          first page ms (median, p95)   count ms (median)      found   scan in memory: page, count ms',
  )
  for (const { name, filter } of FILTERS) {
    report(reader, name, filter.replace('SEEDED_ID', seededId), size, scan)
  }
  reader.close()
  db.close()
}

function fill(db: Writer, file: string, size: number): number {
  const traffic = fleetbaseTraffic(SEED)
  let elapsedMs = 0
  // What is acknowledged is synced in earnest; here only the work itself is compared.
  db.exec('PRAGMA synchronous = OFF')
  for (let stored = 0; stored < size; stored += GROUP) {
    const count = Math.min(GROUP, size - stored)
    const appends = Array.from({ length: count }, (_, seq) => {
      const request = traffic.next()
      if (request.done === true) throw new Error('the traffic has ended')
      return { seq, request: request.value }
    })
    const beganMs = performance.now()
    const outcome = commitGroup({ db, file, counter: new StepCounter(), onBug: console.error }, appends)
    elapsedMs += performance.now() - beganMs
    if (outcome.failure !== null) throw outcome.failure
  }
  return elapsedMs
}

function index(db: Writer): number {
  const indexer = new Indexer(db)
  const beganMs = performance.now()
  let longestMs = 0
  for (let stepMs = performance.now(); indexer.step(); stepMs = performance.now()) {
    longestMs = Math.max(longestMs, performance.now() - stepMs)
  }
  console.log(`longest step of the index: ${longestMs.toFixed(1)} ms`)
  return performance.now() - beganMs
}

function report(
  reader: Reader,
  name: string,
  filter: string,
  size: number,
  scan: readonly SearchedDelivery[] | null,
): void {
  const rounds = 9
  const pages: number[] = []
  const counts: number[] = []
  let found = 0
  const searcher = new Searcher(reader)
  for (let round = 0; round < rounds; round += 1) {
    pages.push(timed(() => firstPage(searcher, filter, round)))
    // Counts of a million are slow where every body is read; once says as much as nine times.
    if (size > 200_000 && round > 0) continue
    if (round < 3) counts.push(timed(() => (found = count(searcher, filter, round))))
  }
  const linear = scan === null ? null : scanned(scan, filter)
  console.log(
    [
      name.padEnd(32),
      fixed(quantile(pages, 0.5), 9),
      fixed(quantile(pages, 0.95), 9),
      fixed(quantile(counts, 0.5), 20),
      found.toLocaleString('en-US').padStart(15),
      ...(linear === null ? [] : [fixed(linear.pageMs, 14), fixed(linear.countMs, 9)]),
    ].join(''),
  )
}

function firstPage(searcher: Searcher, filter: string, round: number): void {
  let before: number | null = null
  let left = PAGE_ROWS
  do {
    const step = searcher.search({ filter, nowMs: NOW_MS + round, after: null, before, skip: 0, limit: left })
    left -= step.deliveries.length
    before = step.next
  } while (before !== null && left > 0)
}

function count(searcher: Searcher, filter: string, round: number): number {
  let before: number | null = null
  let total = 0
  do {
    const step = searcher.count({ filter, nowMs: NOW_MS + round, before, dayBeganUs: 0 })
    total += step.count
    before = step.next
  } while (before !== null)
  return total
}

/** Everything in memory, parsed and folded, as tools do that keep what they caught in the page. */
function load(reader: Reader, size: number): SearchedDelivery[] {
  const all: SearchedDelivery[] = []
  const query = contentsQuery('1')
  for (let first = 1; first <= size; first += 1000) {
    for (const delivery of selectContents(reader, query, first, first + 999, []).reverse()) {
      delivery.json()
      delivery.foldedText()
      all.push(delivery)
    }
  }
  return all.reverse()
}

function scanned(all: readonly SearchedDelivery[], filter: string): { pageMs: number; countMs: number } {
  const parsed = parseFilter(filter).filter
  if (parsed === null) throw new Error(`no filter: ${filter}`)
  const predicate: Predicate = compilePredicate(parsed, NOW_MS)
  const pageMs = timed(() => {
    let left = PAGE_ROWS
    for (const delivery of all) {
      if (predicate(delivery)) left -= 1
      if (left === 0) return
    }
  })
  const countMs = timed(() => {
    let count = 0
    for (const delivery of all) if (predicate(delivery)) count += 1
    return count
  })
  return { pageMs, countMs }
}

function timed(work: () => unknown): number {
  const beganMs = performance.now()
  work()
  return performance.now() - beganMs
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

function fixed(value: number, width: number): string {
  return value.toFixed(value < 10 ? 2 : 0).padStart(width)
}

function us(totalMs: number, count: number): string {
  return `${((totalMs / count) * 1000).toFixed(0)} µs`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(0)} MB`
}
