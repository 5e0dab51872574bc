// One request from its first byte to its answer.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { AppError } from '../../core/contract/errors'
import { DEFAULT_RECEIVING } from '../../core/contract/receiving'
import type { DeliveryDoor, DeliveryResponse } from '../../core/delivery/delivery'
import type { ReceivedRequest } from '../../core/delivery/received-request'
import { ownResponse, type PlainAnswer } from '../../core/response/build-response'
import { RuleBook } from '../../core/response/rule-book'
import {
  noHostAnswer,
  noProxyAnswer,
  notKeptAnswer,
  rawAnswer,
  tooLargeAnswer,
  tooSlowAnswer,
} from './answer'
import { createArrivalClock } from './arrival-clock'
import { brokenRequestAnswer } from './broken-request'
import { Connections, DEFAULT_PATIENCE, hangUp, type Patience } from './connections'
import { HeldAnswers } from './held-answers'
import { ProblemWatch, type ProblemSink } from './problem-watch'
import {
  declaredLength,
  readBody,
  type BodyReading,
  type GiveUpReason,
  type UnfinishedBody,
} from './read-body'
import { OVERSIZED_READ_BYTES } from './read-oversized'
import { respond, send, type Exchange } from './respond'
import { contentsOf, describeRequest, type ReadRequest } from './describe-request'

/** What all requests together may hold in memory while they are read and written to the disk. */
const MAX_IN_FLIGHT_BYTES = 256 * 1024 * 1024

/** What one request costs beside its body: its head, and what Node keeps for it. */
const REQUEST_COST_BYTES = 8 * 1024

/** All headers of a request together; Node's own default is 16 KiB. */
const MAX_HEAD_BYTES = 64 * 1024

/** Longer than any proxy or tunnel keeps a connection it no longer uses, so that it is never us who hang up on a request. */
const KEEP_ALIVE_MS = 10 * 60_000

/** How long the rest of a refused body is read and thrown away, so that the sender gets to read the answer. */
const DISCARD_MS = 2000

interface IntakeStore {
  /** Resolves when the delivery is on the disk, with the answer where the request left it open. Rejects with an AppError. */
  append(request: ReceivedRequest): Promise<{ chosen?: DeliveryResponse | null }>
}

interface IntakeLog {
  info(event: string, details?: Record<string, unknown>): void
  warn(event: string, details?: Record<string, unknown>): void
}

export interface IntakeOptions {
  store: IntakeStore
  log: IntakeLog
  /** Told of requests that became no delivery. */
  problems?: ProblemSink
  /** What to answer; without it all that is kept is answered 200. */
  rules?: RuleBook
  /** The largest body that is kept whole, in bytes; asked at the start of each request. */
  maxBodyBytes?: () => number
  patience?: Patience
  /** The answer to a request that is a question of Waybill's own and no delivery; null for any other. */
  answerProbe?: (target: string, via: DeliveryDoor) => PlainAnswer | null
}

/** What the servers hand their requests to. */
export class Intake {
  readonly connections: Connections
  readonly held = new HeldAnswers()
  private readonly rules: RuleBook
  private readonly clock = createArrivalClock()
  private readonly problems: ProblemWatch
  private inFlightBytes = 0

  constructor(private readonly options: IntakeOptions) {
    this.rules = options.rules ?? new RuleBook()
    this.problems = new ProblemWatch(options.problems ?? { note: () => undefined }, this.clock)
    this.connections = new Connections(options.patience ?? DEFAULT_PATIENCE, (socket, tap) => {
      const answer = tooSlowAnswer()
      this.problems.slowHead(socket, tap, answer.status)
      return rawAnswer(answer, 'Request Timeout')
    })
  }

  readonly onAcceptError = (error: Error): void => {
    this.problems.notAccepted(error)
  }

