import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { bundleForNode, type Entry } from '../../support/bundle'
import { freePort } from '../../support/free-port'
import { RawConnection } from '../../support/raw-connection'
import { launchWaybill } from '../../support/waybill-app'
import { AMPLE_LIMITS } from './ample-limits'
import { RESOLUTION_MS } from './loop-delay'

/** A receiver that takes part in the benchmark, running. */
export interface Contestant {
  name: string
  port: number
  /** The 99th percentile of its main loop's delay since it was asked last, in milliseconds. */
  loopDelayP99: () => Promise<number>
  close: () => Promise<void>
}

/** Starts a receiver that is a Node process of its own. */
export async function startProcess(
  name: string,
  entry: Entry,
  args: readonly string[] = [],
): Promise<Contestant> {
  const port = await freePort()
  const child = fork(fileURLToPath(await bundleForNode(entry)), [String(port), ...args])
  await untilListening(child, port)
  return {
    name,
    port,
    async loopDelayP99() {
      const answered = once(child, 'message') as Promise<[number]>
      child.send('loop delay')
      return (await answered)[0]
    },
    async close() {
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

/** Starts the real app, its window open and showing what arrives. */
export async function startApp(name: string, folder: string): Promise<Contestant> {
  const dataFolder = join(folder, 'app')
  mkdirSync(dataFolder)
  writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify({ history: AMPLE_LIMITS }))
  const waybill = await launchWaybill({ dataFolder })
  // Through the inspector, so that the app that ships needs no way in for a benchmark.
  const measure = (resolution: number): Promise<number> =>
    waybill.app.evaluate((_electron, resolutionMs) => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
      const kept = globalThis as { benchmarkMonitor?: ReturnType<typeof monitorEventLoopDelay> }
      kept.benchmarkMonitor ??= monitorEventLoopDelay({ resolution: resolutionMs })
      kept.benchmarkMonitor.enable()
      const p99 = kept.benchmarkMonitor.percentile(99) / 1e6 - resolutionMs
      kept.benchmarkMonitor.reset()
      return p99
    }, resolution)
  await measure(RESOLUTION_MS)
  return {
    name,
    port: Number(new URL(waybill.origin).port),
    loopDelayP99: () => measure(RESOLUTION_MS),
    close: waybill.close,
  }
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('a contestant ended by itself')
    try {
      const connection = await RawConnection.open(port)
      connection.destroy()
      return
    } catch {
      // Not listening yet.
      await pause(20)
    }
  }
}
