import { describe, expect, it } from 'vitest'
import { RawConnection } from '../../support/raw-connection'
import { startTestReceiver } from '../../support/running-receiver'

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

  it('gives the store all the time it needs', async () => {
    const slowStore = { append: () => pause(600).then(() => ({})) }
    const { port } = await startTestReceiver({ store: slowStore, patience })
    const connection = await RawConnection.open(port)
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi')
    expect((await connection.response()).status).toBe(200)
  })
})
