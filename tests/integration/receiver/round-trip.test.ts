import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startReceiver } from '../../../electron/receiver/receiver'
import { openStore } from '../../../electron/store/open-store'
import { RawConnection } from '../../support/raw-connection'
import { recordingLog } from '../../support/recording-log'
import { newest, startWaybill, wholeBody } from '../../support/running-receiver'
import { storeWorkerUrl } from '../../support/bundle'
import { tempFolder } from '../../support/temp-folder'

const fixtures = new URL('../../fixtures/fleetbase/', import.meta.url)
const fixture = (name: string): Buffer => readFileSync(new URL(name, fixtures))

function post(body: Uint8Array, headers: string[] = []): Buffer {
  const lines = ['POST /webhooks/fleetbase HTTP/1.1', 'Host: waybill', ...headers]
  return Buffer.concat([
    Buffer.from(`${lines.join('\r\n')}\r\nContent-Length: ${String(body.length)}\r\n\r\n`, 'latin1'),
    body,
  ])
}

describe('what a sender sends is what is kept', () => {
  it.each([
    'driver.created.body',
    'order.created.body',
    'order.dispatched.body',
    'documented.order.dispatched.json',
  ])('keeps Fleetbase’s %s byte for byte and reads its envelope', async (name) => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send(post(fixture(name), ['Content-Type: application/json']))
    expect((await connection.response()).status).toBe(200)

    const { detail, body } = await newest(store)
    expect(body.equals(fixture(name))).toBe(true)
    expect(detail).toMatchObject({
      provider: 'fleetbase',
      eventName: name.split('.').slice(-3, -1).join('.'),
      bodyKind: 'json',
      sizeBytes: fixture(name).length,
      bodySha256: createHash('sha256').update(fixture(name)).digest('hex'),
    })
  })

  it('keeps a captured request’s head as it was sent', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const request = fixture('order.created.http')
    connection.send(request)
    expect((await connection.response()).status).toBe(200)

    const { detail } = await newest(store)
    const [requestLine = '', ...lines] = request.toString('latin1').split('\r\n\r\n')[0]?.split('\r\n') ?? []
    expect(`${detail.method} ${detail.target} HTTP/${detail.httpVersion}`).toBe(requestLine)
    expect(detail.headers.map(([name, value]) => `${name}: ${value}`)).toEqual(lines)
  })

  it('keeps header order, letter case, duplicates and bytes outside of ASCII', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const headers = [
      ['X-b', '2'],
      ['HOST', 'waybill'],
      ['x-B', 'caf\xe9 \xff'],
      ['Cookie', 'a=1'],
      ['cookie', 'b=2'],
      ['Content-Type', 'text/plain'],
      ['content-type', 'application/json'],
      ['X-Empty', ''],
    ]
    connection.send(
      `GET /?q=%FF HTTP/1.1\r\n${headers.map(([n, v]) => `${n ?? ''}: ${v ?? ''}\r\n`).join('')}\r\n`,
    )
    expect((await connection.response()).status).toBe(200)

    const { detail, body } = await newest(store)
    expect(detail.headers).toEqual(headers)
    expect([detail.method, detail.target, detail.bodyKind, body.length]).toEqual([
      'GET',
      '/?q=%FF',
      'empty',
      0,
    ])
  })

  it('keeps a thousand headers, which Node’s own count would not', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const names = Array.from({ length: 2500 }, (_, index) => `X-${String(index)}`)
    connection.send(`GET / HTTP/1.1\r\nHost: a\r\n${names.map((name) => `${name}: 1\r\n`).join('')}\r\n`)
    expect((await connection.response()).status).toBe(200)
    expect((await newest(store)).detail.headers.slice(1).map(([name]) => name)).toEqual(names)
  })

  it('keeps every byte value', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const bytes = Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256))
    connection.send(post(bytes))
    expect((await connection.response()).status).toBe(200)
    const { detail, body } = await newest(store)
    expect(body.equals(bytes)).toBe(true)
    expect(detail.bodyKind).toBe('binary')
  })

  it('keeps a body of many ranges', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const bytes = randomBytes(9 * 1024 * 1024 + 7)
    connection.send(post(bytes))
    expect((await connection.response()).status).toBe(200)
    expect((await newest(store)).body.equals(bytes)).toBe(true)
  })

  it.each([
    ['gzip', (bytes: Buffer) => gzipSync(bytes)],
    ['br', (bytes: Buffer) => brotliCompressSync(bytes)],
    ['gzip, br', (bytes: Buffer) => brotliCompressSync(gzipSync(bytes))],
  ])('keeps a %s body as sent, and shows and reads it decoded', async (coding, encode) => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const plain = fixture('order.created.body')
    const encoded = encode(plain)
    connection.send(post(encoded, ['Content-Type: application/json', `Content-Encoding: ${coding}`]))
    expect((await connection.response()).status).toBe(200)

    const { detail, body } = await newest(store)
    expect(body.equals(encoded)).toBe(true)
    expect((await wholeBody(store, detail.id, 'decoded')).equals(plain)).toBe(true)
    expect([detail.eventName, detail.bodyKind]).toEqual(['order.created', 'json'])
  })

  it.each([
    ['gzip', gzipSync('{"a":1}').subarray(0, 12), 'cut-short'],
    ['gzip', Buffer.from([1, 2, 3, 0]), 'damaged'],
    ['zstd', Buffer.from([1, 2, 3, 0]), 'unknown'],
    ['gzip', gzipSync(Buffer.alloc(65 * 1024 * 1024)), 'too-large'],
  ])(
    'shows a %s body as it came when it can not be unpacked, and says why',
    async (encoding, broken, kind) => {
      const { store, port } = await startWaybill()
      const connection = await RawConnection.open(port)
      connection.send(post(broken, ['Content-Type: application/json', `Content-Encoding: ${encoding}`]))
      expect((await connection.response()).status).toBe(200)
      const { detail } = await newest(store)
      expect(detail.bodyKind).toBe('binary')
      expect((await wholeBody(store, detail.id, 'decoded')).equals(broken)).toBe(true)
      const range = { id: detail.id, offset: 0, length: 10 }
      expect((await store.body({ ...range, form: 'decoded' })).unpackProblem).toEqual({ kind, encoding })
      expect((await store.body({ ...range, form: 'raw' })).unpackProblem).toBeUndefined()
    },
  )

  it.each([
    ['Shift_JIS', 'text/plain; charset=Shift_JIS', Buffer.from('93fa967b8cea', 'hex'), '日本語'],
    ['Latin-1', 'text/plain; charset=iso-8859-1', Buffer.from('Zo\xeb', 'latin1'), 'Zoë'],
    ['UTF-16', 'text/plain', Buffer.from('\ufeff日本語', 'utf16le'), '日本語'],
    [
      'XML in Latin-1',
      'application/xml',
      Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?><o>Zo\xeb</o>', 'latin1'),
      'Zoë',
    ],
  ])('finds text in its charset: %s', async (_what, contentType, bytes, word) => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send(post(bytes, [`Content-Type: ${contentType}`]))
    expect((await connection.response()).status).toBe(200)
    expect((await newest(store)).body.equals(bytes)).toBe(true)
    const found = { nowMs: 0, after: null, before: null, skip: 0, limit: 10 }
    expect((await store.search({ filter: word, ...found })).deliveries).toMatchObject([{ id: 1 }])
  })

  it('joins chunks and keeps trailers', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n')
    connection.send('3;note=1\r\n{"a\r\n', '4\r\n":1}\r\n', '0\r\nX-Sum: abc\r\nx-sum: def\r\n\r\n')
    expect((await connection.response()).status).toBe(200)
    const { detail, body } = await newest(store)
    expect(body.toString()).toBe('{"a":1}')
    expect(detail.trailers).toEqual([
      ['X-Sum', 'abc'],
      ['x-sum', 'def'],
    ])
  })

  it('has it all after a restart, and goes on counting', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const body = fixture('order.created.body')
    const run = async (): Promise<{ id: number; total: number; body: Buffer }> => {
      const store = await openStore({ file, workerUrl: await storeWorkerUrl(), log: recordingLog() })
      const receiver = await startReceiver({ preferredPort: 0, store, log: recordingLog() })
      const connection = await RawConnection.open(receiver.port)
      connection.send(post(body))
      expect((await connection.response()).status).toBe(200)
      const page = await store.page({ from: 0, limit: 10 })
      const first = await wholeBody(store, 1, 'raw')
      await receiver.close()
      await store.close()
      return { id: page.deliveries.at(-1)?.id ?? 0, total: page.total, body: first }
    }
    expect(await run()).toMatchObject({ id: 1, total: 1 })
    const second = await run()
    expect([second.id, second.total, second.body.equals(body)]).toEqual([2, 2, true])
  })

  it('stamps the arrival by the wall clock, to the microsecond', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const before = Date.now() * 1000
    connection.send(post(Buffer.from('x')))
    await connection.response()
    const after = (Date.now() + 1) * 1000
    const { detail } = await newest(store)
    expect(detail.receivedAtUs).toBeGreaterThanOrEqual(before)
    expect(detail.receivedAtUs).toBeLessThanOrEqual(after)
    expect(detail.readDurationUs).toBeGreaterThanOrEqual(0)
  })

  it('keeps the answer that it gives', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    connection.send(post(Buffer.from('x')))
    const answer = await connection.response()
    const { detail } = await newest(store)
    expect(detail.response.status).toBe(answer.status)
    expect(detail.response.body).toBe(answer.body)
    for (const [name, value] of detail.response.headers)
      expect(answer.headers.get(name.toLowerCase())).toBe(value)
  })
})
