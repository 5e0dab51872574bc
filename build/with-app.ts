// Runs a command with the app built and Electron at hand: tsx build/with-app.ts [--packaged] COMMAND [ARGUMENT...]
//
// The command finds what to start in WAYBILL_TEST_EXECUTABLE (Electron, to be started on the checkout, or with --packaged
// the packaged app), and a display.
import { buildApp } from './build'
import { endPlainly } from './end-plainly'
import { packageApp } from './package-app'
import { run } from './run'
import { electronRuntime } from './runtime/electron-runtime'
import { withSystem, type CommandLine } from './runtime/system-packages'

/** What the tests call: the curl line that the window offers has to work as it stands. */
const TOOLS = ['curl']

/** What to start, and how the tests are told of it. */
async function appEnvironment(isPackaged: boolean): Promise<{ executable: string; env: NodeJS.ProcessEnv }> {
  if (isPackaged) {
    const executable = await packageApp('for-tests')
    return { executable, env: { WAYBILL_TEST_EXECUTABLE: executable, WAYBILL_TEST_PACKAGED: '1' } }
  }
  await buildApp()
  const { executable } = await electronRuntime()
  return { executable, env: { WAYBILL_TEST_EXECUTABLE: executable } }
}

function readArguments([first, ...rest]: readonly string[]): { isPackaged: boolean; command: CommandLine } {
  const isPackaged = first === '--packaged'
  const [program, ...args] = isPackaged ? rest : [first, ...rest]
  if (program === undefined) throw new Error('usage: with-app [--packaged] COMMAND [ARGUMENT...]')
  return { isPackaged, command: [program, ...args.filter((argument) => argument !== undefined)] }
}

await endPlainly(async () => {
  const { isPackaged, command } = readArguments(process.argv.slice(2))
  const { executable, env } = await appEnvironment(isPackaged)
  const [program, ...args] = await withSystem(executable, command, TOOLS)
  const { exitCode } = await run(program, args, { env: { ...process.env, ...env }, mayFail: true })
  return exitCode
})
