import { resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'

/** A Waybill that a test started. */
export interface RunningWaybill {
  app: ElectronApplication
  page: Page
  /** `http://127.0.0.1:PORT`, as the app itself says. */
  origin: string
  close: () => Promise<void>
}

export interface LaunchOptions {
  dataFolder: string
  /** 0 takes any free port. */
  port?: number
  /** Whether the tunnel may open; without it no test reaches out. */
  allowTunnel?: boolean
}

const projectFolder = resolve(import.meta.dirname, '..', '..')

/** The program and the arguments that begin every start: the packaged app, or Electron on the checkout. */
export function waybillCommand(): { executable: string; args: string[] } {
  const executable = process.env['WAYBILL_TEST_EXECUTABLE']
  if (executable === undefined) {
    throw new Error(
      'WAYBILL_TEST_EXECUTABLE is not set; run the tests with npm run test:e2e or test:packaged.',
    )
  }
  const isPackaged = process.env['WAYBILL_TEST_PACKAGED'] === '1'
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return { executable, args: isPackaged ? sandbox : [...sandbox, projectFolder] }
}

/** Starts the real app and waits until its window is ready and its receiver listens. */
export async function launchWaybill({
  dataFolder,
  port = 0,
  allowTunnel = false,
}: LaunchOptions): Promise<RunningWaybill> {
  const { executable, args } = waybillCommand()
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args, '--port', String(port), '--data', dataFolder, ...(allowTunnel ? [] : ['--no-tunnel'])],
  })
  const page = await app.firstWindow()
  await page.locator('html[data-app-state=ready]').waitFor()
  // Asked of the app and not read off the bar, which shows the public address when there is one.
  const url = await page.waitForFunction(async () => {
    const answer = await window.waybill.calls['endpoint:get']({})
    return answer.ok && answer.value.status === 'listening' ? answer.value.url : null
  })
  return { app, page, origin: new URL(String(await url.jsonValue())).origin, close: () => app.close() }
}
