// How fast Waybill takes deliveries in, beside the receiver of Fleetbase's own recipe and beside bare node:http, neither
// of which stores anything. All run at the same time and are loaded in turn, so that a slow moment of the machine falls on
// each; what counts are the ratios within a repetition.
//
//   npm run bench:receiver
//   npm run bench:receiver -- --seconds 5 --repetitions 7
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { bundleForNode } from '../../support/bundle'
import { startApp, startProcess, type Contestant } from './contestants'
import { syncTimes } from './disk'
import type { LoadResult } from './load'

interface Workload {
  name: string
  connections: number
  /** Requests a second, or null for as many as there can be. */
  rate: number | null
}

const WORKLOADS: readonly Workload[] = [
  { name: '1 connection', connections: 1, rate: null },
  { name: '32 connections', connections: 32, rate: null },
  { name: '256 connections', connections: 256, rate: null },
  { name: 'steady 500/s', connections: 64, rate: 500 },
]

interface Run extends LoadResult {
  contestant: string
  loopDelayP99: number
}

const EXPRESS = 'Express 5, stores nothing'
const BARE = 'bare node:http, stores nothing'

const SAMPLE = resolve(import.meta.dirname, '..', '..', 'fixtures', 'fleetbase', 'order.created.body')

const runFile = promisify(execFile)

async function measure(contestant: Contestant, workload: Workload, seconds: number): Promise<Run> {
  const program = fileURLToPath(await bundleForNode('tests/bench/receiver/load.ts'))
  const { connections, rate } = workload
  const args = [program, SAMPLE, contestant.port, connections, seconds, ...(rate === null ? [] : [rate])].map(
    String,
  )
  await contestant.loopDelayP99()
  const { stdout } = await runFile(process.execPath, args)
  const loopDelayP99 = await contestant.loopDelayP99()
  return { ...(JSON.parse(stdout) as LoadResult), contestant: contestant.name, loopDelayP99 }
}

async function start(folder: string): Promise<Contestant[]> {
  await bundleForNode('electron/store/worker.ts')
  return [
    await startProcess(EXPRESS, 'tests/bench/receiver/targets/express.ts'),
    await startProcess(BARE, 'tests/bench/receiver/targets/bare.ts'),
    await startProcess('Waybill in plain Node', 'tests/bench/receiver/targets/waybill.ts', [folder]),
    await startApp('Waybill, window open', folder),
  ]
}

/** Others may be at work on the machine: without this nobody could tell a slow disk from a slow receiver. */
function reportMachine(folder: string): void {
  const { p50, p99 } = syncTimes(folder)
  const load = loadavg()[0] ?? NaN
  console.log(
    `${String(availableParallelism())} processors at load ${load.toFixed(1)}; ` +
      `a sync of 64 KB takes ${p50.toFixed(2)} ms (p50), ${p99.toFixed(2)} ms (p99)`,
  )
}

function report(workload: Workload, repetitions: readonly Run[][]): void {
  console.log(`\n${workload.name}`)
  const of = (run: readonly Run[], name: string): Run | undefined =>
    run.find(({ contestant }) => contestant === name)
  const row = (name: string, cells: readonly string[]): void => {
    console.log([name.padEnd(32), ...cells.map((cell) => cell.padStart(20))].join(''))
  }
  row('', [
    'answers/s',
    'of Express',
    'of node:http',
    'p50 ms',
    'p99 ms',
    'p99 of Express',
    'p99.9 ms',
    'loop p99 ms',
  ])
  for (const { contestant } of repetitions[0] ?? []) {
    const own = repetitions.map((runs) => of(runs, contestant))
    const each = (key: keyof LoadResult | 'loopDelayP99'): number[] => own.map((run) => run?.[key] ?? NaN)
    const against = (name: string, key: keyof LoadResult): number[] =>
      repetitions.map((runs, index) => (own[index]?.[key] ?? NaN) / (of(runs, name)?.[key] ?? NaN))
    row(contestant, [
      spread(each('answersPerSecond'), 0),
      spread(against(EXPRESS, 'answersPerSecond'), 2),
      spread(against(BARE, 'answersPerSecond'), 2),
      spread(each('p50'), 1),
      spread(each('p99'), 1),
      spread(against(EXPRESS, 'p99'), 2),
      spread(each('p999'), 1),
      spread(each('loopDelayP99'), 1),
    ])
    const refused = each('refused').reduce((sum, count) => sum + count, 0)
    if (refused > 0) console.log(`  ${String(refused)} answers were no 2xx`)
  }
}

/** The median with the least and the greatest. */
function spread(values: readonly number[], digits: number): string {
  const sorted = [...values].sort((one, two) => one - two)
  const show = (value: number | undefined): string => (value ?? NaN).toFixed(digits)
  return `${show(sorted[sorted.length >> 1])} (${show(sorted[0])}-${show(sorted.at(-1))})`
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    repetitions: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
})
const seconds = Number(values.seconds)
const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'))
reportMachine(folder)
const contestants = await start(folder)
try {
  for (const workload of WORKLOADS.filter(({ name }) => name.includes(values.only))) {
    // Once without counting: code is compiled, files are grown.
    for (const contestant of contestants) await measure(contestant, workload, 1)
    const repetitions: Run[][] = []
    for (let repetition = 0; repetition < Number(values.repetitions); repetition += 1) {
      const runs: Run[] = []
      for (const contestant of contestants) runs.push(await measure(contestant, workload, seconds))
      repetitions.push(runs)
    }
    report(workload, repetitions)
    reportMachine(folder)
  }
} finally {
  for (const contestant of contestants) await contestant.close()
  rmSync(folder, { recursive: true, force: true })
  rmSync(dirname(fileURLToPath(await bundleForNode('electron/store/worker.ts'))), {
    recursive: true,
    force: true,
  })
}
