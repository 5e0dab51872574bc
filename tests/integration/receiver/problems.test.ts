import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../core/contract/errors'
import { explainProblem } from '../../../core/problem/explain-problem'
import type { ConnectionProblem } from '../../../core/problem/problem'
import { ProblemRing } from '../../../electron/receiver/problem-ring'
import type { ReceiverOptions } from '../../../electron/receiver/receiver'
import { RawConnection } from '../../support/raw-connection'
import { startTestReceiver } from '../../support/running-receiver'

const HEAD = 'POST /hooks HTTP/1.1\r\nHost: a\r\n'
const patience = { stallMs: 150, headMs: 10_000, requestMs: 10_000 }
const keepsAll = { append: () => Promise.resolve({}) }

interface Watched {
  connection: RawConnection
  problems: ProblemRing
  /** Resolves with the problems when there are as many. */
  noted: (count: number) => Promise<ConnectionProblem[]>
}

async function watched(options: Partial<ReceiverOptions> = {}): Promise<Watched> {
  const problems = new ProblemRing()
  const { port } = await startTestReceiver({ store: keepsAll, problems, patience, ...options })
  return {
    connection: await RawConnection.open(port),
    problems,
    noted: async (count) => {
      await vi.waitFor(() => {
        expect(problems.list().problems.length).toBeGreaterThanOrEqual(count)
      })
      return problems.list().problems
    },
  }
}

function evidence(problems: ProblemRing, { id }: ConnectionProblem): { head: string; body: string } {
  const { head, body } = problems.evidence(id) ?? { head: new Uint8Array(0), body: new Uint8Array(0) }
  return { head: Buffer.from(head).toString('latin1'), body: Buffer.from(body).toString('latin1') }
}

describe('requests that broke off', () => {
  it('are listed with how far their body came', async () => {
    const { connection, problems, noted } = await watched()
    connection.send(`${HEAD}Content-Length: 2046\r\n\r\n${'x'.repeat(1024)}`)
    connection.endSending()
    const [problem] = await noted(1)
    expect(problem).toMatchObject({
      kind: 'aborted',
      phase: 'body',
      requestLine: 'POST /hooks HTTP/1.1',
      remoteAddress: '127.0.0.1',
      receivedBytes: 1024,
      announcedBytes: 2046,
      status: null,
    })
    expect(problem === undefined ? '' : explainProblem(problem).title).toBe(
      'The sender hung up after 1,024 of 2,046 bytes.',
    )
    expect(problem === undefined ? null : evidence(problems, problem)).toEqual({
      head: `${HEAD}Content-Length: 2046\r\n\r\n`,
      body: 'x'.repeat(1024),
    })
  })

  it.each([
    ['resets', (connection: RawConnection) => connection.destroy()],
    ['closes its half', (connection: RawConnection) => connection.endSending()],
  ])('are listed with what came of their head when the sender %s', async (_how, leave) => {
    const { connection, problems, noted } = await watched()
    connection.send('POST /hooks HTTP/1.1\r\nHos')
    await new Promise((resolve) => setTimeout(resolve, 50))
    leave(connection)
    const [problem] = await noted(1)
    expect(problem).toMatchObject({
      kind: 'aborted',
      phase: 'head',
      requestLine: 'POST /hooks HTTP/1.1',
      receivedBytes: 25,
      status: null,
    })
    expect(problem === undefined ? null : evidence(problems, problem).head).toBe(
      'POST /hooks HTTP/1.1\r\nHos',
    )
  })

  it.each([
    ['head', HEAD, { phase: 'head', receivedBytes: 31, announcedBytes: null }],
    [
      'body',
      `${HEAD}Content-Length: 10\r\n\r\nhi`,
      { phase: 'body', receivedBytes: 2, announcedBytes: 10, requestLine: 'POST /hooks HTTP/1.1' },
    ],
  ])('are listed when the sender stops in the %s', async (_where, bytes, facts) => {
    const { connection, noted } = await watched()
    connection.send(bytes)
    expect((await connection.response()).status).toBe(408)
    expect(await noted(1)).toMatchObject([{ kind: 'stalled', status: 408, ...facts }])
  })

  it('are not listed where a connection ends between two requests', async () => {
    const { connection, problems } = await watched()
    connection.send(`${HEAD}Content-Length: 2\r\n\r\nhi`)
    await connection.response()
    connection.endSending()
    await connection.untilClosed()
    expect(problems.list().total).toBe(0)
  })
})

