import { once } from 'node:events'
import { connect } from 'node:net'
import { launchWaybill } from '../support/waybill-app'
import { fleetbaseBody, ORDER_CREATED_SIGNATURE, postAsFleetbase } from '../support/fleetbase-requests'
import { expect, test } from './fixtures'
import { MainWindow } from './pages/main-window'

test('a delivery goes from the wire to the window, byte for byte, and is there after a restart', async ({
  dataFolder,
}) => {
  const body = fleetbaseBody('order.created')
  const first = await launchWaybill({ dataFolder })
  const before = new MainWindow(first.page)

  expect(await postAsFleetbase(first.origin, body)).toBe(200)
  await expect(before.row('order.created')).toBeVisible()
  await expectOrderCreated(before, body)
  await first.close()

  const second = await launchWaybill({ dataFolder })
  const after = new MainWindow(second.page)
  await expect(after.count).toHaveText('1')
  await expectOrderCreated(after, body)
  await second.close()
})

async function expectOrderCreated(main: MainWindow, body: Buffer): Promise<void> {
  await main.open('order_h4m8t1qz7x')
  await main.tab('Payload')
  await expect(main.payload()).toContainText('"name": "Zoë Tan"')
  await main.tab('Raw')
  expect(await main.rawBody().innerText()).toBe(body.toString('latin1'))
  await main.tab('Headers')
  await expect(main.headerRows().filter({ hasText: ORDER_CREATED_SIGNATURE })).toHaveCount(1)
}

test('a row says at a glance what arrived', async ({ waybill, main }) => {
  await postAsFleetbase(waybill.origin, fleetbaseBody('order.dispatched'))
  const row = main.row('order.dispatched')
  await expect(row).toContainText('order_h4m8t1qz7x')
  await expect(row).toContainText('Fleetbase')
  await expect(row).toContainText('1.6 KB')
  await expect(row).toContainText('200')
  await expect(row).toHaveAttribute('aria-selected', 'true')
})

test('both of Fleetbase’s shapes are read', async ({ waybill, main }) => {
  const documented = {
    id: 'evt_01JQ7M2K9Z4T',
    event: 'order.canceled',
    api_version: 'v1',
    created_at: '2026-04-30T07:41:12Z',
    data: { id: 'order_01JQ7M1YB3RD', public_id: 'ORD-2204', status: 'canceled' },
  }
  await postAsFleetbase(waybill.origin, JSON.stringify(documented))
  await main.open('order_01JQ7M1YB3RD')
  await main.tab('Overview')
  await expect(main.page.getByText('evt_01JQ7M2K9Z4T')).toBeVisible()
  await expect(main.page.getByText('2026-04-30T07:41:12Z')).toBeVisible()
})

test('the list is moved through by keyboard, and the open delivery stays open while others arrive', async ({
  waybill,
  main,
}) => {
  await postAsFleetbase(waybill.origin, fleetbaseBody('order.created'))
  await postAsFleetbase(waybill.origin, fleetbaseBody('driver.created'))
  await main.open('driver.created')
  await main.list.press('ArrowDown')
  await expect(main.row('order.created')).toHaveAttribute('aria-selected', 'true')

  await postAsFleetbase(waybill.origin, fleetbaseBody('order.dispatched'))
  await expect(main.rows).toHaveCount(3)
  await expect(main.row('order.created')).toHaveAttribute('aria-selected', 'true')
  await main.list.press('Home')
  await expect(main.row('order.dispatched')).toHaveAttribute('aria-selected', 'true')
})

test('header order and duplicates are kept', async ({ waybill, main }) => {
  await rawRequest(waybill.origin, [
    'POST /hooks HTTP/1.1',
    'Host: localhost',
    'X-Second: b',
    'x-REPEATED: one',
    'X-First: a',
    'X-Repeated: two',
    'Content-Length: 0',
    'Connection: close',
  ])
  await main.open('/hooks')
  await main.tab('Headers')
  const names = await main.headerRows().getByRole('rowheader').allInnerTexts()
  expect(names.map((name) => name.replace(/\s*repeated$/, ''))).toEqual([
    'Host',
    'X-Second',
    'x-REPEATED',
    'X-First',
    'X-Repeated',
    'Content-Length',
    'Connection',
  ])
})

async function rawRequest(origin: string, lines: string[]): Promise<void> {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  socket.resume()
  socket.end(`${lines.join('\r\n')}\r\n\r\n`)
  await once(socket, 'close')
}