  createServer(via: DeliveryDoor): Server {
    const server = createServer({
      // Said aloud, because a command line option could turn it on: two readings of one request are an attack.
      insecureHTTPParser: false,
      // Asked for here instead of by Node, which would refuse without a word to us.
      requireHostHeader: false,
      maxHeaderSize: MAX_HEAD_BYTES,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      requestTimeout: 0,
    })
    // Node drops headers over its count without a word; their size is limited already.
    server.maxHeadersCount = 0
    // A sender that closes its half after the request still gets its answer. Node knows this setting, its types do not.
    Object.assign(server, { httpAllowHalfOpen: true })
    const receive = (request: IncomingMessage, response: ServerResponse): void => {
      if (lacksHost(request)) this.refuseHostless(request, response)
      else void this.receive(request, response, via)
    }
    server.on('connection', (socket: Socket) => {
      this.connections.add(socket)
    })
    server.on('request', receive)
    server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
      // Also for a body over the limit: what was sent is what a person wants to see. Only the absurd is spared the trip.
      if (declaredLength(request) <= OVERSIZED_READ_BYTES) response.writeContinue()
      receive(request, response)
    })
    server.on('checkExpectation', receive)
    // No listener for 'upgrade': without one Node reads such a request like any other.
    server.on('connect', (request: IncomingMessage, socket: Socket) => {
      this.options.log.warn('connect-refused', {})
      const answer = noProxyAnswer()
      this.problems.proxyRequest(request, answer.status)
      hangUp(socket, rawAnswer(answer, 'Method Not Allowed'))
    })
    server.on('clientError', (error: Error, socket: Socket) => {
      this.refuseBroken(error, socket)
    })
    return server
  }

  private async receive(
    request: IncomingMessage,
    response: ServerResponse,
    via: DeliveryDoor,
  ): Promise<void> {
    const receivedAtUs = this.clock()
    const beganMs = performance.now()
    const { socket } = request
    // Node's parser drops what stands behind such a request in the same segment: better no connection than no answer.
    if (request.headers.upgrade !== undefined) response.shouldKeepAlive = false
    let heldBytes = 0
    const hold = (count: number): boolean => {
      if (this.inFlightBytes + count > MAX_IN_FLIGHT_BYTES) return false
      heldBytes += count
      this.inFlightBytes += count
      return true
    }
    response.once('close', () => {
      this.connections.endAnswer(socket)
    })
    const probeAnswer = this.options.answerProbe?.(request.url ?? '', via) ?? null
    if (probeAnswer !== null) {
      this.connections.beginRequest(request, () => undefined)
      this.connections.endRequest(socket)
      send(this.exchange(request, response), probeAnswer)
      return
    }
    const maxBytes = this.options.maxBodyBytes?.() ?? DEFAULT_RECEIVING.maxBodyBytes
    const reading = await this.read(request, hold, maxBytes)
    this.connections.endRequest(socket)
    try {
      if (reading.outcome === 'complete' || reading.outcome === 'oversized') {
        const readDurationUs = Math.round((performance.now() - beganMs) * 1000)
        const { body, oversized } = contentsOf(reading)
        const received = { request, via, receivedAtUs, readDurationUs, body, oversized }
        await this.keep(received, maxBytes, response)
      } else {
        this.refuse(reading, receivedAtUs, request, response)
      }
    } finally {
      this.inFlightBytes -= heldBytes
    }
  }

  private read(
    request: IncomingMessage,
    hold: (count: number) => boolean,
    maxBytes: number,
  ): Promise<BodyReading> {
    let giveUp: (reason: GiveUpReason) => void = () => undefined
    this.connections.beginRequest(request, (reason) => {
      giveUp(reason)
    })
    if (!hold(REQUEST_COST_BYTES)) {
      return Promise.resolve({ outcome: 'no-room', receivedBytes: 0, start: new Uint8Array(0) })
    }
    const onBegin = (end: (reason: GiveUpReason) => void): void => {
      giveUp = end
    }
    return readBody(request, { maxBytes, hold, onBegin })
  }

  private async keep(received: ReadRequest, maxBytes: number, out: ServerResponse): Promise<void> {
    const { request, receivedAtUs, oversized } = received
    // Taken now, since the body's memory goes to the store.
    const size = oversized?.receivedBytes ?? received.body.byteLength
    const exchange = this.exchange(request, out)
    const place = this.held.place()
    const tooLarge = oversized === null ? null : tooLargeAnswer(maxBytes)
    const say = (answer: PlainAnswer): void => {
      if (oversized?.isWhole === false) this.sendAndDiscard(request, out, answer)
      else send(exchange, answer)
    }
    try {
      const delivery = describeRequest(received, (head) =>
        tooLarge === null ? this.rules.respond(head, () => place.take()) : ownResponse(tooLarge),
      )
      const { chosen = null } = await this.options.store.append(delivery)
      const response = chosen ?? delivery.response
      if ('candidates' in response) throw new Error('the store chose no answer')
      if (tooLarge === null) respond(exchange, response, this.held, place)
      else say(tooLarge)
    } catch (error) {
      place.release()
      const reason = error instanceof AppError ? error.message : 'Waybill made a mistake.'
      if (!(error instanceof AppError)) this.options.log.warn('append-broke', { reason: String(error) })
      const refusal = notKeptAnswer(reason)
      this.problems.notKept(request, receivedAtUs, size, { status: refusal.status, reason })
      say(refusal)
    }
  }

  private exchange({ socket }: IncomingMessage, out: ServerResponse): Exchange {
    const { stallMs } = this.options.patience ?? DEFAULT_PATIENCE
    return { socket, out, isLast: () => this.connections.closing, stallMs }
  }

  private refuse(
    reading: UnfinishedBody,
    receivedAtUs: number,
    request: IncomingMessage,
    response: ServerResponse,
  ): void {
    this.options.log.warn('request-refused', { outcome: reading.outcome })
    const answer = refusal(reading.outcome)
    this.problems.unfinishedBody(request, receivedAtUs, reading, answer?.status ?? null)
    if (answer !== null) this.sendAndDiscard(request, response, answer)
    else if (reading.outcome === 'aborted') response.destroy()
  }

  /** Answers in the middle of a request and ends the connection, once the sender had the time to read the answer. */
  private sendAndDiscard(request: IncomingMessage, response: ServerResponse, answer: PlainAnswer): void {
    response.shouldKeepAlive = false
    response.sendDate = false
    response.writeHead(answer.status, answer.headers.flat())
    response.write(answer.body)
    const end = (): void => {
      clearTimeout(timer)
      response.end()
    }
    const timer = setTimeout(end, DISCARD_MS)
    request.once('end', end).once('close', end)
    request.resume()
  }

  private refuseHostless(request: IncomingMessage, response: ServerResponse): void {
    const answer = noHostAnswer()
    this.problems.missingHost(request, answer.status)
    this.sendAndDiscard(request, response, answer)
  }

  private refuseBroken(error: Error, socket: Socket): void {
    const answer = socket.writable ? brokenRequestAnswer(error) : null
    this.problems.brokenConnection(error, socket, this.connections.tapOf(socket), answer?.status ?? null)
    if (answer === null) {
      socket.destroy()
      return
    }
    this.options.log.warn('request-broken', { reason: error.message })
    this.connections.endWith(socket, answer.bytes)
  }
}

/** What to answer where no body came to its end; null where nobody is left, or something else answers. */
function refusal(outcome: UnfinishedBody['outcome']): PlainAnswer | null {
  switch (outcome) {
    case 'aborted':
    case 'malformed':
      return null
    case 'no-room':
      return notKeptAnswer('too much is arriving at once.')
    case 'too-slow':
      return tooSlowAnswer()
  }
}

function lacksHost(request: IncomingMessage): boolean {
  return request.httpVersion === '1.1' && request.headers.host === undefined
}
