import type { TunnelGap, TunnelState } from '../../../core/contract/tunnel'
import { RuleBook } from '../../../core/response/rule-book'
import type { ResponseRule } from '../../../core/response/rule'
import type { Receiver } from '../../../electron/receiver/receiver'
import { startReceiver } from '../../../electron/receiver/receiver'
import type { Store } from '../../../electron/store/store'
import { systemClock, type Clock } from '../../../electron/tunnel/clock'
import { createLocaltunnelProvider } from '../../../electron/tunnel/localtunnel/localtunnel-provider'
import { DEFAULT_POOL_TIMES } from '../../../electron/tunnel/localtunnel/socket-pool'
import { createProbe } from '../../../electron/tunnel/probe'
import { ProbeAnswers } from '../../../electron/tunnel/probe-answers'
import type { TunnelProvider } from '../../../electron/tunnel/provider'
import { Supervisor } from '../../../electron/tunnel/supervisor'
import type { SupervisorTimes } from '../../../electron/tunnel/supervisor-times'
import { recordingLog, type LogLine } from '../recording-log'
import type { TunnelServer } from './tunnel-server'

/** The supervisor's times with everything that a test would have to wait for made short. */
export const QUICK_TIMES: SupervisorTimes = {
  probeEveryMs: 700,
  probeTimeoutMs: 800,
  probeAgainMs: 250,
  openTimeoutMs: 1500,
  backoffBaseMs: 200,
  backoffCapMs: 800,
  reopenMs: 100,
  nameTakenMs: 500,
  nameHeldMs: 2500,
  lostAfterMs: 4000,
  heartbeatMs: 300,
}

const QUICK_POOL = { ...DEFAULT_POOL_TIMES, missingMs: 300, repairMs: 600, connectMs: 2000 }

/** Requests to /reset have their connection broken on this machine, after they are kept. */
const RESET_RULE: ResponseRule = {
  id: 'reset',
  name: 'Break the connection',
  enabled: true,
  match: { path: '/reset', method: null, provider: null, eventName: null, filter: null },
  steps: [{ status: 200, headers: [], body: '', delayMs: 0, fault: 'reset' }],
}

export interface SupervisedTunnel {
  supervisor: Supervisor
  receiver: Receiver
  states: TunnelState[]
  gaps: TunnelGap[]
  lines: LogLine[]
  /** Every origin that was told. */
  origins: string[]
  state(): TunnelState
  /** Resolves with how long it took until the state was as wanted; rejects after `withinMs`. */
  until(isWanted: (state: TunnelState) => boolean, withinMs?: number): Promise<number>
  close(): Promise<void>
}

export interface SupervisedOptions {
  server: Pick<TunnelServer, 'origin'>
  name: string
  store: Store
  times?: Partial<SupervisorTimes>
  clock?: Clock
  lastAliveMs?: number | null
  provider?: TunnelProvider
}

/** A receiver, its tunnel door, and a supervisor on the real package, all wired as the program does it. */
export async function startSupervised(options: SupervisedOptions): Promise<SupervisedTunnel> {
  const clock = options.clock ?? systemClock
  const log = recordingLog()
  const answers = new ProbeAnswers(() => clock.nowMs())
  const receiver = await startReceiver({
    preferredPort: 0,
    store: options.store,
    log,
    answerProbe: answers.answer,
    rules: new RuleBook([RESET_RULE]),
  })
  const door = await receiver.openTunnelDoor(0)
  const states: TunnelState[] = []
  const gaps: TunnelGap[] = []
  const origins: string[] = []
  const listeners = new Set<() => void>()
  const supervisor = new Supervisor({
    provider:
      options.provider ??
      createLocaltunnelProvider({
        server: options.server.origin,
        name: options.name,
        clock,
        times: QUICK_POOL,
      }),
    localPort: door.port,
    probe: createProbe(answers, 'test'),
    clock,
    times: { ...QUICK_TIMES, ...options.times },
    log,
    lastAliveMs: options.lastAliveMs ?? null,
    lastDeliveryMs: null,
    onState: (state) => {
      states.push(state)
      for (const listener of [...listeners]) listener()
    },
    onOrigin: (origin) => origins.push(origin),
    onGap: (gap) => gaps.push(gap),
    onAlive: () => undefined,
  })
  const stopFollowing = options.store.onCaptured(({ deliveries }) => {
    if (deliveries.some(({ via }) => via === 'tunnel')) supervisor.sawDelivery()
  })
  supervisor.open()
  return {
    supervisor,
    receiver,
    states,
    gaps,
    origins,
    lines: log.lines,
    state: () => supervisor.state(),
    until: (isWanted, withinMs = 5000) => until(supervisor, listeners, isWanted, withinMs),
    async close() {
      stopFollowing()
      await supervisor.close()
      await door.close()
      await receiver.close()
    },
  }
}

function until(
  supervisor: Supervisor,
  listeners: Set<() => void>,
  isWanted: (state: TunnelState) => boolean,
  withinMs: number,
): Promise<number> {
  const beganMs = performance.now()
  return new Promise((resolve, reject) => {
    const look = (): void => {
      if (!isWanted(supervisor.state())) return
      finish()
      resolve(Math.round(performance.now() - beganMs))
    }
    const finish = (): void => {
      clearTimeout(timer)
      listeners.delete(look)
    }
    const timer = setTimeout(() => {
      finish()
      reject(new Error(`after ${String(withinMs)} ms it is still ${JSON.stringify(supervisor.state())}`))
    }, withinMs)
    listeners.add(look)
    look()
  })
}
