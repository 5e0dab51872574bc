import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { OVERSIZED_KEPT_BYTES } from '../../../electron/receiver/read-oversized'
import { RawConnection } from '../../support/raw-connection'
import { newest, openTestStore, startTestReceiver, wholeBody } from '../../support/running-receiver'
import type { Store } from '../../../electron/store/store'

const LIMIT = 1000
const MIB = 1024 * 1024

async function start(
  maxBodyBytes = LIMIT,
): Promise<{ store: Store; port: number; connection: RawConnection }> {
  const store = await openTestStore()
  const patience = { stallMs: 150, headMs: 10_000, requestMs: 10_000 }
  const { port } = await startTestReceiver({ store, maxBodyBytes: () => maxBodyBytes, patience })
  return { store, port, connection: await RawConnection.open(port) }
}

function pattern(length: number): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) % 251))
}

function chunked(body: Buffer, size: number): Buffer {
  const pieces: Buffer[] = []
  for (let offset = 0; offset < body.length; offset += size) {
    const piece = body.subarray(offset, offset + size)
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'))
  }
  return Buffer.concat([...pieces, Buffer.from('0\r\n\r\n')])
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

describe('a body over the limit', () => {
  it.each([
    ['with its length declared', 3 * MIB + 17, false],
    ['in chunks', 3 * MIB + 17, true],
    ['of less than what would be kept', 5000, false],
    ['of less than what would be kept, in chunks', 5000, true],
  ])('%s is answered 413 and kept by its start, size and hash', async (_how, length, isChunked) => {
    const { store, connection } = await start()
    const body = pattern(length)
    const head = 'POST /big HTTP/1.1\r\nHost: a\r\nX-Kept: yes\r\n'
    if (isChunked) connection.send(`${head}Transfer-Encoding: chunked\r\n\r\n`, chunked(body, 60_000))
    else connection.send(`${head}Content-Length: ${String(length)}\r\n\r\n`, body)
    expect((await connection.response()).status).toBe(413)

    const { detail } = await newest(store)
    const kept = Math.min(length, OVERSIZED_KEPT_BYTES)
    expect(detail).toMatchObject({
      target: '/big',
      status: 413,
      sizeBytes: length,
      keptBytes: kept,
      isBodyWhole: true,
      bodySha256: sha256(body),
    })
    expect(detail.headers).toContainEqual(['X-Kept', 'yes'])
    expect((await wholeBody(store, detail.id, 'raw')).equals(body.subarray(0, kept))).toBe(true)
  })

  it('crosses the limit after more than would be kept, in chunks', async () => {
    const { store, connection } = await start(2 * MIB)
    const body = pattern(2 * MIB + 1)
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n', chunked(body, 60_000))
    expect((await connection.response()).status).toBe(413)
    expect((await newest(store)).detail).toMatchObject({
      sizeBytes: body.length,
      keptBytes: OVERSIZED_KEPT_BYTES,
      bodySha256: sha256(body),
    })
  })

  it('leaves the connection usable once it was read to its end', async () => {
    const { store, connection } = await start()
    connection.send('POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: 2000\r\n\r\n', pattern(2000))
    expect((await connection.response()).status).toBe(413)
    connection.send('POST /next HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi')
    expect((await connection.response()).status).toBe(200)
    expect((await newest(store)).detail).toMatchObject({
      target: '/next',
      keptBytes: null,
      isBodyWhole: true,
    })
  })

  it('of which the sender stopped in the middle is kept as far as it came, and said to be cut', async () => {
    const { store, connection } = await start()
    const body = pattern(1500)
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\n', body)
    const answer = await connection.response()
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close'])
    expect((await newest(store)).detail).toMatchObject({
      sizeBytes: 1500,
      keptBytes: 1500,
      isBodyWhole: false,
      bodySha256: sha256(body),
    })
    await connection.untilClosed()
  })

  it('is asked for all the same by a sender that waits for 100 Continue', async () => {
    const { store, connection } = await start()
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n')
    expect((await connection.response()).status).toBe(100)
    connection.send(pattern(2000))
    expect((await connection.response()).status).toBe(413)
    expect((await newest(store)).detail).toMatchObject({ sizeBytes: 2000, isBodyWhole: true })
  })

  it('is not read at all where it announces more than a gigabyte', async () => {
    const { store, connection } = await start()
    const length = 2 * 1024 * MIB
    connection.send(
      `POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ${String(length)}\r\n\r\n`,
    )
    expect((await connection.response()).status).toBe(413)
    expect((await newest(store)).detail).toMatchObject({ sizeBytes: 0, keptBytes: 0, isBodyWhole: false })
  })

  it('is unpacked as far as it was kept', async () => {
    const { store, connection } = await start(2 * MIB)
    const list = Array.from({ length: 400_000 }, (_, index) =>
      createHash('sha1').update(String(index)).digest('hex'),
    )
    const packed = gzipSync(JSON.stringify({ list }), { level: 1 })
    expect(packed.length).toBeGreaterThan(2 * MIB)
    connection.send(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n`,
      `Content-Length: ${String(packed.length)}\r\n\r\n`,
      packed,
    )
    expect((await connection.response()).status).toBe(413)
    const { detail } = await newest(store)
    expect(detail).toMatchObject({ bodyKind: 'json', keptBytes: OVERSIZED_KEPT_BYTES })
    const decoded = await wholeBody(store, detail.id, 'decoded')
    expect(decoded.length).toBeGreaterThan(OVERSIZED_KEPT_BYTES)
    expect(decoded.toString().startsWith(`{"list":["${list[0] ?? ''}","`)).toBe(true)
  })

  it('does not pass for broken JSON because its end was not kept', async () => {
    const { store, connection } = await start(2 * MIB)
    const body = JSON.stringify({ event: 'x', list: 'é'.repeat(1024 * 1024) })
    const length = Buffer.byteLength(body)
    connection.send(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${String(length)}\r\n\r\n`,
      Buffer.from(body),
    )
    expect((await connection.response()).status).toBe(413)
    expect((await newest(store)).detail.bodyKind).toBe('json')
  })
})

describe('a limit that is changed', () => {
  it('holds from the next request on, with no connection begun anew', async () => {
    const store = await openTestStore()
    let maxBodyBytes = 10
    const { port } = await startTestReceiver({ store, maxBodyBytes: () => maxBodyBytes })
    const connection = await RawConnection.open(port)
    const request = `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 20\r\n\r\n${'x'.repeat(20)}`
    connection.send(request)
    expect((await connection.response()).status).toBe(413)
    maxBodyBytes = 20
    connection.send(request)
    expect((await connection.response()).status).toBe(200)
    expect((await newest(store)).detail).toMatchObject({ sizeBytes: 20, keptBytes: null })
  })
})
