import { mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dialog, session } from 'electron'
import type { AppInfo } from '../core/contract/calls'
import { RuleBook } from '../core/response/rule-book'
import { ownArguments, readCommandLine, type CommandLine } from './command-line'
import { createEndpoint } from './endpoint'
import { Exporter } from './export/exporter'
import { answerCalls } from './ipc/answer-calls'
import { createPublisher, type Publish } from './ipc/publish-events'
import { doorOf, wirePublicEndpoint } from './wire-public-endpoint'
import { wireSigningKeys } from './wire-signing-keys'
import { createProblemFeed } from './ipc/problem-feed'
import { ProblemRing } from './receiver/problem-ring'
import { startReceiver } from './receiver/receiver'
import { APP_PAGE, declareAppScheme, serveApp } from './shell/app-protocol'
import { guardSession } from './shell/guards'
import { openSettings, type Settings } from './settings/settings'
import { createLog, type Log } from './shell/log'
import { installMenu } from './shell/menu'
import { keepWindow } from './shell/keep-window'
import { endInOrder, type EndingPart } from './shell/end-in-order'
import { chooseExportFile } from './shell/save-dialog'
import { openSecrets } from './shell/secrets'
import { isUnlockable } from './shell/sole-instance'
import type { MainWindow } from './shell/window'
import { openStore } from './store/open-store'
import type { Store } from './store/store'
import { ProbeAnswers } from './tunnel/probe-answers'
import { callHandlers } from './ipc/call-handlers'

const mainFolder = dirname(fileURLToPath(import.meta.url))

function begin(): void {
  const argv = ownArguments(process.argv, app.isPackaged ? null : app.getAppPath())
  const commandLine = readCommandLine(argv, app.getVersion())
  switch (commandLine.action) {
    case 'print':
      process.stdout.write(commandLine.text)
      app.exit(0)
      return
    case 'refuse':
      process.stderr.write(commandLine.message)
      app.exit(2)
      return
    case 'run':
      run(commandLine)
  }
}

type RunOptions = Extract<CommandLine, { action: 'run' }>

function run(commandLine: RunOptions): void {
  if (commandLine.dataFolder !== null) app.setPath('userData', resolve(commandLine.dataFolder))
  const dataFolder = app.getPath('userData')
  try {
    mkdirSync(dataFolder, { recursive: true })
  } catch (error) {
    dialog.showErrorBox('Waybill has nowhere to keep deliveries', noDataFolder(dataFolder, error))
    app.exit(1)
    return
  }

  // The lock lives in the data folder: two folders are two Waybills, one folder is one window.
  if (!app.requestSingleInstanceLock() && !isUnlockable(dataFolder)) {
    process.stderr.write('Waybill is already open on this data folder; its window comes to the front.\n')
    app.exit(0)
    return
  }
  declareAppScheme()
  void app.whenReady().then(() => open(commandLine, dataFolder))
}

function noDataFolder(dataFolder: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error)
  return `The data folder ${dataFolder} can’t be made: ${reason}. Name another with --data.`
}

async function open({ port: preferredPort, tunnel }: RunOptions, dataFolder: string): Promise<void> {
  const log = startLog(dataFolder)
  const pageUrl = ownPage()
  const settings = await openSettings({ file: join(dataFolder, 'settings.json'), log })
  const mainWindow = keepWindow({ pageUrl, mainFolder, settings, address: () => endpoint.url() })
  const publish = createPublisher(() => mainWindow.contents())

  const store = await openOwnStore(dataFolder, settings, log)
  const secrets = openSecrets(join(dataFolder, 'secrets.json'))
  const signingKeys = wireSigningKeys({ settings, secrets, store, publish })
  const problems = new ProblemRing()
  const news = passOnNews(publish, store, problems)
  lockWhenWritable(store)

  const rules = followRules(settings, publish)
  const endpoint = createEndpoint(preferredPort, (state) => publish('endpoint:changed', state))
  const probes = new ProbeAnswers()
  const listening = endpoint.follow(
    startReceiver({
      preferredPort,
      store,
      log,
      rules,
      problems,
      maxBodyBytes: () => settings.get('receiving').maxBodyBytes,
      answerProbe: probes.answer,
    }),
  )
  const publicEndpoint = await wirePublicEndpoint({
    isAllowed: tunnel,
    dataFolder,
    settings,
    secrets,
    store,
    probes,
    openDoor: async () => doorOf(await listening, preferredPort),
    log,
    onChange: (view) => publish('tunnel:changed', view),
  })
  const exporter = createExporter(store, publish, log)

  const info = appInfo(dataFolder)
  const parts = { info, settings, store, signingKeys, problems, endpoint, publicEndpoint, exporter }
  const onBug = (call: string, error: unknown): void => {
    log.error('call-failed', { call, reason: stackOf(error) })
  }
  answerCalls({ pageUrl, handlers: callHandlers(parts), onBug })

  showPage(mainWindow)
  void publicEndpoint.resume()

  quitInOrder(
    [
      ['news', () => news.close()],
      ['exporter', () => exporter.cancel()],
      ['tunnel', () => publicEndpoint.shutdown()],
      ['receiver', async () => (await listening)?.close()],
      ['store', () => store.close()],
      ['settings', () => settings.close()],
    ],
    log,
  )
}

