// Bytes made to be read one way by one program and another way by the next, or to hurt whoever reads them. What is
// refused is refused whole: nothing behind it on the connection is taken for a request.
import { describe, expect, it } from 'vitest'
import { RawConnection } from '../../support/raw-connection'
import { sharedWaybill } from '../../support/shared-waybill'

const waybill = sharedWaybill()

const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n'

const post = (headers: string, body = ''): string =>
  `POST /hostile HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n${body}`
const chunked = (body: string): string => post('Transfer-Encoding: chunked', body)

interface Outcome {
  status: number
  close: boolean
  /** The targets of what was kept. */
  kept: string[]
}

/** Sends the bytes and a second request behind them; gives the first answer and what was kept of it all. */
async function attack(bytes: string | Uint8Array): Promise<Outcome> {
  const connection = await RawConnection.open(waybill.port())
  connection.send(bytes, SMUGGLED)
  const { status, headers } = await connection.response()
  await connection.untilClosed()
  const kept = (await waybill.news()).map(({ target }) => target)
  return { status, close: headers.get('connection') === 'close', kept }
}

const refused = { status: 400, close: true, kept: [] }

describe('requests whose end two programs would see in two places', () => {
  it.each([
    ['a length, then chunks', post('Content-Length: 4\r\nTransfer-Encoding: chunked', '0\r\n\r\n')],
    ['chunks, then a length', post('Transfer-Encoding: chunked\r\nContent-Length: 4', '0\r\n\r\n')],
    ['two lengths', post('Content-Length: 0\r\nContent-Length: 3', 'abc')],
    ['the same length twice', post('Content-Length: 3\r\nContent-Length: 3', 'abc')],
    ['a list of lengths', post('Content-Length: 3, 3', 'abc')],
    ['a signed length', post('Content-Length: +3', 'abc')],
    ['a hexadecimal length', post('Content-Length: 0x3', 'abc')],
    ['a length beyond 64 bits', post('Content-Length: 99999999999999999999999', 'abc')],
    ['a length with a tab behind it', post('Content-Length: 3\t', 'abc')],
    ['chunked under another name', post('Transfer-Encoding: xchunked', '0\r\n\r\n')],
    ['chunked, identity', post('Transfer-Encoding: chunked, identity', '0\r\n\r\n')],
    ['chunked and, again, identity', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', '')],
    ['identity alone', post('Transfer-Encoding: identity')],
    ['chunked behind a vertical tab', post('Transfer-Encoding: \x0bchunked', '0\r\n\r\n')],
    ['chunked with a space before the colon', post('Transfer-Encoding : chunked', '0\r\n\r\n')],
    ['a length with a tab before the colon', post('Content-Length\t: 3', 'abc')],
    ['a folded header', post('Transfer-Encoding:\r\n chunked', '0\r\n\r\n')],
    ['a header without a name', post(': chunked')],
    ['a header without a colon', post('Content-Length 3')],
    ['a header name with a NUL', post('Content\0-Length: 3', 'abc')],
    ['a header name beyond ASCII', post('X\xff: 1')],
    ['a line feed alone within the headers', post('X: a\nContent-Length: 3', 'abc')],
    ['a carriage return alone within a value', post('X: a\rContent-Length: 3', 'abc')],
    ['white space before the first header', 'POST / HTTP/1.1\r\n Host: a\r\n\r\n'],
  ])('refuses %s', async (_what, bytes) => {
    expect(await attack(bytes)).toEqual(refused)
  })

  it.each([
    ['no number', 'zz\r\nabc\r\n0\r\n\r\n'],
    ['nothing', '\r\nabc\r\n0\r\n\r\n'],
    ['0x3', '0x3\r\nabc\r\n0\r\n\r\n'],
    ['-3', '-3\r\nabc\r\n0\r\n\r\n'],
    ['a number beyond 64 bits', 'FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n'],
    ['a number and a space', '3 \r\nabc\r\n0\r\n\r\n'],
    ['less than its chunk', '2\r\nabc\r\n0\r\n\r\n'],
    ['a number and a line feed alone', '3\nabc\r\n0\r\n\r\n'],
    ['a number with a line feed in its extension', '3;a\nb\r\nabc\r\n0\r\n\r\n'],
  ])('refuses a chunk size that is %s', async (_what, body) => {
    expect(await attack(chunked(body))).toEqual(refused)
  })

  it('refuses a chunk that ends in a line feed alone', async () => {
    expect(await attack(chunked('3\r\nabc\n0\r\n\r\n'))).toEqual(refused)
  })

  it('refuses a length among the trailers', async () => {
    expect(await attack(chunked('3\r\nabc\r\n0\r\nContent-Length: 5\r\n\r\n'))).toEqual(refused)
  })
})

describe('targets and values that are no text', () => {
  it.each([
    ['octets that are no UTF-8 in the target', 'GET /a\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['octets that are UTF-8 in the target', 'GET /caf\xc3\xa9 HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a NUL in the target', 'GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a tab in the target', 'GET /a\tb HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a NUL in a value', post('X: a\0b')],
    ['an escape in a value', post('X: a\x1b[2Jb')],
    ['a target that is neither a path nor an address', 'GET nowhere HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['an unknown method', 'HACK / HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a version that does not exist', 'GET / HTTP/1.2\r\nHost: a\r\n\r\n'],
  ])('refuses %s', async (_what, bytes) => {
    expect(await attack(bytes)).toEqual(refused)
  })

  it('keeps octets that are no UTF-8 in a value', async () => {
    const connection = await RawConnection.open(waybill.port())
    connection.send(post('X: \xc3\x28 \xf0\x9f \x80\r\nContent-Length: 0'))
    expect((await connection.response()).status).toBe(200)
    expect((await waybill.news())[0]?.headers).toContainEqual(['X', '\xc3\x28 \xf0\x9f \x80'])
  })

  it.each(['http://user:pass@other.example:99/x?y#z', '*', '//other.example/x', '/../../etc/passwd', '/%00'])(
    'keeps the target %s as it was sent, and does nothing with it',
    async (target) => {
      const connection = await RawConnection.open(waybill.port())
      connection.send(`POST ${target} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`)
      expect((await connection.response()).status).toBe(200)
      expect(await waybill.news()).toMatchObject([{ target }])
    },
  )
})

describe('another protocol than HTTP/1.1', () => {
  it.each([
    ['TLS', Buffer.from('16030100f4010000f00303', 'hex')],
    ['HTTP/2', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
    ['SSH', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')],
    ['a lone NUL', Buffer.from([0])],
  ])('is refused: %s', async (_what, bytes) => {
    expect(await attack(bytes)).toEqual(refused)
  })

  it('is no tunnel: a CONNECT is refused, and what follows it read by nobody', async () => {
    const connect = 'CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n\r\n'
    expect(await attack(connect)).toEqual({ ...refused, status: 405 })
  })

  it.each(['0.9', '2.0'])('takes a request line of HTTP/%s, and says what it was', async (httpVersion) => {
    const connection = await RawConnection.open(waybill.port())
    connection.send(
      httpVersion === '0.9' ? 'GET /old\r\n\r\n' : `GET /new HTTP/${httpVersion}\r\nHost: a\r\n\r\n`,
    )
    expect((await connection.response()).status).toBe(200)
    expect(await waybill.news()).toMatchObject([{ httpVersion }])
  })

  it.each(['websocket', 'h2c'])('is not switched to by an upgrade: %s', async (protocol) => {
    const upgrade = `Connection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAMAAABkAAQAAP__`
    const attacked = await attack(post(`${upgrade}\r\nContent-Length: 2`, 'hi'))
    // Node's parser drops what stands behind such a request, so its sender must not wait for a second answer.
    expect(attacked).toEqual({ status: 200, close: true, kept: ['/hostile'] })
  })
})

describe('header bombs', () => {
  const head = (headers: string): string => `POST / HTTP/1.1\r\nHost: a\r\n${headers}\r\n\r\n`
  const chunks = 'Transfer-Encoding: chunked\r\n\r\n'

  it.each([
    ['one header of 1 MB', head(`X: ${'a'.repeat(1024 * 1024)}`), 431],
    ['100,000 headers', head('X: 1\r\n'.repeat(100_000)), 431],
    ['a name of 1 MB', head('x'.repeat(1024 * 1024)), 431],
    ['a cookie jar of 4 MB', head('Cookie: a=b\r\n'.repeat(300_000)), 431],
    ['a target of 1 MB', `GET /${'a'.repeat(1024 * 1024)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ['a trailer of 1 MB', head(`${chunks}0\r\nX: ${'a'.repeat(1024 * 1024)}`), 431],
    ['100,000 trailers', head(`${chunks}0\r\n${'X: 1\r\n'.repeat(100_000)}`), 431],
    ['a chunk extension of 1 MB', head(`${chunks}1;${'a'.repeat(1024 * 1024)}\r\nx\r\n0`), 413],
  ])('are refused: %s', async (_what, bytes, status) => {
    expect(await attack(bytes)).toEqual({ ...refused, status })
  })
})
