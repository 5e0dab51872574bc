// What storing costs, with nothing else to do and with the search index built behind it on the same thread.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StepCounter } from '../../../core/response/step-counter'
import { commitGroup } from '../../../electron/store/commit-group'
import type { Writer } from '../../../electron/store/connection'
import { openDatabase } from '../../../electron/store/open-database'
import { Indexer } from '../../../electron/store/search/indexer'
import { fleetbaseTraffic } from '../../support/fleetbase-traffic'
import { add, NO_TIME, timed, type Timing } from './timing'

const SEED = 5
const GROUP = 64

/** Deliveries stored to compare the two; the last half is compared, when both programs are warm. */
const COMPARED = 20_000

export function openEmpty(file: string): Writer {
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

/** Stores generated traffic, the same at every run. `between` is called after each group; its time is not counted. */
export function fill(
  db: Writer,
  file: string,
  size: number,
  between: () => void = () => undefined,
): Timing[] {
  const traffic = fleetbaseTraffic(SEED)
  const context = { db, file, counter: new StepCounter(), onBug: console.error }
  const groups: Timing[] = []
  for (let stored = 0; stored < size; stored += GROUP) {
    const appends = Array.from({ length: Math.min(GROUP, size - stored) }, (_, seq) => {
      const { value: request } = traffic.next()
      return { seq, request }
    })
    groups.push(
      timed(() => {
        const { failure } = commitGroup(context, appends)
        if (failure !== null) throw failure
      }),
    )
    between()
  }
  return groups
}

/** Builds the whole index of what is stored; gives what it took and its longest step, which a sender may have to wait. */
export function buildIndex(db: Writer): { total: Timing; longestMs: number } {
  const indexer = new Indexer(db)
  let longestMs = 0
  const total = timed(() => {
    for (;;) {
      const beganMs = performance.now()
      if (!indexer.step()) return
      longestMs = Math.max(longestMs, performance.now() - beganMs)
    }
  })
  return { total, longestMs }
}

/** Prints what a delivery costs to store without an index, with one built behind, and what that takes beside. */
export function compareIngest(): void {
  const without = ingestOf(() => () => undefined).stored
  const { stored: beside, between } = ingestOf((db) => {
    const indexer = new Indexer(db)
    // As the background indexer does it: as much again as the commits take, at most.
    return () => indexer.step()
  })
  console.log(`\ningest of ${COMPARED.toLocaleString('en-US')}, a delivery (clock, processor):`)
  console.log(`  without the index:              ${each(without)}`)
  console.log(`  while it is built behind:       ${each(beside)}  ${ratio(beside, without)}`)
  console.log(`  the index itself, not waited for: ${each(between)}`)
}

function ingestOf(makeBetween: (db: Writer) => () => unknown): { stored: Timing; between: Timing } {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
  const file = join(folder, 'waybill.db')
  const db = openEmpty(file)
  const work = makeBetween(db)
  let between = NO_TIME
  const groups = fill(db, file, COMPARED, () => {
    between = add(between, timed(work))
  })
  db.close()
  rmSync(folder, { recursive: true, force: true })
  const half = groups.slice(groups.length / 2)
  return { stored: scale(sum(half), 2), between }
}

export function sum(timings: readonly Timing[]): Timing {
  return timings.reduce(add, NO_TIME)
}

function scale({ wallMs, cpuMs }: Timing, by: number): Timing {
  return { wallMs: wallMs * by, cpuMs: cpuMs * by }
}

function each({ wallMs, cpuMs }: Timing): string {
  return `${us(wallMs, COMPARED)}, ${us(cpuMs, COMPARED)}`
}

function ratio(one: Timing, other: Timing): string {
  return `(${(one.wallMs / other.wallMs).toFixed(2)}x, ${(one.cpuMs / other.cpuMs).toFixed(2)}x)`
}

/** Of a delivery, where so many took so long. */
export function us(totalMs: number, count: number): string {
  return `${((totalMs / count) * 1000).toFixed(0)} µs`
}
