import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { launchWaybill } from '../support/waybill-app'
import { expect, test } from './fixtures'
import { MainWindow } from './pages/main-window'

test('an empty window shows the address, a curl line and a sample to send', async ({ waybill, main }) => {
  const url = `${waybill.origin}/webhooks/fleetbase`
  await expect(main.page.getByText('Waiting for the first delivery')).toBeVisible()
  await expect(main.page.getByRole('main').getByText(url, { exact: true })).toBeVisible()
  await expect(main.page.getByRole('main').getByText(/^curl /)).toContainText(url)

  await main.page.getByRole('button', { name: 'Send a sample' }).click()
  await expect(main.row('order.created')).toHaveAttribute('aria-selected', 'true')
  await expect(main.payload()).toContainText('"event": "order.created"')
})

test('the curl line that is offered works as it stands', async ({ main }) => {
  const line = await main.page
    .getByRole('main')
    .getByText(/^curl /)
    .innerText()
  expect(
    execFileSync('sh', ['-c', `${line} --silent --output /dev/null --write-out '%{http_code}'`]).toString(),
  ).toBe('200')
  await expect(main.row('order.created')).toBeVisible()
})

test('Copy puts the address on the clipboard', async ({ waybill, main }) => {
  await main.endpoint.getByRole('button', { name: 'Copy the address' }).click()
  await expect(main.endpoint.getByText('Copied').first()).toBeVisible()
  const copied = await waybill.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toBe(`${waybill.origin}/webhooks/fleetbase`)
})

test('the samples tell an order’s life', async ({ main }) => {
  await main.page.getByRole('button', { name: 'Send a sample' }).click()
  await expect(main.row('order.created')).toBeVisible()
  for (const name of ['order.driver_assigned', 'order.dispatched', 'order.completed']) {
    await main.page.getByRole('button', { name: 'Choose a sample' }).click()
    await main.page.getByRole('menuitem', { name }).click()
    await expect(main.row(name)).toBeVisible()
  }
  const about = await main.rows.locator('bdi.mono').allInnerTexts()
  expect(new Set(about).size).toBe(1)
})

test('a taken port is replaced by the next free one, and the window says so', async ({ dataFolder }) => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const taken = (other.address() as AddressInfo).port
  const waybill = await launchWaybill({ dataFolder, port: taken })
  const main = new MainWindow(waybill.page)
  expect(Number(new URL(waybill.origin).port)).toBeGreaterThan(taken)
  await expect(main.notice(`Port ${String(taken)} is taken by another program`)).toBeVisible()
  expect((await fetch(waybill.origin, { method: 'POST', body: 'x' })).status).toBe(200)
  await waybill.close()
  other.close()
})
