import { describe, expect, it } from 'vitest'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import type { Store } from '../../../electron/store/store'
import { RawConnection } from '../../support/raw-connection'
import { openTestStore, startTestReceiver, startWaybill } from '../../support/running-receiver'

async function kept(store: Store): Promise<DeliverySummary[]> {
  return (await store.page({ from: 0, limit: 100 })).deliveries
}

describe('methods and targets', () => {
  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'M-SEARCH'])(
    'takes %s',
    async (method) => {
      const { store, port } = await startWaybill()
      const connection = await RawConnection.open(port)
      connection.send(`${method} /any/path HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi`)
      expect((await connection.response()).status).toBe(200)
      expect(await kept(store)).toMatchObject([{ method, target: '/any/path', sizeBytes: 2 }])
    },
  )

  it.each(['http://other.example/hook?x=1', '*', '/a//b/../c?%00', '/a?b=<script>'])(
    'keeps the target %s',
    async (target) => {
      const { store, port } = await startWaybill()
      const connection = await RawConnection.open(port)
      connection.send(`OPTIONS ${target} HTTP/1.1\r\nHost: a\r\n\r\n`)
      expect((await connection.response()).status).toBe(200)
      expect(await kept(store)).toMatchObject([{ target }])
    },
  )

  it('answers HEAD without a body and goes on with the connection', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send('HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n')
    expect((await connection.response({ isHead: true })).status).toBe(200)
    connection.send('GET /b HTTP/1.1\r\nHost: a\r\n\r\n')
    expect((await connection.response()).status).toBe(200)
    expect((await kept(store)).map(({ target }) => target)).toEqual(['/a', '/b'])
    expect((await store.get(1)).response.body).toBe('')
  })

  it('takes HTTP/1.0', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send('POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi')
    expect((await connection.response()).status).toBe(200)
    expect((await store.get(1)).httpVersion).toBe('1.0')
  })

  it('is nobody’s proxy', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n')
    expect((await connection.response()).status).toBe(405)
    expect(await connection.untilClosed()).toBe('')
    expect(await kept(store)).toEqual([])
  })

  it('reads a request that asks for an upgrade like any other', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send(
      'POST /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 2\r\n\r\nhi',
    )
    expect((await connection.response()).status).toBe(200)
    expect(await kept(store)).toMatchObject([{ target: '/ws', sizeBytes: 2 }])
  })

  it('answers Expect: 100-continue before the body comes', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n')
    expect((await connection.response()).status).toBe(100)
    connection.send('hi')
    expect((await connection.response()).status).toBe(200)
    expect(await kept(store)).toMatchObject([{ sizeBytes: 2 }])
  })

  it('answers pipelined requests in their order', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const paths = Array.from({ length: 40 }, (_, index) => `/${String(index)}`)
    connection.send(
      paths.map((path) => `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\nx`).join(''),
    )
    for (const path of paths) expect([path, (await connection.response()).status]).toEqual([path, 200])
    expect((await kept(store)).map(({ target }) => target)).toEqual(paths)
  })

  it('answers a sender that closes its half after the request', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi')
    connection.endSending()
    expect((await connection.response()).status).toBe(200)
    expect(await kept(store)).toHaveLength(1)
  })
})

describe('what is no delivery', () => {
  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    [
      'a length and chunks at once',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', 400],
    ['a negative length', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabcd', 400],
    [
      'a bad chunk size',
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n',
      400,
    ],
    [
      'a chunk longer than it says',
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n',
      400,
    ],
    [
      'an unknown transfer coding after chunked',
      'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, gzip\r\n\r\n',
      400,
    ],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n', 400],
    ['a space before the colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n', 400],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['line feeds alone', 'GET / HTTP/1.1\nHost: a\n\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nX: ${'a'.repeat(70_000)}`, 431],
  ])('refuses %s', async (_what, bytes, status) => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send(bytes)
    const answer = await connection.response()
    expect([answer.status, answer.headers.get('connection')]).toEqual([status, 'close'])
    await connection.untilClosed()
    expect(await kept(store)).toEqual([])
  })

  it('answers a good request before the broken one that follows it', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send('POST /good HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi', 'nonsense\r\n\r\n')
    expect((await connection.response()).status).toBe(200)
    expect((await connection.response()).status).toBe(400)
    expect(await kept(store)).toMatchObject([{ target: '/good' }])
  })

  it('does not keep a request whose sender left in the middle', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhi')
    await new Promise((resolve) => setTimeout(resolve, 50))
    connection.destroy()
    const other = await RawConnection.open(port)
    other.send('GET /next HTTP/1.1\r\nHost: a\r\n\r\n')
    expect((await other.response()).status).toBe(200)
    expect(await kept(store)).toMatchObject([{ target: '/next' }])
  })
})

describe('the limit of a body', () => {
  it('takes a body of exactly the limit', async () => {
    const store = await openTestStore()
    const { port } = await startTestReceiver({ store, maxBodyBytes: () => 1000 })
    const connection = await RawConnection.open(port)
    connection.send(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n${'x'.repeat(1000)}`)
    expect((await connection.response()).status).toBe(200)
  })
})
