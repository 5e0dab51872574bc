// npm start: builds what changed, finds Electron and opens the app on this checkout. Arguments are Waybill's own.
import { buildApp } from './build'
import { endPlainly } from './end-plainly'
import { run } from './run'
import { electronRuntime } from './runtime/electron-runtime'
import { sandboxSwitches, withSystem } from './runtime/system-packages'
import { projectFolder } from './vite/folders'

await endPlainly(async () => {
  await buildApp()
  const { executable } = await electronRuntime()
  const [program, ...args] = await withSystem(executable, [executable, ...sandboxSwitches(), projectFolder])
  const { exitCode } = await run(program, [...args, ...process.argv.slice(2)], { mayFail: true })
  return exitCode
})
