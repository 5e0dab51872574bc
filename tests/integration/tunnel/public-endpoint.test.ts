import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { DEFAULT_TUNNEL_SETTINGS, type TunnelSettings, type TunnelView } from '../../../core/contract/tunnel'
import { openSettings } from '../../../electron/settings/settings'
import { systemClock } from '../../../electron/tunnel/clock'
import { openGapLog } from '../../../electron/tunnel/gap-log'
import { createProbe } from '../../../electron/tunnel/probe'
import { ProbeAnswers } from '../../../electron/tunnel/probe-answers'
import { PublicEndpoint } from '../../../electron/tunnel/public-endpoint'
import { recordingLog } from '../../support/recording-log'
import { openTestStore, startTestReceiver } from '../../support/running-receiver'
import { tempFolder } from '../../support/temp-folder'
import { DoubleServer } from '../../support/tunnel/double-server'
import { QUICK_TIMES } from '../../support/tunnel/supervised-tunnel'
import { sendTo } from '../../support/tunnel/tunnel-server'

async function aServer(): Promise<DoubleServer> {
  const server = await DoubleServer.start()
  onTestFinished(() => server.kill())
  return server
}

/** The public endpoint of a data folder, with all that belongs to it. */
async function start(folder: string, change: Partial<TunnelSettings>, isAllowed = true) {
  const log = recordingLog()
  const settings = await openSettings({ file: join(folder, 'settings.json'), log })
  await settings.set('tunnel', { ...DEFAULT_TUNNEL_SETTINGS, ...settings.get('tunnel'), ...change })
  const probes = new ProbeAnswers()
  const receiver = await startTestReceiver({ store: await openTestStore(), answerProbe: probes.answer })
  const views: TunnelView[] = []
  const endpoint = new PublicEndpoint({
    isAllowed,
    settings,
    secrets: { has: () => false, get: () => Promise.resolve(null), set: () => Promise.resolve() },
    gapLog: await openGapLog(join(folder, 'tunnel.json'), log),
    openDoor: () => receiver.openTunnelDoor(0),
    probe: createProbe(probes, 'test'),
    clock: systemClock,
    times: QUICK_TIMES,
    log,
    onChange: (view) => views.push(view),
  })
  onTestFinished(() => endpoint.shutdown())
  const status = async (wanted: TunnelView['state']['status']): Promise<void> => {
    await expect.poll(() => endpoint.view().state.status, { timeout: 8000 }).toBe(wanted)
  }
  return { endpoint, views, status }
}

it('keeps its address and its being open over a restart, and tells the time between as a gap', async () => {
  const server = await aServer()
  const folder = tempFolder()
  const first = await start(folder, { localtunnelServer: server.origin })
  await first.endpoint.resume()
  expect(first.endpoint.view().state.status).toBe('closed')
  await first.endpoint.open()
  await first.status('open')
  const { url, settings } = first.endpoint.view()
  expect(url).toBe(`http://${String(settings.name)}.lt.test:${String(server.port)}/webhooks/fleetbase`)
  await first.endpoint.shutdown()

  const second = await start(folder, {})
  await second.endpoint.resume()
  await second.status('open')
  expect(second.endpoint.view().url).toBe(url)
  expect(second.endpoint.view().gaps).toMatchObject([{ cause: 'not-running' }])
  await second.endpoint.close()
  expect(second.endpoint.view()).toMatchObject({ state: { status: 'closed' }, url: null, doorPort: null })

  const third = await start(folder, {})
  await third.endpoint.resume()
  expect(third.endpoint.view().state.status).toBe('closed')
})

it('opens nothing under --no-tunnel, and says why', async () => {
  const server = await aServer()
  const { endpoint } = await start(
    tempFolder(),
    { wanted: true, agreed: true, localtunnelServer: server.origin },
    false,
  )
  await endpoint.resume()
  await expect(endpoint.open()).rejects.toMatchObject({ code: 'tunnel-forbidden' })
  expect([server.opens, endpoint.view().state.status]).toEqual([0, 'closed'])
})

it('takes another address only when it is told to', async () => {
  const server = await aServer()
  const { endpoint, status } = await start(tempFolder(), { localtunnelServer: server.origin })
  await endpoint.open()
  await status('open')
  const before = endpoint.view().settings.name
  await endpoint.takeNewName()
  await status('open')
  const { name } = endpoint.view().settings
  expect(name).not.toBe(before)
  expect((await sendTo(server, String(name))).status).toBe(200)
})

it.each([
  [{ provider: 'ngrok' as const }, /authtoken/],
  [{ provider: 'own-address' as const }, /not filled in/],
])('says what is missing of %o', async (change, message) => {
  const { endpoint } = await start(tempFolder(), change)
  await endpoint.open()
  expect(endpoint.view().state).toMatchObject({ status: 'failed', error: { code: 'tunnel-refused' } })
  expect(JSON.stringify(endpoint.view().state)).toMatch(message)
})

it('finds that a proxy of one’s own leads to the wrong port', async () => {
  const server = await aServer()
  const probes = new ProbeAnswers()
  const doors: string[] = []
  probes.onDoor((via) => doors.push(via))
  const receiver = await startTestReceiver({ store: await openTestStore(), answerProbe: probes.answer })
  const origin = `http://127.0.0.1:${String(receiver.port)}`
  const verdict = await createProbe(probes, 'test')({ origin, dial: null }, AbortSignal.timeout(5000))
  expect([verdict.verdict, doors]).toEqual(['ok', ['direct']])
  expect(server.opens).toBe(0)
})
