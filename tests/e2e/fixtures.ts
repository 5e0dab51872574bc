import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { launchWaybill, type RunningWaybill } from '../support/waybill-app'
import { MainWindow } from './pages/main-window'

interface Fixtures {
  /** A folder of its own for each test's data. */
  dataFolder: string
  /** The app, started on a free port and that folder, and closed after the test. */
  waybill: RunningWaybill
  /** Its window, ready. */
  main: MainWindow
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a fixture needs off this pattern
  dataFolder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'waybill-e2e-'))
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
  waybill: async ({ dataFolder }, use) => {
    const waybill = await launchWaybill({ dataFolder })
    await use(waybill)
    await waybill.close()
  },
  main: async ({ waybill }, use) => {
    await use(new MainWindow(waybill.page))
  },
})

export { expect } from '@playwright/test'
