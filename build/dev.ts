// npm run dev: the app with its page served by Vite, so that it changes as it is edited; a change to the main process or
// the preload script starts Electron anew.
import { spawn, type ChildProcess } from 'node:child_process'
import { build, createServer, type Rolldown, type UserConfig } from 'vite'
import { endPlainly } from './end-plainly'
import { electronRuntime } from './runtime/electron-runtime'
import { sandboxSwitches, withSystem, type CommandLine } from './runtime/system-packages'
import { projectFolder } from './vite/folders'
import { config as mainConfig } from './vite/main'
import { config as preloadConfig } from './vite/preload'
import { config as rendererConfig } from './vite/renderer'

async function servePage(): Promise<string> {
  const server = await createServer({ configFile: false, ...rendererConfig })
  await server.listen()
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('The development server has no address.')
  return url
}

/** Builds and goes on building; resolves after the first time, and calls `onChange` after each later one. */
async function watch(config: UserConfig, onChange: () => void): Promise<void> {
  const watcher = (await build({
    configFile: false,
    ...config,
    build: { ...config.build, watch: {} },
  })) as Rolldown.RolldownWatcher
  let isFirst = true
  await new Promise<void>((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') console.error(event.error.message)
      if (event.code !== 'END') return
      if (!isFirst) onChange()
      isFirst = false
      resolve()
    })
  })
}

class Electron {
  private child: ChildProcess | null = null
  private isRestarting = false

  constructor(
    private readonly command: CommandLine,
    private readonly pageUrl: string,
  ) {}

  /** Starts it; resolves when the person has closed it. */
  start(): Promise<void> {
    const [program, ...args] = this.command
    return new Promise((resolve) => {
      const launch = (): void => {
        const env = { ...process.env, WAYBILL_DEV_SERVER_URL: this.pageUrl }
        this.child = spawn(program, args, { env, stdio: 'inherit' }).on('exit', () => {
          if (!this.isRestarting) resolve()
          else launch()
          this.isRestarting = false
        })
      }
      launch()
    })
  }

  restart(): void {
    this.isRestarting = this.child?.kill('SIGTERM') ?? false
  }
}

await endPlainly(async () => {
  const { executable } = await electronRuntime()
  const arguments_ = [...sandboxSwitches(), projectFolder, ...process.argv.slice(2)]
  const command = await withSystem(executable, [executable, ...arguments_])
  // It could not be started anew there: xvfb-run ends before what runs under it has let go of the data folder.
  if (command[0] !== executable) throw new Error('npm run dev shows a window to work on: it needs a display.')
  const electron = new Electron(command, await servePage())
  const restart = (): void => {
    electron.restart()
  }
  await watch(mainConfig, restart)
  await watch(preloadConfig, restart)
  await electron.start()
  // Vite's server and watchers would hold the process open.
  process.exit(0)
})
