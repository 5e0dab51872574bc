// Sends the real app three times as many deliveries as it keeps, its window open all the while, and prints every few
// seconds what it takes: memory must stay level once history is full, and so must the file.
//
//   npm run test:soak
//   npm run test:soak -- --deliveries 1000000
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { DEFAULT_RETENTION } from '../../core/contract/retention'
import type { LoadResult } from '../bench/receiver/load'
import { MainWindow } from '../e2e/pages/main-window'
import { bundleForNode } from '../support/bundle'
import { launchWaybill, type RunningWaybill } from '../support/waybill-app'

const SAMPLE = resolve(import.meta.dirname, '..', 'fixtures', 'fleetbase', 'order.created.body')
const CONNECTIONS = 32
const SLICE_SECONDS = 5

/** What may lie over the count for a moment: it is dropped in steps, between commits. */
const COUNT_SLACK = 5000

/** Once history is full, the last looks may show this much more than the first ones: one look alone is luck. */
const MAX_GROWTH = 1.25
const COMPARED_LOOKS = 5

/** How long it may take to open the newest delivery after a slice of load; the median of all. */
const MAX_WINDOW_MS = 1000

const MEGABYTE = 1024 * 1024

/** What the app takes at one moment; sizes in MB. */
interface Look {
  sent: number
  perSecond: number
  kept: number
  /** Of the main process, which the store's threads are part of. */
  mainRss: number
  mainHeap: number
  mainExternal: number
  windowRss: number
  database: number
  log: number
  /** From the end of the load until the window showed the newest delivery opened. */
  windowMs: number
}

const runFile = promisify(execFile)

async function sendSlice(port: string): Promise<LoadResult> {
  const program = fileURLToPath(await bundleForNode('tests/bench/receiver/load.ts'))
  const args = [program, SAMPLE, port, String(CONNECTIONS), String(SLICE_SECONDS)]
  const { stdout } = await runFile(process.execPath, args)
  return JSON.parse(stdout) as LoadResult
}

/** Opens the newest delivery in the window and waits for its payload: what a person would do. */
async function openNewest(main: MainWindow): Promise<number> {
  const beganMs = performance.now()
  await main.rows.first().click()
  await main.payload().getByText('order.created').first().waitFor()
  return performance.now() - beganMs
}

async function look(waybill: RunningWaybill, folder: string, sent: number, perSecond: number): Promise<Look> {
  const windowMs = await openNewest(new MainWindow(waybill.page))
  const memory = await waybill.app.evaluate(({ app }) => {
    const windowKb = app.getAppMetrics().find(({ type }) => type === 'Tab')?.memory.workingSetSize ?? NaN
    return { ...process.memoryUsage(), windowKb }
  })
  const kept = await waybill.page.evaluate(async () => {
    const page = await window.waybill.calls['deliveries:page']({ from: null, limit: 1 })
    return page.ok ? page.value.total : NaN
  })
  const sizeOf = (name: string): number => statSync(join(folder, name)).size / MEGABYTE
  return {
    sent,
    perSecond,
    kept,
    mainRss: memory.rss / MEGABYTE,
    mainHeap: memory.heapUsed / MEGABYTE,
    mainExternal: memory.external / MEGABYTE,
    windowRss: memory.windowKb / 1024,
    database: sizeOf('waybill.db'),
    log: sizeOf('waybill.db-wal'),
    windowMs,
  }
}

function show(cells: readonly (string | number)[]): void {
  const text = cells.map((cell) => (typeof cell === 'number' ? String(Math.round(cell)) : cell))
  console.log(text.map((cell) => cell.padStart(12)).join(''))
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}

/** What is not as it must be, in sentences. */
function complaints(looks: readonly Look[], refused: number): string[] {
  const full = looks.filter(({ sent }) => sent > DEFAULT_RETENTION.maxDeliveries)
  if (full.length === 0) return ['history never became full']
  const found: string[] = []
  if (refused > 0) found.push(`${String(refused)} deliveries were refused`)
  for (const key of ['mainRss', 'windowRss', 'database'] as const) {
    const first = median(full.slice(0, COMPARED_LOOKS).map((seen) => seen[key]))
    const last = median(full.slice(-COMPARED_LOOKS).map((seen) => seen[key]))
    if (last > first * MAX_GROWTH) {
      found.push(`${key} grew from ${first.toFixed(0)} to ${last.toFixed(0)} MB`)
    }
  }
  const windowMs = median(full.map((seen) => seen.windowMs))
  if (windowMs > MAX_WINDOW_MS) found.push(`the window took ${windowMs.toFixed(0)} ms to open the newest`)
  if (full.some(({ kept }) => kept > DEFAULT_RETENTION.maxDeliveries + COUNT_SLACK)) {
    found.push('more was kept than the limit')
  }
  return found
}

async function soak(waybill: RunningWaybill, folder: string, deliveries: number): Promise<string[]> {
  const { port } = new URL(waybill.origin)
  const looks: Look[] = []
  let sent = 0
  let refused = 0
  while (sent < deliveries) {
    const result = await sendSlice(port)
    sent += result.kept
    refused += result.refused
    const seen = await look(waybill, folder, sent, result.answersPerSecond)
    if (looks.length === 0) show(Object.keys(seen))
    show(Object.values(seen) as number[])
    looks.push(seen)
  }
  return complaints(looks, refused)
}

const { values } = parseArgs({ options: { deliveries: { type: 'string', default: '300000' } } })
const folder = mkdtempSync(join(tmpdir(), 'waybill-soak-'))
const waybill = await launchWaybill({ dataFolder: folder })
try {
  const found = await soak(waybill, folder, Number(values.deliveries))
  for (const complaint of found) console.error(complaint)
  process.exitCode = found.length === 0 ? 0 : 1
} finally {
  await waybill.close()
  rmSync(folder, { recursive: true, force: true })
  rmSync(dirname(fileURLToPath(await bundleForNode('tests/bench/receiver/load.ts'))), {
    recursive: true,
    force: true,
  })
}
