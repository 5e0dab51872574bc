import { app, dialog, type BrowserWindow } from 'electron'
import type { Settings } from '../settings/settings'

/** Whether the program goes on without its window. */
export type ClosingChoice = 'keep-receiving' | 'quit'

/** Decides what closing the window does. */
export interface Closing {
  /**
   * What closing `window` means; null where the person has to be asked first: then the window is to stay, and is closed
   * again when they have answered.
   */
  decide(window: BrowserWindow): ClosingChoice | null
}

/**
 * Closing a window usually ends a program, and here it would end what someone relies on: so the first time the person is
 * asked, and what they say can be kept. On macOS a program goes on without windows, as everyone there expects.
 */
export function createClosing(settings: Settings): Closing {
  let isQuitting = false
  /** What was answered for this once. */
  let answered: ClosingChoice | null = null
  app.on('before-quit', () => {
    isQuitting = true
  })

  const ask = async (window: BrowserWindow): Promise<void> => {
    const { response, checkboxChecked } = await dialog.showMessageBox(window, {
      type: 'question',
      title: 'Waybill',
      message: 'Keep receiving while the window is closed?',
      detail:
        'Waybill can go on taking in deliveries with its window closed. Its icon in the notification area brings the window back, and so does starting Waybill again.',
      buttons: ['Keep receiving', 'Quit Waybill', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
      checkboxLabel: 'Remember this; the settings can change it',
      checkboxChecked: true,
      noLink: true,
    })
    if (response === 2 || window.isDestroyed()) return
    answered = response === 0 ? 'keep-receiving' : 'quit'
    if (checkboxChecked) {
      // A settings file that can't be written asks again next time; the closing must not wait for it.
      await settings
        .set('receiving', { ...settings.get('receiving'), windowClosed: answered })
        .catch(() => undefined)
    }
    if (!window.isDestroyed()) window.close()
  }

  return {
    decide(window) {
      if (isQuitting) return 'quit'
      if (process.platform === 'darwin') return 'keep-receiving'
      const { windowClosed } = settings.get('receiving')
      const choice = answered ?? (windowClosed === 'ask' ? null : windowClosed)
      answered = null
      if (choice === null) void ask(window)
      return choice
    },
  }
}
