import { DEFAULT_TUNNEL_SETTINGS, type TunnelSettings } from '../../core/contract/tunnel'
import { fleetbaseBody, postAsFleetbase } from '../support/fleetbase-requests'
import { DoubleServer } from '../support/tunnel/double-server'
import { startRealServer } from '../support/tunnel/real-server'
import { sendTo, type TunnelServer } from '../support/tunnel/tunnel-server'
import { withWaybill, type Photographer } from './photographer'

const NAME = 'k7m2q9x4w8d3n6p1v5'

function settingsFor(server: TunnelServer, change: Partial<TunnelSettings> = {}) {
  return { tunnel: { ...DEFAULT_TUNNEL_SETTINGS, localtunnelServer: server.origin, name: NAME, ...change } }
}

const OPEN = { wanted: true, agreed: true } as const

/** The switch and its panel in every state, each time with a delivery in the list. */
export async function pictureTunnel(): Promise<void> {
  await pictureOpening()
  await pictureTaken()
  await pictureOwnAddress()
}

async function pictureOpening(): Promise<void> {
  const server = await startRealServer()
  await withWaybill(
    async (photographer, origin) => {
      const { main } = photographer
      await main.tunnelSwitch.click()
      const agree = main.page.getByRole('button', { name: 'Open it' })
      await agree.waitFor()
      await photographer.take('tunnel-consent')
      await agree.click()
      await main.page.getByText('Waiting for the first delivery…').first().waitFor()
      await photographer.take('tunnel-waiting', ['light', 'dark'])
      await sendTo(server, NAME, {
        headers: { 'user-agent': 'GuzzleHttp/7', 'content-type': 'application/json' },
        body: fleetbaseBody('order.created'),
      })
      await postAsFleetbase(origin, fleetbaseBody('order.dispatched'))
      await main.row('order.created').click()
      await main.tunnelState.click()
      await main.page.getByText(/It works: a delivery came through/).waitFor()
      await photographer.take('tunnel-open', ['light', 'dark'])
      await photographer.resize(560, 760)
      await photographer.take('tunnel-open-narrow')
      await photographer.resize(1280, 800)
      await main.page.keyboard.press('Escape')
      await server.kill()
      await untilNamed(photographer, 'Reconnecting')
      await photographer.take('tunnel-reconnecting')
      await main.tunnelState.click()
      await photographer.take('tunnel-reconnecting-panel', ['light', 'dark'])
      await main.page.keyboard.press('Escape')
      await server.restart()
      await untilNamed(photographer, 'Open')
      await photographer.take('tunnel-gap')
    },
    { settings: settingsFor(server) },
  )
  await server.kill()
}

async function untilNamed({ main }: Photographer, state: string): Promise<void> {
  await main.page
    .getByRole('button', { name: new RegExp(state) })
    .first()
    .waitFor()
}

async function pictureTaken(): Promise<void> {
  const server = await DoubleServer.start()
  server.hold(NAME)
  await withWaybill(
    async (photographer, origin) => {
      const { main } = photographer
      await postAsFleetbase(origin, fleetbaseBody('order.created'))
      await main.notice(/Somebody else has had your address/).waitFor()
      await photographer.take('tunnel-taken', ['light', 'dark'])
      await photographer.resize(560, 760)
      await photographer.take('tunnel-taken-narrow')
    },
    { settings: settingsFor(server, OPEN) },
  )
  await server.kill()
}

async function pictureOwnAddress(): Promise<void> {
  const server = await DoubleServer.start()
  server.openFault = { kind: 'status', status: 200, body: 'somebody else' }
  const settings = settingsFor(server, { ...OPEN, provider: 'own-address', ownAddress: server.origin })
  await withWaybill(
    async (photographer, origin) => {
      const { main } = photographer
      await postAsFleetbase(origin, fleetbaseBody('order.created'))
      await main.notice(/Another server answers at your address/).waitFor()
      await main.tunnelState.click()
      await main.page.getByText('Tunnel settings').click()
      await photographer.take('tunnel-own-address', ['light', 'dark'])
    },
    { settings },
  )
  await server.kill()
}
