import { expect, it, vi } from 'vitest'
import { WEB_PREFERENCES } from '../../../../electron/shell/window'

// Electron's module is only a path in plain Node. Nothing of it is used by what is tested here, and a use would throw.
vi.mock('electron', () => ({}))

it('the page gets nothing but what a web page needs', () => {
  const { contextIsolation, sandbox, webSecurity, ...granted } = WEB_PREFERENCES
  expect({ contextIsolation, sandbox, webSecurity }).toEqual({
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
  })
  // Everything else that is named there would open a door.
  for (const [name, isOn] of Object.entries(granted)) expect(isOn, name).toBe(false)
  for (const name of [
    'nodeIntegration',
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'webviewTag',
  ]) {
    expect(granted).toHaveProperty(name)
  }
})
