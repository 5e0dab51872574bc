// Kills the real app with `kill -9` again and again while it is under load, and looks each time whether every delivery
// that got a 2xx is there after the restart, byte for byte.
//
//   npm run test:crash
//   npm run test:crash -- --rounds 200
//   npm run test:crash -- --plain             receiver and store alone, as a plain Node process
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bundleForNode } from '../support/bundle'
import { crashCommand } from './crash-command'
import { killInRounds } from './rounds'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '50' }, plain: { type: 'boolean', default: false } },
})
const rounds = Number(values.rounds)
const report = (line: string): void => {
  console.log(line)
}
if (values.plain) {
  await bundleForNode('electron/store/worker.ts')
  const harness = fileURLToPath(await bundleForNode('tests/crash/harness.ts'))
  await killInRounds(rounds, { executable: process.execPath, args: [harness, '{folder}', '{port}'] }, report)
  rmSync(dirname(harness), { recursive: true, force: true })
} else {
  await killInRounds(rounds, crashCommand(), report)
}
