// What costs its sender little and would cost its receiver much: each is bounded, and others are served meanwhile.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { RawConnection } from '../../support/raw-connection'
import { newest, startWaybill } from '../../support/running-receiver'

const MEGABYTE = 1024 * 1024

/** Fleetbase gives up on an answer after this long. */
const SENDERS_PATIENCE_MS = 5000

const small = 'POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi'
const json = (length: number): string =>
  `POST /big HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${String(length)}\r\n\r\n`

describe('idle connections', () => {
  // Each costs a file descriptor here and one in the process that opens them. Node asks for all it may have.
  const count = Math.min(10_000, descriptorLimit() - 500)

  it(`of ${count.toLocaleString('en')} none is hung up on, none costs much, and others are answered`, async () => {
    const { port } = await startWaybill()
    const before = process.memoryUsage()
    const clients = await openIdle(port, count)
    const { heapUsed, external } = process.memoryUsage()
    expect((heapUsed + external - before.heapUsed - before.external) / count).toBeLessThan(16 * 1024)

    for (let number = 0; number < 20; number += 1) {
      const connection = await RawConnection.open(port)
      connection.send(small)
      expect((await connection.response()).status).toBe(200)
      connection.destroy()
    }
    // They were open all the time and still take a request.
    clients.stdin?.write('send\n')
    const [answers] = (await once(clients.stdout ?? clients, 'data')) as [Buffer]
    expect(answers.toString()).toBe(`${String(count)} x 200\n`)
  })
})

describe('a body of a million chunks', () => {
  it('is kept, and takes no object for each chunk', async () => {
    const { store, port } = await startWaybill()
    const connection = await RawConnection.open(port)
    const chunks = 1_000_000
    const before = process.memoryUsage().heapUsed
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed - before)
    }, 20)
    onTestFinished(() => clearInterval(watch))
    connection.send('POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n')
    for (let sent = 0; sent < chunks; sent += 1000) {
      connection.send('1\r\nx\r\n'.repeat(1000))
      if (sent % 50_000 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    connection.send('0\r\n\r\n')
    expect((await connection.response()).status).toBe(200)
    expect((await newest(store)).body.equals(Buffer.alloc(chunks, 'x'))).toBe(true)
    // A buffer object for each would be some 200 MB.
    expect(most).toBeLessThan(100 * MEGABYTE)
  })
})

describe('a body of 30 MB of JSON that is made to be parsed for long', () => {
  const half = 15_000_000
  it.each([
    ['brackets that are never closed', '['.repeat(2 * half)],
    ['nested brackets', '['.repeat(half) + ']'.repeat(half)],
    ['nested objects', '{"a":'.repeat(half / 3) + '1' + '}'.repeat(half / 3)],
    ['ten million small objects', `[${'{},'.repeat(10_000_000)}1]`],
    ['one string', `"${'x'.repeat(2 * half)}"`],
    ['a string of escapes', `"${'\\n'.repeat(half)}"`],
  ])('is kept, and the next sender is answered in time: %s', async (_what, body) => {
    const { store, port } = await startWaybill()
    const [big, other] = await Promise.all([RawConnection.open(port), RawConnection.open(port)])
    big.send(json(body.length), body)
    const begun = performance.now()
    other.send(small)
    expect((await other.response()).status).toBe(200)
    expect((await big.response()).status).toBe(200)
    // Behind it in the store's queue at the latest.
    other.send(small)
    expect((await other.response()).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(SENDERS_PATIENCE_MS)
    const page = await store.page({ from: 0, limit: 10 })
    expect(page.deliveries.find(({ target }) => target === '/big')).toMatchObject({
      bodyKind: 'json',
      sizeBytes: body.length,
      eventName: null,
    })
  })
})

/** How many files this process may have open; where that can't be asked, what every system allows. */
function descriptorLimit(): number {
  if (process.platform !== 'linux') return 1024
  const limits = readFileSync('/proc/self/limits', 'utf8')
  return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? 1024)
}

/** Opens idle connections from a process of its own; a line on its input has each send a request. */
async function openIdle(port: number, count: number): Promise<ChildProcess> {
  const args = ['-e', IDLE_CLIENT, String(port), String(count)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill())
  await once(child.stdout, 'data')
  return child
}

const IDLE_CLIENT = `
  const { connect } = require('node:net')
  const [port, count] = process.argv.slice(1).map(Number)
  const sockets = []
  const open = () => {
    const socket = connect(port, '127.0.0.1', () => {
      sockets.push(socket)
      if (sockets.length === count) process.stdout.write('open\\n')
      else if (started++ < count) open()
    })
    socket.on('close', () => process.exit(1))
  }
  let started = 100
  for (let number = 0; number < started; number += 1) open()
  process.stdin.once('data', () => {
    const statuses = {}
    let answered = 0
    for (const socket of sockets) {
      socket.write('POST /late HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 2\\r\\n\\r\\nhi')
      socket.once('data', (answer) => {
        const status = answer.toString('latin1').slice(9, 12)
        statuses[status] = (statuses[status] ?? 0) + 1
        answered += 1
        if (answered === count)
          console.log(Object.entries(statuses).map(([status, times]) => times + ' x ' + status).join(', '))
      })
    }
  })
`
