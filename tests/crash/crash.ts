// Kills a receiving program with `kill -9` again and again while it is under load, and looks each time whether every
// delivery that got a 2xx is there after the restart, byte for byte.
//
//   npm run test:crash
//   npm run test:crash -- --rounds 200
//   npm run test:crash -- -- node_modules/.bin/electron . --data-folder {folder} --port {port}
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { bundleForNode } from '../support/bundle'
import { Sender } from './sender'
import { Target, type TargetCommand } from './target'
import { verifyDatabase } from './verify'

const CONNECTIONS = 16

/** The kill comes up to this long after the load begins; checkpoints happen several times a second by then. */
const LONGEST_LOAD_MS = 700

/** Every so many rounds the kill comes while the program is still starting. */
const STARTUP_KILL_EVERY = 5

async function ownHarness(): Promise<TargetCommand> {
  await bundleForNode('electron/store/worker.ts')
  const harness = fileURLToPath(await bundleForNode('tests/crash/harness.ts'))
  return { executable: process.execPath, args: [harness, '{folder}', '{port}'] }
}

async function run(rounds: number, command: TargetCommand): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-crash-'))
  const file = join(folder, 'waybill.db')
  const sender = new Sender()
  const kept = new Set<number>()
  let lastId = 0
  for (let round = 1; round <= rounds + 1; round += 1) {
    const target = await Target.launch(command, folder)
    if (round > 1 && round % STARTUP_KILL_EVERY === 0) {
      await pause(Math.random() * 400)
      await target.kill()
      console.log(`round ${String(round)}: killed while starting`)
      continue
    }
    await target.ready()
    const findings = verifyDatabase(file, lastId)
    lastId = findings.lastId
    for (const number of findings.kept) kept.add(number)
    const lost = [...sender.acknowledged].filter((number) => !kept.has(number))
    if (lost.length > 0)
      throw new Error(`${String(lost.length)} acknowledged deliveries are lost: ${lost.join(', ')}`)

    const before = sender.acknowledged.size
    if (round <= rounds) {
      const sending = sender.sendTo(target.port, CONNECTIONS)
      await pause(20 + Math.random() * LONGEST_LOAD_MS)
      await target.kill()
      await sending
      console.log(
        `round ${String(round)}: killed after ${String(sender.acknowledged.size - before)} acknowledged`,
      )
    } else {
      await target.kill()
    }
  }
  const megabytes = Math.round(statSync(file).size / 1024 / 1024)
  const refused = [...sender.refused]
    .map(([status, count]) => `${String(count)} x ${String(status)}`)
    .join(', ')
  console.log(
    `${String(rounds)} rounds: ${String(sender.sent)} sent, ${String(sender.acknowledged.size)} acknowledged, ` +
      `refused: ${refused === '' ? 'none' : refused}, ${String(kept.size)} kept (${String(megabytes)} MB), none lost, ` +
      'integrity_check ok each time',
  )
  rmSync(folder, { recursive: true, force: true })
}

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '50' } },
  allowPositionals: true,
})
const [executable, ...args] = positionals
const own = executable === undefined ? await ownHarness() : null
try {
  await run(Number(values.rounds), own ?? { executable: executable ?? '', args })
} finally {
  if (own !== null) rmSync(dirname(own.args[0] ?? ''), { recursive: true, force: true })
}
