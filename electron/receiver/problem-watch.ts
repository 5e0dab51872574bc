import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { HeadTap } from './head-tap'
import { acceptProblem, headProblem, requestProblem, type ProblemFacts } from './problem-report'
import type { ProblemReport } from './problem-ring'
import type { UnfinishedBody } from './read-body'

/** Who is told of connection problems. */
export interface ProblemSink {
  note(report: ProblemReport): void
}

/** Turns what goes wrong on connections into problems, one for each failure however many events it causes. */
export class ProblemWatch {
  /** Connections that are being ended over a problem: what else happens on them belongs to it. */
  private readonly ending = new WeakSet<Socket>()
  private readonly parseErrors = new WeakMap<Socket, { error: Error; status: number | null }>()

  constructor(
    private readonly sink: ProblemSink,
    private readonly clock: () => number,
  ) {}

  /** A head did not come to its end in time. */
  slowHead(socket: Socket, tap: HeadTap, status: number): void {
    this.noteHead(socket, tap, { atUs: this.clock(), kind: 'stalled', status })
  }

  /**
   * The parser refused what came, or the connection broke. `tap` is what came of a head, null in the middle of a body: then
   * the request's own end says more. `status` is null where nobody is left to answer.
   */
  brokenConnection(error: Error, socket: Socket, tap: HeadTap | null, status: number | null): void {
    if (tap === null) {
      this.parseErrors.set(socket, { error, status })
      return
    }
    takeRest(tap, error)
    if (status === null) {
      // A connection that ends between two requests is nothing to speak of.
      if (tap.bytes > 0) this.noteHead(socket, tap, { atUs: this.clock(), kind: 'aborted', status })
      return
    }
    const facts = { atUs: this.clock(), status, ...parserFacts(error) }
    this.noteHead(socket, tap, facts)
  }

  /** The system could not hand over a connection: `error` is all there is of it. */
  notAccepted(error: Error): void {
    this.sink.note(acceptProblem(this.clock(), error))
  }

  /** A CONNECT was refused. */
  proxyRequest(request: IncomingMessage, status: number): void {
    this.noteRequest(request, NO_BODY, { atUs: this.clock(), kind: 'proxy', status })
  }

  /** HTTP/1.1 without a Host. */
  missingHost(request: IncomingMessage, status: number): void {
    const facts = { atUs: this.clock(), kind: 'malformed', parserCode: 'NO_HOST', status } as const
    this.noteRequest(request, NO_BODY, facts)
  }

  /** A body was not read to its end. */
  unfinishedBody(request: IncomingMessage, atUs: number, body: UnfinishedBody, status: number | null): void {
    switch (body.outcome) {
      case 'aborted':
        this.noteRequest(request, body, { atUs, kind: 'aborted', status })
        return
      case 'too-slow':
        this.noteRequest(request, body, { atUs, kind: 'stalled', status })
        return
      case 'malformed': {
        const broken = this.parseErrors.get(request.socket)
        const facts = parserFacts(broken?.error ?? null)
        this.noteRequest(request, body, { atUs, status: broken?.status ?? null, ...facts })
        return
      }
      case 'no-room':
        this.noteRequest(request, body, {
          atUs,
          kind: 'not-kept',
          status,
          reason: 'Too much is arriving at once.',
        })
    }
  }

  /** A whole request that the store could not take. `receivedBytes` is the size of its body. */
  notKept(
    request: IncomingMessage,
    atUs: number,
    receivedBytes: number,
    { status, reason }: { status: number; reason: string },
  ): void {
    // The body's memory is the store's by now.
    const body = { ...NO_BODY, receivedBytes }
    this.sink.note(requestProblem(request, body, { atUs, kind: 'not-kept', status, reason }))
  }

  private noteRequest(
    request: IncomingMessage,
    body: Pick<UnfinishedBody, 'receivedBytes' | 'start'>,
    facts: ProblemFacts,
  ): void {
    if (this.ending.has(request.socket)) return
    this.ending.add(request.socket)
    this.sink.note(requestProblem(request, body, facts))
  }

  private noteHead(socket: Socket, tap: HeadTap, facts: ProblemFacts): void {
    if (this.ending.has(socket)) return
    this.ending.add(socket)
    this.sink.note(headProblem(socket, tap, facts))
  }
}

const NO_BODY = { receivedBytes: 0, start: new Uint8Array(0) }

function parserFacts(error: Error | null): Pick<ProblemFacts, 'kind' | 'parserCode' | 'reason'> {
  const parserCode = error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null
  const reason = error !== null && 'reason' in error && typeof error.reason === 'string' ? error.reason : null
  const kind = parserCode === 'HPE_HEADER_OVERFLOW' ? 'head-too-large' : 'malformed'
  return { kind, parserCode, reason }
}

/**
 * What follows a whole request in one piece never passes the tap alone; the parser's error has that piece and the place in
 * it. A body that is longer than its Content-Length shows its rest in this way.
 */
function takeRest(tap: HeadTap, error: Error): void {
  if (tap.bytes > 0 || !('rawPacket' in error) || !Buffer.isBuffer(error.rawPacket)) return
  const from = 'bytesParsed' in error && typeof error.bytesParsed === 'number' ? error.bytesParsed : 0
  const rest = error.rawPacket.subarray(from)
  if (rest.length > 0) tap.take(rest)
}
