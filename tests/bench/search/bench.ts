// How long the first page and the exact count take, how that grows, and what the index costs:
//
//   npm run bench:search
//   npm run bench:search -- --sizes 10000,100000 --keep
//
// Each size is stored once (with --keep it stays for the next run), and compared with a linear scan of parsed JSON in memory.
import { parseArgs } from 'node:util'
import { openReader, type Reader } from '../../../electron/store/connection'
import { Searcher } from '../../../electron/store/search/searcher'
import { storedHistory, type StoringCost } from '../stored-history'
import { FILTERS } from './filters'
import { compareIngest, us } from './ingest'
import { LinearScan } from './linear-scan'
import { fixed, quantile, timed, type Timing } from './timing'

const PAGE_ROWS = 100
const PAGE_ROUNDS = 21
const NOW_MS = Date.UTC(2026, 10, 24)

/** Counts of a million are slow where every body is read: again and again for so long, and once at least. */
const COUNT_ROUNDS = 9
const COUNT_FOR_MS = 3000

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    keep: { type: 'boolean', default: false },
  },
})
const sizes = values.sizes.split(',').map(Number)
/** p95 of the first page's and median of the count's milliseconds, by filter and size. */
const grown = new Map<string, { pageMs: number; countMs: number }[]>()

compareIngest()
for (const size of sizes) {
  const { file, cost, done } = storedHistory(size, values.keep)
  try {
    console.log(`\n${size.toLocaleString('en-US')} deliveries`)
    if (cost !== null) tellCost(cost, size)
    measure(size, file)
  } finally {
    done()
  }
}
printGrowth()

function tellCost({ ingest, index, longestStepMs, plainBytes, indexBytes }: StoringCost, size: number): void {
  console.log(
    `${megabytes(plainBytes)} without the index; storing takes ${us(ingest.cpuMs, size)} of the processor a delivery, ` +
      `the index ${us(index.cpuMs, size)} and ${megabytes(indexBytes)} ` +
      `(${((indexBytes / plainBytes) * 100).toFixed(0)} %), longest step ${fixed(longestStepMs, 0)} ms`,
  )
}

function measure(size: number, file: string): void {
  const reader = openReader(file, () => undefined)
  const seededId = String(
    reader.get(
      { name: 'middle', sql: 'SELECT event_id FROM deliveries WHERE id >= ? AND event_id IS NOT NULL' },
      [Math.floor(size / 2)],
    )?.['event_id'],
  )
  const scan = new LinearScan(reader, size, NOW_MS)
  console.log(
    [
      'ms'.padEnd(32),
      'first page: median, p95 (processor)'.padEnd(38),
      'count: median, p95 (processor)'.padEnd(38),
      'found'.padStart(10),
      '   linear scan: page, count',
    ].join(''),
  )
  for (const { name, filter } of FILTERS) {
    report(reader, name, filter.replace('SEEDED_ID', seededId), scan)
  }
  reader.close()
}

function report(reader: Reader, name: string, filter: string, scan: LinearScan): void {
  const searcher = new Searcher(reader)
  const pages = Array.from({ length: PAGE_ROUNDS }, (_, round) => {
    return timed(() => {
      firstPage(searcher, filter, round)
    })
  })
  const counts: Timing[] = []
  let found = 0
  for (let spentMs = 0; counts.length < COUNT_ROUNDS && (counts.length === 0 || spentMs < COUNT_FOR_MS);) {
    const counted = timed(() => (found = count(searcher, filter, counts.length)))
    counts.push(counted)
    spentMs += counted.wallMs
  }
  const grownHere = grown.get(name) ?? []
  grownHere.push({ pageMs: quantile(pages, 0.95).wallMs, countMs: quantile(counts, 0.5).wallMs })
  grown.set(name, grownHere)
  console.log(
    [
      name.padEnd(32),
      times(pages).padEnd(38),
      times(counts).padEnd(38),
      found.toLocaleString('en-US').padStart(10),
      '   ',
      scan.measure(filter, PAGE_ROWS),
    ].join(''),
  )
}

/** Median and p95 by the clock, and in parentheses of the processor. */
function times(timings: readonly Timing[]): string {
  const [median, p95] = [quantile(timings, 0.5), quantile(timings, 0.95)]
  return `${fixed(median.wallMs, 7)}${fixed(p95.wallMs, 8)} (${fixed(median.cpuMs, 0)}, ${fixed(p95.cpuMs, 0)})`
}

function printGrowth(): void {
  if (sizes.length < 2) return
  const heads = sizes.map((size) => size.toLocaleString('en-US').padStart(12)).join('')
  console.log(
    `\n${'growth, ms'.padEnd(32)}p95 of the first page${' '.repeat(12 * sizes.length - 18)}median of the count`,
  )
  console.log(`${' '.repeat(32)}${heads}   ${heads}`)
  for (const [name, all] of grown) {
    const pages = all.map(({ pageMs }) => fixed(pageMs, 12)).join('')
    console.log(`${name.padEnd(32)}${pages}   ${all.map(({ countMs }) => fixed(countMs, 12)).join('')}`)
  }
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

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(0)} MB`
}
