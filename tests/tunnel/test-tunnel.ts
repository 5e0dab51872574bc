// Plays every scripted fault and prints what was shown, how soon, and what went wrong: npm run test:tunnel [-- WORDS]
import { setTimeout as pause } from 'node:timers/promises'
import { allFaults } from './faults'
import { fakeNameService } from './name-service'
import { runFault, type Outcome } from './run-fault'

const wanted = process.argv.slice(2).join(' ')
const crashes: string[] = []
process.on('uncaughtException', (error) => crashes.push(String(error.stack)))
process.on('unhandledRejection', (reason) => crashes.push(String(reason)))

const names = fakeNameService()
const faults = allFaults(names).filter(({ name }) => name.includes(wanted))
const rows: Outcome[] = []
for (const [index, fault] of faults.entries()) {
  const outcome = await runFault(fault, index)
  rows.push(outcome)
  console.log(line(outcome))
}
names.restore()
// Sockets that were closed are counted until their close was seen.
await pause(500)
const left = process.getActiveResourcesInfo().filter((kind) => kind.startsWith('TCP') || kind === 'Timeout')
const failed = rows.filter(({ wrong }) => wrong.length > 0)
console.log(`\n${String(rows.length)} faults, ${String(failed.length)} not as they should be`)
console.log(
  `${String(rows.reduce((sum, { acknowledged }) => sum + acknowledged, 0))} deliveries acknowledged, none lost where nothing is said`,
)
console.log(`left at the end: ${left.length === 0 ? 'no socket and no timer' : left.join(', ')}`)
for (const crash of crashes) console.log(`CRASH ${crash}`)
process.exit(failed.length + crashes.length + left.length === 0 ? 0 : 1)

function line({ fault, server, shown, shownMs, openAgainMs, acknowledged, wrong }: Outcome): string {
  const took = shownMs === null ? '' : `${String(shownMs)} ms`
  const columns = [
    fault.padEnd(72),
    server.padEnd(6),
    shown.padEnd(12),
    took.padStart(8),
    `${String(openAgainMs)} ms`.padStart(8),
    String(acknowledged).padStart(5),
  ]
  return `| ${columns.join(' | ')} | ${wrong.length === 0 ? 'ok' : `WRONG: ${wrong.join('; ')}`} |`
}
