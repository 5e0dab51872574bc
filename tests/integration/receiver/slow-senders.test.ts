import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { RuleBook } from '../../../core/response/rule-book'
import { aRule, aStep } from '../../support/a-rule'
import { RawConnection } from '../../support/raw-connection'
import { openTestStore, startTestReceiver } from '../../support/running-receiver'

const patience = { stallMs: 150, headMs: 400, requestMs: 800 }
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A store that takes everything and keeps nothing. */
const store = { append: () => Promise.resolve({}) }

async function open(): Promise<RawConnection> {
  const { port } = await startTestReceiver({ store, patience })
  return RawConnection.open(port)
}

/** Sends one byte at a time, each well within the patience for a stall. */
async function drip(connection: RawConnection, text: string): Promise<void> {
  for (const char of text) {
    connection.send(char)
    await pause(50)
  }
}

describe('senders that take their time', () => {
  it('leaves a connection alone on which nothing was sent yet, as a tunnel’s idle ones are', async () => {
    const connection = await open()
    await pause(1000)
    connection.send('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    expect((await connection.response()).status).toBe(200)
  })

  it('leaves a connection alone between two requests', async () => {
    const connection = await open()
    for (const wait of [0, 700, 700]) {
      await pause(wait)
      connection.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi')
      expect((await connection.response()).status).toBe(200)
    }
  })

  it.each([
    ['head', 'POST / HTTP/1.1\r\nHost: a\r\n'],
    ['body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhi'],
  ])('answers 408 to one that stops in the %s', async (_where, bytes) => {
    const connection = await open()
    connection.send(bytes)
    const answer = await connection.response()
    expect([answer.status, answer.headers.get('connection')]).toEqual([408, 'close'])
    await connection.untilClosed()
  })

  it.each([
    ['head', 'GET / HTTP/1.1\r\n', 'X: '],
    ['body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n', ''],
  ])('answers 408 to one that drips its %s', async (_where, bytes, start) => {
    const connection = await open()
    connection.send(bytes, start)
    const answered = connection.response()
    void drip(connection, 'x'.repeat(30))
    expect((await answered).status).toBe(408)
    await connection.untilClosed()
  })

  it('waits for a body that is slow but moving', async () => {
    const connection = await open()
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\n')
    void drip(connection, 'abcdefgh')
    expect((await connection.response()).status).toBe(200)
  })

  it.each([0, 5])(
    'hangs up on one that does not read its answer, behind %i that it could have',
    async (before) => {
      const rules = new RuleBook([aRule({ match: { path: '/big' }, steps: [aStep({ body: '{{body}}' })] })])
      const { port } = await startTestReceiver({ store: await openTestStore(), rules, patience })
      const socket = connect({ port, host: '127.0.0.1' })
      socket.pause()
      socket.write('POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi'.repeat(before))
      // Twice twelve megabytes, more than the system holds for a connection.
      const body = '€'.repeat(4_000_000)
      const length = Buffer.byteLength(body)
      for (let sent = 0; sent < 2; sent += 1) {
        socket.write(`POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: ${String(length)}\r\n\r\n${body}`)
      }
      await pause(2500)
      let received = 0
      for await (const piece of socket) received += (piece as Buffer).length
      expect(received).toBeLessThan(2 * length)
    },
  )

  it('waits for one that reads its answer slowly', async () => {
    const rules = new RuleBook([aRule({ steps: [aStep({ body: '{{body}}' })] })])
    const { port } = await startTestReceiver({ store: await openTestStore(), rules, patience })
    const socket = connect({ port, host: '127.0.0.1' })
    const body = '€'.repeat(4_000_000)
    const length = Buffer.byteLength(body)
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${String(length)}\r\n\r\n`)
    socket.write(body)
    let received = 0
    for await (const piece of socket) {
      received += (piece as Buffer).length
      if (received >= length) break
      await pause(3)
    }
    expect(received).toBeGreaterThan(length)
  })

  it('gives the store all the time it needs', async () => {
    const slowStore = { append: () => pause(600).then(() => ({})) }
    const { port } = await startTestReceiver({ store: slowStore, patience })
    const connection = await RawConnection.open(port)
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi')
    expect((await connection.response()).status).toBe(200)
  })
})
