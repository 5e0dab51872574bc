import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { waybillCommand } from '../support/waybill-app'
import { expect, test } from './fixtures'

test('the receiver goes on when the page crashes, and the page comes back with what arrived', async ({
  waybill,
  main,
}) => {
  await postAsFleetbase(waybill.origin, fleetbaseBody('driver.created'))
  await expect(main.row('driver.created')).toBeVisible()
  const crashed = main.page.waitForEvent('crash')
  await waybill.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
  })
  // Before, while and after the page dies.
  const answers = Array.from({ length: 300 }, (_, index) =>
    fetch(`${waybill.origin}/burst/${String(index)}`, { method: 'POST', body: 'hello' }),
  )
  await crashed
  const statuses = (await Promise.all(answers)).map(({ status }) => status)
  expect(statuses.filter((status) => status !== 200)).toEqual([])
  expect(await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))).toBe(200)
  await expect
    .poll(() =>
      waybill.app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (contents === undefined || contents.isCrashed()) return ''
        return (await contents.executeJavaScript('document.body.innerText')) as string
      }),
    )
    .toMatch(/Deliveries\s+302[\s\S]*order\.created/)
})

test('a second start on the same data folder brings the first window up and ends', async ({
  waybill,
  dataFolder,
}) => {
  await waybill.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide()
  })
  const { executable, args } = waybillCommand()
  const second = spawn(executable, [...args, '--data', dataFolder], { stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number]
  expect(code).toBe(0)
  await expect
    .poll(() => waybill.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
})

for (const { flags, code, prints } of [
  { flags: ['--version'], code: 0, prints: /^Waybill \d+\.\d+\.\d+\n/ },
  { flags: ['--help'], code: 0, prints: /--port N[\s\S]*--data DIR[\s\S]*--no-tunnel/ },
  { flags: ['--port', 'http'], code: 2, prints: /--port takes a number from 0 to 65535, not 'http'/ },
  { flags: ['--data', '/dev/null/here'], code: 1, prints: /\/dev\/null\/here can’t be made: ENOTDIR/ },
  { flags: ['--prot', '4040'], code: 2, prints: /--prot/ },
]) {
  test(`${flags.join(' ')} is answered in the terminal`, async () => {
    const { executable, args } = waybillCommand()
    const run = spawn(executable, [...args, ...flags])
    let output = ''
    run.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    run.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const [exitCode] = (await once(run, 'close')) as [number]
    expect(exitCode).toBe(code)
    // Chromium's own remarks about a missing message bus may stand between.
    expect(output.replaceAll(/^\[\d+:.*\n/gm, '')).toMatch(prints)
  })
}
