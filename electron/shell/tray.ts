import { join } from 'node:path'
import { app, clipboard, Menu, nativeImage, Tray } from 'electron'

/** Logical pixels; what the notification areas of the three systems show. */
const ICON_SIZE = process.platform === 'darwin' ? 18 : 22

export interface TrayParts {
  /** Holds the built main script and its icon. */
  mainFolder: string
  /** The address to copy, or null while there is none. */
  address: () => string | null
  onShow: () => void
}

/** The sign that Waybill receives without a window; there only as long as there is none. */
export interface TrayIcon {
  show(): void
  hide(): void
}

/** Makes the tray icon's keeper; nothing is shown before `show`. */
export function createTrayIcon({ mainFolder, address, onShow }: TrayParts): TrayIcon {
  let tray: Tray | null = null
  return {
    show() {
      if (tray !== null) return
      const icon = nativeImage.createFromPath(join(mainFolder, 'icon.png'))
      tray = new Tray(icon.resize({ width: ICON_SIZE, height: ICON_SIZE, quality: 'best' }))
      const at = address()
      tray.setToolTip(at === null ? 'Waybill' : `Waybill receives at ${at}`)
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: 'Show Waybill', click: onShow },
          { label: 'Copy the address', enabled: at !== null, click: () => copy(address()) },
          { type: 'separator' },
          {
            label: 'Quit Waybill',
            click: () => {
              app.quit()
            },
          },
        ]),
      )
      // A click opens the menu on macOS and most Linux desktops; on Windows it is expected to bring the window.
      tray.on('click', onShow)
    },
    hide() {
      tray?.destroy()
      tray = null
    },
  }
}

function copy(text: string | null): void {
  if (text !== null) void clipboard.writeText(text)
}
