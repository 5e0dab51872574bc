// What the history costs: pages of a long list with gaps, and answers to senders while a list is cleared, brought back,
// removed and its space given back. Run with: npx tsx tests/bench/history.ts [DELIVERIES]
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ANY_UNPINNED } from '../../core/contract/history'
import { openStore } from '../../electron/store/open-store'
import { aRequest } from '../support/a-request'
import { storeWorkerUrl } from '../support/bundle'
import { historyWhen } from '../support/store-states'

const deliveries = Number(process.argv[2] ?? 100_000)
const BODY = 2048
const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
const file = join(folder, 'waybill.db')
const log = { info: () => undefined, warn: () => undefined, error: console.error }
const limits = { maxDeliveries: 10_000_000, maxBytes: 1024 ** 4, maxAgeDays: null }
const open = async () => openStore({ file, workerUrl: await storeWorkerUrl(), log, limits })
let store = await open()

function percentiles(times: number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)
  return `p50 ${at(0.5)} p95 ${at(0.95)} p99 ${at(0.99)} max ${at(1)} ms (${String(sorted.length)})`
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function request(size = BODY) {
  return aRequest({ body: new Uint8Array(size).fill(120) })
}

/** Times single appends, one every few milliseconds, for as long as `work` takes. */
async function appendsDuring(what: string, work: Promise<unknown>): Promise<void> {
  const began = performance.now()
  const times: number[] = []
  const going = { isOver: false }
  const done = work.then(() => {
    going.isOver = true
  })
  while (!going.isOver) {
    times.push(await timed(() => store.append(request())))
    await new Promise((resolve) => setTimeout(resolve, 4))
  }
  await done
  const seconds = ((performance.now() - began) / 1000).toFixed(2)
  console.log(`appends while ${what} (${seconds} s): ${percentiles(times)}`)
}

for (let kept = 0; kept < deliveries; kept += 1000) {
  await Promise.all(Array.from({ length: 1000 }, () => store.append(request())))
}
console.log(
  `${String(deliveries)} deliveries of ${String(BODY)} bytes, ${String(statSync(file).size >> 20)} MiB`,
)
await appendsDuring('nothing else happens', new Promise((resolve) => setTimeout(resolve, 3000)))

// Gaps: a few named ones everywhere.
for (let round = 0; round < 20; round += 1) {
  const ids = Array.from({ length: 500 }, () => 1 + Math.floor(Math.random() * deliveries))
  await store.clear({ what: 'named', ids })
}
const { total } = await store.page({ from: null, limit: 1 })
const pages: number[] = []
for (let count = 0; count < 500; count += 1) {
  const from = count % 5 === 0 ? null : Math.floor(Math.random() * total)
  pages.push(await timed(() => store.page({ from, limit: 100 })))
}
console.log(`pages of 100 with ${String(deliveries - total)} gaps: ${percentiles(pages)}`)

const { upToId } = await store.match(ANY_UNPINNED)
const clearing = store.clear({ what: 'matching', criteria: ANY_UNPINNED, upToId })
await appendsDuring('all is hidden', clearing)
const { clearingId } = await clearing
await appendsDuring('all is brought back', store.undo(clearingId))
await store.clear({ what: 'matching', criteria: ANY_UNPINNED, upToId })
await store.close()
store = await open()
const small = historyWhen(store, ({ bytesOnDisk }) => bytesOnDisk > 0 && bytesOnDisk < 64 * 1024 * 1024)
await appendsDuring('all is removed and its space given back', small)
await store.close()
console.log(`file after: ${String(statSync(file).size >> 20)} MiB`)
rmSync(folder, { recursive: true })
