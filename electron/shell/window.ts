import { join } from 'node:path'
import {
  BrowserWindow,
  nativeTheme,
  type BrowserWindowConstructorOptions,
  type WebContents,
  type WebPreferences,
} from 'electron'
import { guardContents } from './guards'

/** Written out one by one, though most are Electron's defaults: a test reads them, and a later edit must fail it. */
export const WEB_PREFERENCES = {
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences

/** The page's own background, so that the window does not flash before the first paint. */
const BACKGROUND = { light: '#f6f4ef', dark: '#111214' }

/** A page that crashed this often in this long would crash for ever; it is left as it is. */
const MAX_RECENT_CRASHES = 3
const CRASH_MEMORY_MS = 60_000

/** The one window: it may be closed, or its page may crash, while the receiver goes on. */
export interface MainWindow {
  /** Brings the window to the front, opening it anew if it was closed. */
  show(): void
  /** Its page, or null while it is closed. */
  contents(): WebContents | null
}

export interface WindowParts {
  pageUrl: string
  /** Holds the built main script. */
  mainFolder: string
  /** Asked before the window closes; false keeps it open. */
  mayClose: (window: BrowserWindow) => boolean
  onOpened: () => void
}

/** Makes the window's keeper; nothing is opened before the first `show`. */
export function createMainWindow({ pageUrl, mainFolder, mayClose, onOpened }: WindowParts): MainWindow {
  let window: BrowserWindow | null = null
  const open = (): BrowserWindow => {
    const opened = openWindow(pageUrl, mainFolder)
    opened.on('close', (event) => {
      if (!mayClose(opened)) event.preventDefault()
    })
    opened.on('closed', () => {
      window = null
    })
    return opened
  }
  return {
    show() {
      if (window === null) {
        window = open()
        onOpened()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    contents: () => window?.webContents ?? null,
  }
}

/** Opens a window on `pageUrl`; it shows itself when its first paint is there. */
function openWindow(pageUrl: string, mainFolder: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 820,
    minWidth: 560,
    minHeight: 420,
    show: false,
    title: 'Waybill',
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    autoHideMenuBar: true,
    ...windowIcon(mainFolder),
    ...titleBar(),
    webPreferences: { ...WEB_PREFERENCES, preload: join(mainFolder, '..', 'preload', 'preload.cjs') },
  })
  guardContents(window.webContents, pageUrl)
  reloadAfterCrash(window, pageUrl)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(pageUrl)
  return window
}

/** Brings a crashed page back, unless it crashes again and again; the receiver is in this process and never stopped. */
function reloadAfterCrash(window: BrowserWindow, pageUrl: string): void {
  let recentCrashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = Date.now()
    recentCrashes = [...recentCrashes.filter((time) => now - time < CRASH_MEMORY_MS), now]
    if (recentCrashes.length <= MAX_RECENT_CRASHES) void window.loadURL(pageUrl)
  })
}

/** Only Linux takes it from here; elsewhere it comes with the package. */
function windowIcon(mainFolder: string): Partial<BrowserWindowConstructorOptions> {
  return process.platform === 'linux' ? { icon: join(mainFolder, 'icon.png') } : {}
}

/** On macOS the endpoint bar is the title bar; elsewhere the system's own frame is what people expect. */
function titleBar(): Partial<BrowserWindowConstructorOptions> {
  return process.platform === 'darwin' ? { titleBarStyle: 'hiddenInset' } : {}
}
