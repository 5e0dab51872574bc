import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { DEFAULT_TUNNEL_SETTINGS, type TunnelSettings } from '../../core/contract/tunnel'
import { fleetbaseBody } from '../support/fleetbase-requests'
import { DoubleServer } from '../support/tunnel/double-server'
import { startRealServer } from '../support/tunnel/real-server'
import { sendTo, type TunnelServer } from '../support/tunnel/tunnel-server'
import { launchWaybill } from '../support/waybill-app'
import { expect, test } from './fixtures'
import { MainWindow } from './pages/main-window'

/** As a person has them who runs a localtunnel server on this machine. */
function writeSettings(dataFolder: string, server: TunnelServer, change: Partial<TunnelSettings> = {}): void {
  const tunnel = { ...DEFAULT_TUNNEL_SETTINGS, localtunnelServer: server.origin, ...change }
  writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify({ tunnel }))
}

const NAME = 'endtoend0123456789abc'
const OPEN = { wanted: true, agreed: true, name: NAME } as const

/** What the proxy in front of a public tunnel server says of the sender; the server alone says nothing. */
const SENDER = '203.0.113.7'

function sendOrder(server: TunnelServer, name: string) {
  return sendTo(server, name, {
    headers: {
      'user-agent': 'GuzzleHttp/7',
      'content-type': 'application/json',
      'x-forwarded-for': SENDER,
    },
    body: fleetbaseBody('order.created'),
  })
}

test('the switch opens a public address, and what is sent there arrives and is marked', async ({
  dataFolder,
}) => {
  const server = await startRealServer()
  writeSettings(dataFolder, server)
  const waybill = await launchWaybill({ dataFolder, allowTunnel: true })
  const main = new MainWindow(waybill.page)
  await main.tunnelSwitch.click()
  await main.page.getByRole('button', { name: 'Open it' }).click()
  await expect(main.page.getByText('Waiting for the first delivery…').first()).toBeVisible()

  await main.endpoint.getByRole('button', { name: 'Copy the address' }).click()
  await expect(main.endpoint.getByText('Copied').first()).toBeVisible()
  const copied = new URL(await waybill.app.evaluate(({ clipboard }) => clipboard.readText()))
  expect(copied.pathname).toBe('/webhooks/fleetbase')
  const name = /^([a-z][a-z0-9]{15,})\.lt\.test$/.exec(copied.hostname)?.[1] ?? ''
  expect(name).not.toBe('')

  expect((await sendOrder(server, name)).status).toBe(200)
  await expect(main.row('order.created')).toContainText('Through the public address')
  await main.tunnelState.click()
  await expect(main.page.getByText(/It works: a delivery came through/)).toBeVisible()
  await main.page.keyboard.press('Escape')
  await main.open('order.created')
  await main.tab('Overview')
  await expect(main.page.getByRole('article').getByText(SENDER, { exact: true })).toBeVisible()
  await expect(main.page.getByText('as the tunnel and any proxies before it say')).toBeVisible()
  await fetch(waybill.origin, { method: 'POST', body: 'local' })
  await expect(main.rows.filter({ hasText: 'From this machine' })).toHaveCount(1)

  await waybill.close()
  const again = await launchWaybill({ dataFolder, allowTunnel: true })
  await expect(new MainWindow(again.page).endpoint).toContainText(copied.href)
  expect((await sendOrder(server, name)).status).toBe(200)
  await again.close()
  await server.kill()
})

test('the window says when the tunnel is lost and when it is back', async ({ dataFolder }) => {
  const server = await startRealServer()
  writeSettings(dataFolder, server, OPEN)
  const waybill = await launchWaybill({ dataFolder, allowTunnel: true })
  const main = new MainWindow(waybill.page)
  await expect(main.tunnelState).toHaveAccessibleName(/Open/)
  await server.kill()
  await expect(main.tunnelState).toHaveAccessibleName(/Reconnecting/)
  await expect(main.endpoint).toContainText(waybill.origin)
  await server.restart()
  await expect(main.tunnelState).toHaveAccessibleName(/Open/)
  await expect(main.endpoint).toContainText(`${NAME}.lt.test`)
  await waybill.close()
  await server.kill()
})

test('a taken address is said aloud, and given up only when that is confirmed', async ({ dataFolder }) => {
  const server = await DoubleServer.start()
  server.hold(NAME)
  writeSettings(dataFolder, server, OPEN)
  const waybill = await launchWaybill({ dataFolder, allowTunnel: true })
  const main = new MainWindow(waybill.page)
  await expect(main.notice(/Somebody else has had your address/)).toBeVisible()
  await main.page.getByRole('button', { name: 'Take another address' }).click()
  await expect(main.tunnelState).toHaveAccessibleName(/Taken/)
  await main.page.getByRole('button', { name: 'Give this one up for good' }).click()
  await expect(main.tunnelState).toHaveAccessibleName(/Open/)
  await expect(main.endpoint).not.toContainText(NAME)
  await waybill.close()
  await server.kill()
})

test('--no-tunnel wins over everything', async ({ dataFolder }) => {
  const server = await DoubleServer.start()
  writeSettings(dataFolder, server, OPEN)
  const waybill = await launchWaybill({ dataFolder })
  const main = new MainWindow(waybill.page)
  await expect(main.tunnelSwitch).toBeDisabled()
  await main.tunnelState.click()
  await expect(main.page.getByText(/started with --no-tunnel/)).toBeVisible()
  expect(server.opens).toBe(0)
  await waybill.close()
  await server.kill()
})

test('an address of one’s own is checked, and its proxy is told which port to use', async ({
  dataFolder,
}) => {
  const server = await DoubleServer.start()
  writeSettings(dataFolder, server, { ...OPEN, provider: 'own-address', ownAddress: server.origin })
  server.openFault = { kind: 'status', status: 200, body: 'somebody else' }
  const waybill = await launchWaybill({ dataFolder, allowTunnel: true })
  const main = new MainWindow(waybill.page)
  await expect(main.notice(/Another server answers at your address/)).toBeVisible()
  await waybill.close()
  await server.kill()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the public address’s panel has nothing that shuts people out, ${colorScheme}`, async ({
    dataFolder,
  }) => {
    const server = await DoubleServer.start()
    writeSettings(dataFolder, server)
    const waybill = await launchWaybill({ dataFolder, allowTunnel: true })
    const main = new MainWindow(waybill.page)
    await main.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const look = async (): Promise<string[]> => {
      const { violations } = await new AxeBuilder({ page: main.page }).setLegacyMode().analyze()
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
    }
    await main.tunnelSwitch.click()
    await expect(main.page.getByRole('button', { name: 'Open it' })).toBeVisible()
    expect(await look()).toEqual([])
    await main.page.getByRole('button', { name: 'Open it' }).click()
    await expect(main.tunnelState).toHaveAccessibleName(/Open/)
    await main.page.getByText('Tunnel settings').click()
    expect(await look()).toEqual([])
    await waybill.close()
    await server.kill()
  })
}
