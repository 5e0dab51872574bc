// The sender of the benchmark, a process of its own: node load.js SAMPLE PORT CONNECTIONS SECONDS [RATE]
//
// Without a rate each connection sends as soon as it has its answer. With one, requests are due at fixed times whatever
// became of those before, and a latency counts from when its request was due: a receiver that stalls is not let off the
// requests that it kept from being sent. Bare sockets, since a client library would cost more than what is measured.
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { OrderRequest } from './order'

/** What one run came to; times in milliseconds. */
export interface LoadResult {
  answersPerSecond: number
  p50: number
  p99: number
  p999: number
  /** Answers that were no 2xx. */
  refused: number
  /** All 2xx, those that were not measured among them. */
  kept: number
}

interface Load {
  /** The file of a Fleetbase order's body. */
  sample: string
  port: number
  connections: number
  seconds: number
  /** Requests a second, or null for as many as there can be. */
  rate: number | null
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** A connection that has at most one request under way. */
class Sender {
  private received: Buffer = Buffer.alloc(0)
  private beganMs = 0

  constructor(
    private readonly socket: Socket,
    private readonly onAnswer: (sender: Sender, status: number, latencyMs: number) => void,
  ) {
    socket.on('data', (piece) => {
      this.receive(piece)
    })
    socket.on('close', () => {
      throw new Error('the receiver hung up')
    })
  }

  send(bytes: Buffer, dueMs: number): void {
    this.beganMs = dueMs
    this.socket.write(bytes)
  }

  end(): void {
    this.socket.removeAllListeners('close').destroy()
  }

  private receive(piece: Buffer): void {
    this.received = this.received.length === 0 ? piece : Buffer.concat([this.received, piece])
    const headEnd = this.received.indexOf(HEAD_END)
    if (headEnd < 0) return
    const head = this.received.toString('latin1', 0, headEnd)
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.received.length < headEnd + 4 + length) return
    this.received = Buffer.alloc(0)
    this.onAnswer(this, Number(head.slice(9, 12)), performance.now() - this.beganMs)
  }
}

/** Loads a receiver and measures; what is answered in the first tenth of the time is not counted. */
async function load({ sample, port, connections, seconds, rate }: Load): Promise<LoadResult> {
  const order = new OrderRequest(readFileSync(sample, 'utf8'))
  const latencies: number[] = []
  const idle: Sender[] = []
  let refused = 0
  let kept = 0
  let isOver = false
  const startMs = performance.now()
  const countFromMs = startMs + seconds * 100
  const onAnswer = (sender: Sender, status: number, latencyMs: number): void => {
    if (performance.now() >= countFromMs && !isOver) latencies.push(latencyMs)
    if (status >= 200 && status < 300) kept += 1
    else refused += 1
    if (rate !== null) idle.push(sender)
    else if (!isOver) sender.send(order.next(), performance.now())
  }
  for (let number = 0; number < connections; number += 1) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    idle.push(new Sender(socket, onAnswer))
  }
  const senders = [...idle]
  if (rate === null) for (const sender of idle.splice(0)) sender.send(order.next(), performance.now())
  else await sendAtRate(rate, seconds, idle, order)
  const leftMs = startMs + seconds * 1000 - performance.now()
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, leftMs)))
  isOver = true
  for (const sender of senders) sender.end()
  return { ...summarise(latencies, (performance.now() - countFromMs) / 1000), refused, kept }
}

/** Sends each request when it is due, as long as there is a connection for it; one that finds none waits for it. */
async function sendAtRate(rate: number, seconds: number, idle: Sender[], order: OrderRequest): Promise<void> {
  const startMs = performance.now()
  const count = rate * seconds
  for (let sent = 0; sent < count;) {
    const dueMs = startMs + (sent * 1000) / rate
    const sender = dueMs <= performance.now() ? idle.pop() : undefined
    if (sender === undefined) {
      // A timer comes up to a millisecond late, which counts against all alike; to spin would take a processor from them.
      await new Promise((resolve) => setTimeout(resolve, 1))
      continue
    }
    sender.send(order.next(), dueMs)
    sent += 1
  }
}

function summarise(latencies: number[], seconds: number): Omit<LoadResult, 'refused' | 'kept'> {
  const sorted = latencies.sort((one, two) => one - two)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { answersPerSecond: sorted.length / seconds, p50: at(0.5), p99: at(0.99), p999: at(0.999) }
}

const [sample = '', ...numbers] = process.argv.slice(2)
const [port = 0, connections = 1, seconds = 1, rate = null] = numbers.map(Number)
console.log(JSON.stringify(await load({ sample, port, connections, seconds, rate })))
