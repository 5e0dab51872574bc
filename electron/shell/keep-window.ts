import { app } from 'electron'
import type { Settings } from '../settings/settings'
import { createClosing, type ClosingChoice } from './closing'
import { createTrayIcon } from './tray'
import { createMainWindow, type MainWindow } from './window'

export interface KeepWindowParts {
  pageUrl: string
  /** Holds the built main script and its icon. */
  mainFolder: string
  settings: Settings
  /** Where deliveries can be sent, or null while nothing listens. */
  address: () => string | null
}

/** The window, and the tray icon that stands in for it while it is closed and Waybill goes on receiving. */
export function keepWindow({ pageUrl, mainFolder, settings, address }: KeepWindowParts): MainWindow {
  const closing = createClosing(settings)
  const tray = createTrayIcon({ mainFolder, address, onShow: () => mainWindow.show() })
  let choice: ClosingChoice | null = null
  const mainWindow = createMainWindow({
    pageUrl,
    mainFolder,
    mayClose: (window) => {
      choice = closing.decide(window)
      return choice !== null
    },
    onOpened: () => tray.hide(),
  })
  app.on('window-all-closed', () => {
    if (choice !== 'keep-receiving') app.quit()
    // On macOS the dock has the program's icon all the while.
    else if (process.platform !== 'darwin') tray.show()
  })
  return mainWindow
}
