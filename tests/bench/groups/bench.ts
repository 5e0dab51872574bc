// npm run bench:groups [-- 100000,1000000]: what grouping costs as deliveries arrive, and how long pages of events and of
// resources and one of either take, at N deliveries in 0.3 N events and 0.05 N resources.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnsweredRequest } from '../../../core/delivery/received-request'
import { StepCounter } from '../../../core/response/step-counter'
import { addToBlocks } from '../../../electron/store/blocks-table'
import { insertBodies } from '../../../electron/store/bodies-table'
import { commitGroup } from '../../../electron/store/commit-group'
import { openReader, type Reader, type Writer } from '../../../electron/store/connection'
import { insertDeliveries } from '../../../electron/store/deliveries-table'
import { selectBaselines } from '../../../electron/store/groups/baseline-reader'
import { selectEventDetail, selectEventPage } from '../../../electron/store/groups/event-reader'
import {
  searchResources,
  selectResourceDetail,
  selectResourcePage,
} from '../../../electron/store/groups/resource-reader'
import { insertHeads } from '../../../electron/store/heads-table'
import { openDatabase } from '../../../electron/store/open-database'
import { readContents } from '../../../electron/store/read-contents'
import { advanceRevision } from '../../../electron/store/revision-table'
import { nextId } from '../../../electron/store/row-insert'
import { groupTraffic } from './traffic'

const GROUP = 64
const ROUNDS = 300
const PAGE = 100

/** Kept once without groups, for the cost of those. */
const COMPARED = 30_000

const sizes = (process.argv[2] ?? '100000').split(',').map(Number)
const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
try {
  compareIngest(join(folder, 'plain.db'), join(folder, 'grouped.db'))
  for (const size of sizes) measure(size, join(folder, `${String(size)}.db`))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function compareIngest(plainFile: string, groupedFile: string): void {
  const kept = [openWriter(plainFile), openWriter(groupedFile)] as const
  const spent = [0, 0]
  const traffic = [groupTraffic(), groupTraffic()] as const
  // In turns, so that whatever else the machine does meets both.
  for (let stored = 0; stored < COMPARED; stored += GROUP) {
    const [plain, grouped] = [take(traffic[0], GROUP), take(traffic[1], GROUP)]
    spent[0] = (spent[0] ?? 0) + timed(() => keepPlain(kept[0], plain))
    spent[1] = (spent[1] ?? 0) + timed(() => keep(kept[1], grouped))
  }
  kept.forEach((db) => db.close())
  const [plain = 1, grouped = 1] = spent
  const each = (ms: number): string => `${((ms / COMPARED) * 1000).toFixed(0)} µs`
  console.log(
    `kept without groups ${each(plain)}, with groups ${each(grouped)} a delivery, ratio ${(grouped / plain).toFixed(2)} ` +
      `(syncing to the disk left out)`,
  )
}

function measure(size: number, file: string): void {
  const db = openWriter(file)
  const traffic = groupTraffic()
  for (let stored = 0; stored < size; stored += GROUP) keep(db, take(traffic, Math.min(GROUP, size - stored)))
  db.get({ name: 'checkpoint', sql: 'PRAGMA wal_checkpoint(TRUNCATE)' })
  const reader = openReader(file, () => undefined)
  const events = idsOf(reader, 'events')
  const resources = idsOf(reader, 'resources')
  console.log(
    `\n${size.toLocaleString('en-US')} deliveries in ${events.length.toLocaleString('en-US')} events and ` +
      `${resources.length.toLocaleString('en-US')} resources`,
  )
  const any = (of: readonly number[]): number => of[Math.floor(Math.random() * of.length)] ?? 0
  const anyDelivery = (): number => 1 + Math.floor(Math.random() * size)
  report('events, first page', () => selectEventPage(reader, { before: null, limit: PAGE }))
  report('events, any page', () => selectEventPage(reader, { before: anyDelivery(), limit: PAGE }))
  report('one event', () => selectEventDetail(reader, any(events)))
  report('baselines of one delivery', () => selectBaselines(reader, anyDelivery()))
  report('resources, first page', () => selectResourcePage(reader, { before: null, limit: PAGE }))
  report('resources, any page', () => selectResourcePage(reader, { before: anyDelivery(), limit: PAGE }))
  report('one resource', () => selectResourceDetail(reader, any(resources)))
  report('resources by internal id', () =>
    searchResources(reader, {
      text: `ac${String(Math.floor(Math.random() * resources.length)).padStart(6, '0')}`,
      limit: 50,
    }),
  )
  report('resources by “order_”', () => searchResources(reader, { text: 'order_', limit: 50 }))
  const alone = Array.from({ length: ROUNDS }, () => take(traffic, 1))
  report('one more attempt, kept and grouped', () => keep(db, alone.pop() ?? []))
  reader.close()
  db.close()
}

function openWriter(file: string): Writer {
  const { db } = openDatabase({
    file,
    suspectDamage: false,
    leastRevision: 0,
    maxPages: null,
    reportSlow: () => undefined,
    now: new Date(),
  })
  // What is acknowledged is synced in earnest; here only the work itself is compared.
  db.exec('PRAGMA synchronous = OFF')
  return db
}

function keep(db: Writer, requests: readonly AnsweredRequest[]): void {
  const appends = requests.map((request, seq) => ({ seq, request }))
  const { failure } = commitGroup({ db, file: '', counter: new StepCounter(), onBug: console.error }, appends)
  if (failure !== null) throw failure
}

/** All that a commit does but for the groups. */
function keepPlain(db: Writer, requests: readonly AnsweredRequest[]): void {
  const read = requests.map((request) => ({ request, contents: readContents(request, console.error) }))
  db.transaction(() => {
    const firstId = nextId(db, 'deliveries')
    const added = read.map((delivery, index) => ({ ...delivery, id: firstId + index, attempt: 1 }))
    insertDeliveries(db, added)
    insertHeads(db, added)
    insertBodies(db, added)
    addToBlocks(
      db,
      added.map(({ id }) => id),
    )
    advanceRevision(db, added.length)
  })
}

function take(traffic: Generator<AnsweredRequest, never>, count: number): AnsweredRequest[] {
  return Array.from({ length: count }, () => traffic.next().value)
}

function idsOf(reader: Reader, table: string): number[] {
  return reader.all({ name: 'ids', sql: `SELECT id FROM ${table}` }).map((row) => Number(row['id']))
}

function report(what: string, work: () => unknown): void {
  const times = Array.from({ length: ROUNDS }, () => timed(work)).sort((one, other) => one - other)
  const at = (share: number): string => (times[Math.ceil(share * times.length) - 1] ?? NaN).toFixed(2)
  console.log(`${what.padEnd(36)} p50 ${at(0.5).padStart(8)} ms   p95 ${at(0.95).padStart(8)} ms`)
}

function timed(work: () => unknown): number {
  const beganMs = performance.now()
  work()
  return performance.now() - beganMs
}