describe('what the parser refuses', () => {
  it.each([
    ['hello\r\n\r\n', 'Did not begin with a method that HTTP knows.'],
    [
      `${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      'Sent both Content-Length and Transfer-Encoding; refused as request smuggling.',
    ],
    [
      `${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
      'Sent both Content-Length and Transfer-Encoding; refused as request smuggling.',
    ],
    [
      `${HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
      'Sent more than one Content-Length; refused as request smuggling.',
    ],
    [`${HEAD}Content-Length: -3\r\n\r\nabcd`, 'Sent a Content-Length that is not a number.'],
    [
      `${HEAD}Transfer-Encoding: chunked, gzip\r\n\r\n`,
      'Sent a Transfer-Encoding that does not end in chunked, so that nobody knows where the body ends.',
    ],
    [
      `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`,
      'Sent a chunked body with a chunk size that is not a hexadecimal number.',
    ],
    [
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n`,
      'Sent a chunk that is longer or shorter than it said.',
    ],
    [
      `${HEAD}Transfer-Encoding: chunked\r\n\r\n2;${'a'.repeat(20_000)}\r\nab\r\n`,
      'Sent chunk extensions of more than 16 KB.',
    ],
    [
      'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n',
      'Sent a request line that does not read METHOD address HTTP/1.1.',
    ],
    [
      'GET / HTTP/1.1\nHost: a\n\n',
      'Did not end its request line with HTTP/1.1 and a line break of CR and LF.',
    ],
    ['GET / HTTP/1.1\r\nHost : a\r\n\r\n', 'Sent a header that is not well formed.'],
    ['GET / HTTP/1.1\r\n\r\n', 'Sent no Host header, which HTTP/1.1 demands.'],
    [
      'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n',
      'Went on sending after a request that said it was the last.',
    ],
    [`GET / HTTP/1.1\r\nX: ${'a'.repeat(70_000)}`, 'The headers are larger than 64 KB.'],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'Spoke HTTP/2 where HTTP/1.1 is understood.'],
    ['\x16\x03\x01\x00\xf8\x01\x00\x00\xf4\x03\x03', 'Spoke TLS (https) to this http address.'],
    [
      'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n',
      'Took Waybill for a proxy and asked it to connect elsewhere.',
    ],
  ])('%j is listed once, in a sentence', async (bytes, title) => {
    const { connection, problems, noted } = await watched()
    connection.send(bytes)
    await connection.untilClosed()
    const [problem] = await noted(1)
    expect(problem === undefined ? '' : explainProblem(problem).title).toBe(title)
    expect(problem?.status).toBeGreaterThanOrEqual(400)
    expect(evidence(problems, problem ?? ({ id: 0 } as ConnectionProblem)).head).not.toBe('')
    expect(problems.list().total).toBe(1)
  })

  it('shows what follows a body that is longer than it says, and keeps the delivery', async () => {
    const { connection, problems, noted } = await watched()
    connection.send(`${HEAD}Content-Length: 2\r\n\r\nhi and more`)
    expect((await connection.response()).status).toBe(200)
    expect((await connection.response()).status).toBe(400)
    const [problem] = await noted(1)
    expect(problem).toMatchObject({ kind: 'malformed', phase: 'head' })
    expect(problem === undefined ? '' : evidence(problems, problem).head).toContain('and more')
  })

  it('shows the latter of two requests that came in two pieces', async () => {
    const { connection, problems, noted } = await watched()
    connection.send(`${HEAD}Content-Length: 2\r\n\r\nhi`)
    await connection.response()
    connection.send('GET /second HTTP/1.1\r\n')
    await new Promise((resolve) => setTimeout(resolve, 50))
    connection.send('no colon\r\n\r\n')
    expect((await connection.response()).status).toBe(400)
    const [problem] = await noted(1)
    expect(problem?.requestLine).toBe('GET /second HTTP/1.1')
    expect(problem === undefined ? '' : evidence(problems, problem).head).toBe(
      'GET /second HTTP/1.1\r\nno colon\r\n\r\n',
    )
  })
})

describe('what could not be kept', () => {
  it('is listed with the store’s reason', async () => {
    const store = { append: () => Promise.reject(new AppError('disk-full', 'The disk is full.')) }
    const { connection, noted } = await watched({ store })
    connection.send(`${HEAD}Content-Length: 2\r\n\r\nhi`)
    expect((await connection.response()).status).toBe(503)
    expect(await noted(1)).toMatchObject([
      { kind: 'not-kept', status: 503, reason: 'The disk is full.', receivedBytes: 2 },
    ])
  })
})
