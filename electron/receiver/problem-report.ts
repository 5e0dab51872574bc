import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionProblem } from '../../core/problem/problem'
import type { HeadTap } from './head-tap'
import type { ProblemReport } from './problem-ring'
import type { UnfinishedBody } from './read-body'

/** The start of a head or body that is kept with a problem. */
const HEAD_BYTES = 4096
const MAX_LINE_LENGTH = 1024

type Kind = ConnectionProblem['kind']

/** What a problem is about, beside what is read off the request or the connection. */
export interface ProblemFacts {
  atUs: number
  kind: Kind
  status: number | null
  parserCode?: string | null
  reason?: string | null
}

/** The report of a request whose head was complete; `body` is how far its body came. */
export function requestProblem(
  request: IncomingMessage,
  body: Pick<UnfinishedBody, 'receivedBytes' | 'start'>,
  { parserCode = null, reason = null, ...facts }: ProblemFacts,
): ProblemReport {
  const { socket, headers } = request
  const announced = headers['content-length']
  const requestLine = `${request.method ?? ''} ${request.url ?? ''} HTTP/${request.httpVersion}`
  return {
    ...facts,
    parserCode,
    reason,
    phase: 'body',
    requestLine: requestLine.slice(0, MAX_LINE_LENGTH),
    remoteAddress: socket.remoteAddress ?? '',
    remotePort: socket.remotePort ?? 0,
    receivedBytes: body.receivedBytes,
    announcedBytes: announced === undefined ? null : Number(announced),
    evidence: { head: headBytes(requestLine, request.rawHeaders), body: body.start },
  }
}

/** The report of a connection on which no head came to its end; `tap` holds what did come. */
export function headProblem(
  socket: Socket,
  tap: HeadTap | null,
  { parserCode = null, reason = null, ...facts }: ProblemFacts,
): ProblemReport {
  const head = tap === null || tap.bytes === 0 ? null : tap.start()
  return {
    ...facts,
    kind: head === null ? facts.kind : kindByBytes(head, facts.kind),
    parserCode,
    reason,
    phase: 'head',
    requestLine: head === null ? null : firstLine(head),
    remoteAddress: socket.remoteAddress ?? '',
    remotePort: socket.remotePort ?? 0,
    receivedBytes: tap === null || tap.bytes === 0 ? null : tap.bytes,
    announcedBytes: null,
    evidence: { head: new Uint8Array(head ?? []), body: new Uint8Array(0) },
  }
}

/** The report of a connection that the system did not hand over. */
export function acceptProblem(atUs: number, error: Error): ProblemReport {
  return {
    atUs,
    kind: 'not-accepted',
    status: null,
    parserCode: null,
    reason: error.message,
    phase: 'head',
    requestLine: null,
    remoteAddress: '',
    remotePort: 0,
    receivedBytes: null,
    announcedBytes: null,
    evidence: { head: new Uint8Array(0), body: new Uint8Array(0) },
  }
}

/** Two protocols that are often spoken to the wrong door, told by their first bytes. */
function kindByBytes(head: Buffer, kind: Kind): Kind {
  // A TLS record of type handshake, version 3.x (RFC 8446, section 5.1).
  if (head[0] === 0x16 && head[1] === 0x03) return 'tls'
  // The connection preface (RFC 9113, section 3.4).
  return head.subarray(0, 14).equals(HTTP2_PREFACE) ? 'http2' : kind
}

const HTTP2_PREFACE = Buffer.from('PRI * HTTP/2.0')

/** Null where the bytes are not text at all. */
function firstLine(head: Buffer): string | null {
  const line = head.toString('latin1').split(/\r?\n/, 1)[0] ?? ''
  return line === '' || /[^\t\x20-\x7E\x80-\xFF]/.test(line) ? null : line.slice(0, MAX_LINE_LENGTH)
}

function headBytes(requestLine: string, rawHeaders: readonly string[]): Uint8Array<ArrayBuffer> {
  const lines = [requestLine]
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    lines.push(`${rawHeaders[index] ?? ''}: ${rawHeaders[index + 1] ?? ''}`)
  }
  return new Uint8Array(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1').subarray(0, HEAD_BYTES))
}
