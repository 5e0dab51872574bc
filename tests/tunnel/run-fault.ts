import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../../electron/store/open-store'
import { storeWorkerUrl } from '../support/bundle'
import { recordingLog } from '../support/recording-log'
import { DoubleServer } from '../support/tunnel/double-server'
import { startRealServer } from '../support/tunnel/real-server'
import { startSupervised } from '../support/tunnel/supervised-tunnel'
import {
  sendTo,
  type PublicAnswer,
  type PublicRequest,
  type TunnelServer,
} from '../support/tunnel/tunnel-server'
import type { Fault, Scene } from './fault'
import { JumpingClock } from './jumping-clock'

/** The bound: the right state is shown this soon after a fault and after its end. */
const SHOWN_WITHIN_MS = 5000

/** So that a stranger's 200 is not taken for Waybill's. */
const OUR_ANSWER = 'Received by Waybill.\n'

export interface Outcome {
  fault: string
  server: string
  /** What was shown for it, and after how long. */
  shown: string
  shownMs: number | null
  openAgainMs: number
  acknowledged: number
  /** What is wrong; empty where all is well. */
  wrong: string[]
}

/** Plays one fault on a server, a store and a receiver of its own. */
export async function runFault(fault: Fault, number: number): Promise<Outcome> {
  if (fault.on === 'double') {
    const server = await DoubleServer.start(fault.options)
    // The test servers' names are under `.test`, which the name service of this run knows; so even the server has one.
    const origin = `http://tunnel.test:${String(server.port)}`
    // From here on both kinds are played alike; that the script fits its server is in the type of Fault.
    return play(fault as unknown as FaultOnAny, server, origin, number)
  }
  const server = await startRealServer()
  return play(fault, server, server.origin, number)
}

type FaultOnAny = Extract<Fault, { on: 'real' }>

async function play(
  steps: FaultOnAny,
  server: TunnelServer,
  origin: string,
  number: number,
): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-tunnel-'))
  const store = await openStore({
    file: join(folder, 'waybill.db'),
    workerUrl: await storeWorkerUrl(),
    log: recordingLog(),
  })
  const name = `fault${String(number)}abcdefghijklmnop`
  const clock = new JumpingClock()
  await steps.before?.(server, name)
  const tunnel = await startSupervised({ server: { origin }, name, store, clock })
  const acknowledged = new Set<string>()
  const deliver = async (request: PublicRequest = {}): Promise<PublicAnswer | null> => {
    const mark = `m${String(Math.random()).slice(2)}`
    const answer = await sendTo(server, name, {
      ...request,
      headers: { ...request.headers, 'x-mark': mark },
    }).catch(() => null)
    if (answer?.status === 200 && answer.body === OUR_ANSWER) acknowledged.add(mark)
    return answer
  }
  const scene: Scene = { server, name, tunnel, clock, deliver }
  const outcome: Outcome = {
    fault: steps.name,
    server: steps.on,
    shown: 'open',
    shownMs: null,
    openAgainMs: 0,
    acknowledged: 0,
    wrong: [],
  }
  const stopSending = steps.before === undefined ? await sendSteadily(scene) : () => Promise.resolve()
  try {
    await steps.inject(scene)
    if (steps.shows !== undefined) {
      outcome.shownMs = await tunnel.until(steps.shows, SHOWN_WITHIN_MS)
      outcome.shown = tunnel.state().status
    }
    await pause(steps.lastsMs ?? 0)
    await steps.end?.(scene)
    outcome.openAgainMs = await tunnel.until(({ status }) => status === 'open', SHOWN_WITHIN_MS)
    if ((await deliver())?.status !== 200) {
      // The connections may come back a moment after the probe went through.
      await pause(700)
      if ((await deliver())?.status !== 200) outcome.wrong.push('a delivery after it did not come through')
    }
  } catch (error) {
    outcome.wrong.push(error instanceof Error ? error.message : String(error))
  }
  await stopSending()
  if (new Set(tunnel.origins).size > 1)
    outcome.wrong.push(`the address changed: ${tunnel.origins.join(', ')}`)
  const missing = await countMissing(store, acknowledged)
  if (missing > 0) outcome.wrong.push(`${String(missing)} acknowledged deliveries are lost`)
  outcome.acknowledged = acknowledged.size
  await tunnel.close()
  await server.kill()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
  if (clock.pending.size > 0) outcome.wrong.push(`${String(clock.pending.size)} timers are left`)
  return outcome
}

/** Delivers all the time, as senders do, so that something is always on its way when a fault comes. */
async function sendSteadily({
  tunnel,
  deliver,
}: Pick<Scene, 'tunnel' | 'deliver'>): Promise<() => Promise<void>> {
  await tunnel.until(({ status }) => status === 'open', SHOWN_WITHIN_MS)
  const over = new AbortController()
  const sending = (async () => {
    while (!over.signal.aborted) {
      await deliver({ timeoutMs: 1500 })
      await pause(60)
    }
  })()
  return async () => {
    over.abort()
    await sending
  }
}

async function countMissing(
  store: Awaited<ReturnType<typeof openStore>>,
  acknowledged: ReadonlySet<string>,
): Promise<number> {
  const kept = new Set<string>()
  for (let from = 0; ;) {
    const page = await store.page({ from, limit: 500 })
    for (const { id } of page.deliveries) {
      const { headers } = await store.get(id)
      const mark = headers.find(([header]) => header === 'x-mark')
      if (mark !== undefined) kept.add(mark[1])
    }
    from += page.deliveries.length
    if (page.deliveries.length === 0 || from >= page.total) break
  }
  return [...acknowledged].filter((mark) => !kept.has(mark)).length
}