function createExporter(store: Store, publish: Publish, log: Log): Exporter {
  return new Exporter({
    source: store,
    chooseFile: chooseExportFile,
    version: app.getVersion(),
    onChange: (state) => publish('export:changed', state),
    onBug: (error) => {
      log.error('export-failed', { reason: stackOf(error) })
    },
  })
}

function openOwnStore(dataFolder: string, settings: Settings, log: Log): Promise<Store> {
  return openStore({
    file: join(dataFolder, 'waybill.db'),
    workerUrl: new URL('store-worker.js', import.meta.url),
    limits: settings.get('history'),
    keyRules: settings.get('eventKeys'),
    // Their secrets may take as long to come by as the person takes to allow it; what arrives must not wait for them.
    signingKeys: settings.get('signingKeys').length === 0 ? [] : null,
    log,
  })
}

/** A folder that could not be locked at the start is locked as soon as it can be written to. */
function lockWhenWritable(store: Store): void {
  store.onState(({ failure }) => {
    if (failure !== null || app.hasSingleInstanceLock()) return
    // Another Waybill was quicker and has shown its window: there is to be one.
    if (!app.requestSingleInstanceLock()) app.quit()
  })
}

function followRules(settings: Settings, publish: Publish): RuleBook {
  const rules = new RuleBook(settings.get('answers'))
  settings.onChange('answers', (changed) => {
    rules.replace(changed)
    publish('answers:changed', changed)
  })
  return rules
}

/** Tells the window of what comes in, in batches, until it is closed. */
function passOnNews(publish: Publish, store: Store, problems: ProblemRing): { close(): void } {
  store.onList((news) => publish('deliveries:changed', [...news]))
  store.onGroups((change) => publish('groups:changed', change))
  store.onSignatures((checked) => publish('signatures:checked', checked))
  store.onHistory((state) => publish('history:changed', state))
  store.onState((state) => publish('store:changed', state))
  const noted = createProblemFeed(problems, (batch) => publish('problems:noted', batch))
  return noted
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function startLog(dataFolder: string): Log {
  const log = createLog(dataFolder)
  log.info('started', { version: app.getVersion(), electron: process.versions.electron })
  return log
}

/** The window's page. The development server's address is never believed in a shipped build. */
function ownPage(): string {
  return (app.isPackaged ? undefined : process.env['WAYBILL_DEV_SERVER_URL']) ?? APP_PAGE
}

function showPage(mainWindow: MainWindow): void {
  guardSession(session.defaultSession)
  serveApp(session.defaultSession, join(mainFolder, '..', 'renderer'))
  installMenu()
  app.on('second-instance', () => mainWindow.show())
  app.on('activate', () => mainWindow.show())
  mainWindow.show()
}

function appInfo(dataFolder: string): AppInfo {
  return {
    version: app.getVersion(),
    electronVersion: process.versions.electron,
    platform: process.platform,
    dataFolder,
  }
}

/** Holds the quit back until what was acknowledged is written and the port is free again. */
function quitInOrder(parts: readonly EndingPart[], log: Log): void {
  let isEnding = false
  app.on('will-quit', (event) => {
    if (isEnding) return
    isEnding = true
    event.preventDefault()
    void endInOrder(parts, log).then(() => {
      app.exit(0)
    })
  })
}

begin()
