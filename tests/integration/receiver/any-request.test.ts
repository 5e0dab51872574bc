// The law of the receiver: what is stored equals what was sent, whatever was sent and however it was cut into pieces.
// 20,000 requests a run; WAYBILL_CASES=1000000 makes it a million. A failure prints the
// request that was kept otherwise, and the run's seed.
import { connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Store } from '../../../electron/store/store'
import { anyRequest, type AnyRequest, type Expected } from '../../support/any-request'
import { recordingLog } from '../../support/recording-log'
import { openTestStore, startTestReceiver, wholeBody } from '../../support/running-receiver'

const CASES = Number(process.env['WAYBILL_CASES'] ?? 20_000)

/** As many connections at once, each with so many requests pipelined: starting up costs more than a request does. */
const CONNECTIONS = 8
const REQUESTS = 25

const ANSWER_LIMIT_MS = 5000

/** What one connection sends, and where its bytes are cut into segments (0 is the start, 1 the end). */
interface Conversation {
  requests: AnyRequest[]
  cuts: number[]
}

const conversation: fc.Arbitrary<Conversation> = fc.record({
  requests: fc.array(anyRequest, { minLength: REQUESTS, maxLength: REQUESTS, size: 'max' }),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40, size: 'max' }),
})

const conversations = fc.array(conversation, { minLength: CONNECTIONS, maxLength: CONNECTIONS, size: 'max' })

it(
  `keeps ${CASES.toLocaleString('en')} requests at random exactly as they were sent`,
  { timeout: 120_000 + CASES * 20 },
  async () => {
    const log = recordingLog()
    const store = await openTestStore({ log })
    const { port } = await startTestReceiver({ store, log })
    let lastId = 0
    const property = fc.asyncProperty(conversations, async (batch) => {
      const sent = await Promise.all(batch.map((one) => converse(port, one)))
      const kept = await keptAfter(store, lastId)
      lastId += [...kept.values()].reduce((sum, { length }) => sum + length, 0)
      for (const { localPort, ...conversed } of sent) compare(conversed, kept.get(localPort) ?? [])
      expect(kept.size).toBe(sent.length)
    })
    await fc.assert(property, {
      numRuns: Math.ceil(CASES / (CONNECTIONS * REQUESTS)),
      // Two hundred requests would shrink for hours, and the message names the one that matters.
      endOnFailure: true,
      reporter: ({ failed, seed, errorInstance }) => {
        if (failed) throw new Error(`with seed ${String(seed)}`, { cause: errorInstance })
      },
    })
    expect(lastId).toBeGreaterThanOrEqual(CASES)
    // Nothing went wrong on the way either: a body that its reader could not take would be logged.
    expect(log.lines.filter(({ event }) => event !== 'receiver-listening' && event !== 'slow-query')).toEqual(
      [],
    )
  },
)

interface Sent {
  localPort: number
  statuses: number[]
  requests: AnyRequest[]
}

/** Sends all requests on one connection without waiting for an answer, then gives the status of each. */
async function converse(port: number, { requests, cuts }: Conversation): Promise<Sent> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  const localPort = socket.localPort ?? 0
  // A request that is never answered must fail the law and not hang it.
  socket.setTimeout(ANSWER_LIMIT_MS, () => socket.destroy())
  const answers = readStatuses(socket, requests)
  const wire = Buffer.concat(requests.map((request) => request.wire))
  const places = cuts.map((cut) => Math.floor(cut * wire.length)).sort((one, two) => one - two)
  for (const [index, start] of [0, ...places].entries()) {
    socket.write(wire.subarray(start, places[index] ?? wire.length))
    // Lets the piece go out, and the other side read it, before the next is written.
    await turn()
  }
  const statuses = await answers
  socket.destroy()
  return { localPort, statuses, requests }
}

function compare({ requests, statuses }: Omit<Sent, 'localPort'>, kept: readonly Expected[]): void {
  for (const [index, { wire, expected }] of requests.entries()) {
    // Node's comparison: vitest's walks through buffers byte by byte and would take most of the test's time.
    if (statuses[index] === 200 && isDeepStrictEqual(kept[index], expected)) continue
    console.error(`request ${String(index + 1)} of its connection:`, JSON.stringify(wire.toString('latin1')))
    expect({ status: statuses[index], ...kept[index] }).toEqual({ status: 200, ...expected })
  }
  expect(kept.length).toBe(requests.length)
}

/** The final statuses (none of 1xx) of the answers to these requests; fewer where the connection ends before. */
async function readStatuses(socket: Socket, requests: readonly AnyRequest[]): Promise<number[]> {
  const statuses: number[] = []
  let text = ''
  for await (const piece of socket) {
    text += (piece as Buffer).toString('latin1')
    for (;;) {
      const headEnd = text.indexOf('\r\n\r\n')
      if (headEnd < 0) break
      const head = text.slice(0, headEnd)
      const isToHead = requests[statuses.length]?.expected.method === 'HEAD'
      const length = isToHead ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      const end = headEnd + 4 + length
      if (text.length < end) break
      text = text.slice(end)
      const status = Number(head.slice(9, 12))
      if (status >= 200) statuses.push(status)
    }
    if (statuses.length >= requests.length) break
  }
  return statuses
}

/** Everything that was stored after `lastId`, by the sender's port, in the store's order. */
async function keptAfter(store: Store, lastId: number): Promise<Map<number, Expected[]>> {
  const byPort = new Map<number, Expected[]>()
  for (let from = lastId; ;) {
    const page = await store.page({ from, limit: 500 })
    const details = await Promise.all(page.deliveries.map(({ id }) => readBack(store, id)))
    for (const { remotePort, ...delivery } of details) {
      byPort.set(remotePort, [...(byPort.get(remotePort) ?? []), delivery])
    }
    from += page.deliveries.length
    if (from >= page.total) return byPort
  }
}

async function readBack(store: Store, id: number): Promise<Expected & { remotePort: number }> {
  const [detail, body, decoded] = await Promise.all([
    store.get(id),
    wholeBody(store, id, 'raw'),
    wholeBody(store, id, 'decoded'),
  ])
  const { method, target, httpVersion, headers, trailers, remotePort } = detail
  return { method, target, httpVersion, headers, trailers, body, decoded, remotePort }
}
