import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AppError } from '../../../core/contract/errors'
import { startReceiver } from '../../../electron/receiver/receiver'
import { RawConnection } from '../../support/raw-connection'
import { recordingLog } from '../../support/recording-log'
import { startTestReceiver } from '../../support/running-receiver'

const store = { append: () => Promise.resolve({}) }
const request = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi'

async function occupy(host: string, port = 0): Promise<number> {
  const server = createServer().listen({ host, port, ipv6Only: host === '::1' })
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return portOf(server)
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

describe('where the receiver listens', () => {
  it('listens at one port of both loopback addresses', async () => {
    const { port } = await startTestReceiver({ store })
    for (const host of ['127.0.0.1', '::1']) {
      const connection = await RawConnection.open(port, host)
      connection.send(request)
      expect((await connection.response()).status).toBe(200)
    }
  })

  it('is not to be reached from beyond', async () => {
    const { port } = await startTestReceiver({ store })
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal }) => !internal)
    for (const { address, scopeid } of outside) {
      const host = scopeid === undefined || scopeid === 0 ? address : `${address}%${String(scopeid)}`
      await expect(RawConnection.open(port, host)).rejects.toThrow()
    }
    // Linux answers on all of 127.0.0.0/8; elsewhere this address does not exist and the attempt may hang.
    if (process.platform === 'linux') await expect(RawConnection.open(port, '127.0.0.2')).rejects.toThrow()
  })

  it.each(['127.0.0.1', '::1'])('takes the next port when another program has it on %s', async (host) => {
    const taken = await occupy(host)
    const { port } = await startTestReceiver({ store, preferredPort: taken })
    expect(port).toBeGreaterThan(taken)
    const connection = await RawConnection.open(port)
    connection.send(request)
    expect((await connection.response()).status).toBe(200)
  })

  it('says so when no port is to be had', async () => {
    await occupy('127.0.0.1', 65_535).catch(() => 0)
    const starting = startReceiver({ preferredPort: 65_535, store, log: recordingLog() })
    await expect(starting).rejects.toMatchObject({ code: 'port-unavailable' })
  })
})

describe('closing', () => {
  it('answers what is in flight, ends idle connections, and frees the port', async () => {
    let keep: () => void = () => undefined
    let appended: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => {
      appended = resolve
    })
    const slowStore = {
      append: () => {
        appended()
        return new Promise<object>((resolve) => {
          keep = () => {
            resolve({})
          }
        })
      },
    }
    const receiver = await startReceiver({ preferredPort: 0, store: slowStore, log: recordingLog() })
    const busy = await RawConnection.open(receiver.port)
    const idle = await RawConnection.open(receiver.port)
    busy.send(request)
    await arrived

    const closing = receiver.close()
    expect(await idle.untilClosed()).toBe('')
    keep()
    const answer = await busy.response()
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close'])
    await busy.untilClosed()
    await closing
    expect(await occupy('127.0.0.1', receiver.port)).toBe(receiver.port)
  })
})

describe('a store that refuses', () => {
  it.each([
    [new AppError('disk-full', 'The disk is full.'), 'Not kept: The disk is full.\n'],
    [new Error('a bug with a secret in its message'), 'Not kept: Waybill made a mistake.\n'],
  ])('becomes 503 with a time to try again', async (error, body) => {
    const { port } = await startTestReceiver({ store: { append: () => Promise.reject(error) } })
    const connection = await RawConnection.open(port)
    connection.send(request)
    const answer = await connection.response()
    expect([answer.status, answer.headers.get('retry-after'), answer.body]).toEqual([503, '10', body])
    connection.send(request)
    expect((await connection.response()).status).toBe(503)
  })

  it('refuses what would fill the memory while the store is stuck', async () => {
    const { port } = await startTestReceiver({ store: { append: () => new Promise(() => undefined) } })
    const body = Buffer.alloc(30 * 1024 * 1024)
    const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${String(body.length)}\r\n\r\n`
    const connections = await Promise.all(Array.from({ length: 9 }, () => RawConnection.open(port)))
    for (const connection of connections) connection.send(head, body)
    const first = await Promise.race(connections.map((connection) => connection.response()))
    expect(first.status).toBe(503)
    for (const connection of connections) connection.destroy()
  })
})
