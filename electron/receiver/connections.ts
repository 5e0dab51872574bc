import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { HeadTap } from './head-tap'
import type { GiveUpReason } from './read-body'

/**
 * How long a sender may take, in milliseconds. Every clock starts at a request's first byte: a tunnel keeps idle sockets
 * open for hours, and Node's own header and request time-outs would answer 408 into them and so kill the tunnel.
 */
export interface Patience {
  /** Without a single new byte, in head or body. */
  stallMs: number
  /** For the whole head. */
  headMs: number
  /** For the whole request. */
  requestMs: number
}

export const DEFAULT_PATIENCE: Patience = { stallMs: 30_000, headMs: 60_000, requestMs: 600_000 }

/** How often senders are looked after. */
const SWEEP_MS = 1000

/** How long a sender that was told off may take to read that, before its connection is cut. */
const LINGER_MS = 2000

interface Reading {
  request: IncomingMessage
  giveUp: (reason: GiveUpReason) => void
}

interface Connection {
  socket: Socket
  /** The request whose body is being read; null between requests and while a head is incomplete. */
  reading: Reading | null
  /** What came of a head that is not complete. */
  tap: HeadTap
  /** Requests whose answer is not yet sent, the one being read among them. */
  unanswered: number
  /** When the message that is arriving was first seen; null while none is. */
  messageSinceMs: number | null
  progressAtMs: number
  bytesRead: number
  /** Said when the answers before it are out; nothing more is read from the connection. */
  lastWords: string | null
  /** Whether a request broke off in its body: the last words are its answer. */
  isCutOff: boolean
}

/** The open connections and what each is at: ends those that stall and, at the close, those that idle. */
export class Connections {
  private readonly open = new Map<Socket, Connection>()
  private readonly sweeper: NodeJS.Timeout
  private isClosing = false

  constructor(
    private readonly patience: Patience,
    /** Told of a head that does not come to its end; gives what to answer. */
    private readonly onSlowHead: (socket: Socket, tap: HeadTap) => string,
  ) {
    this.sweeper = setInterval(
      () => {
        this.sweep(performance.now())
      },
      Math.min(SWEEP_MS, patience.stallMs),
    )
    this.sweeper.unref()
  }

  add(socket: Socket): void {
    // Asked for now, and from here on remembered by Node: once the other side is gone the system no longer tells.
    if (socket.remoteAddress === undefined) return
    const connection: Connection = {
      socket,
      reading: null,
      tap: new HeadTap(),
      unanswered: 0,
      messageSinceMs: null,
      progressAtMs: performance.now(),
      bytesRead: 0,
      lastWords: null,
      isCutOff: false,
    }
    this.open.set(socket, connection)
    // Before the parser's own listener. It costs the parser its short cut past JavaScript, measured as 3 µs a request,
    // which is the price of showing what a sender sent that never became a request.
    socket.prependListener('data', (piece: Buffer) => {
      if (connection.reading === null) connection.tap.take(piece)
    })
    socket.once('close', () => this.open.delete(socket))
  }

  /** A request's head is complete and its body is being read; `giveUp` is called when that takes too long. */
  beginRequest(request: IncomingMessage, giveUp: Reading['giveUp']): void {
    const connection = this.open.get(request.socket)
    if (connection === undefined) return
    connection.reading = { request, giveUp }
    connection.tap.clear()
    connection.unanswered += 1
    connection.messageSinceMs ??= performance.now()
    connection.progressAtMs = performance.now()
  }

  /** The request's body was read to its end, or is of no more interest. */
  endRequest(socket: Socket): void {
    const connection = this.open.get(socket)
    if (connection === undefined) return
    connection.reading = null
    connection.messageSinceMs = null
    connection.bytesRead = socket.bytesRead
  }

  /** The request's answer is out, or will never be. */
  endAnswer(socket: Socket): void {
    const connection = this.open.get(socket)
    if (connection === undefined) return
    connection.unanswered -= 1
    this.speakLastWords(connection)
    if (this.isClosing) this.endIdle(connection)
  }

  /** Ends a connection on which nothing more can be read, after the answers that are still due. */
  endWith(socket: Socket, lastWords: string): void {
    const connection = this.open.get(socket)
    if (connection === undefined) {
      hangUp(socket, lastWords)
      return
    }
    const { reading } = connection
    connection.lastWords ??= lastWords
    connection.isCutOff ||= reading !== null && !reading.request.complete
    this.speakLastWords(connection)
    if (connection.isCutOff) reading?.giveUp('malformed')
  }

  /** What came of a head that is not complete, or null where a body is being read. */
  tapOf(socket: Socket): HeadTap | null {
    const connection = this.open.get(socket)
    if (connection === undefined) return null
    const { reading, tap } = connection
    return reading === null || reading.request.complete ? tap : null
  }

  /** Ends idle connections now, busy ones after their answer, and all that is left after `graceMs`. */
  close(graceMs: number): void {
    this.isClosing = true
    clearInterval(this.sweeper)
    for (const connection of this.open.values()) this.endIdle(connection)
    setTimeout(() => {
      for (const { socket } of this.open.values()) socket.destroy()
    }, graceMs).unref()
  }

  get closing(): boolean {
    return this.isClosing
  }

  private speakLastWords(connection: Connection): void {
    const { lastWords, socket, isCutOff, unanswered } = connection
    const due = unanswered - (isCutOff ? 1 : 0)
    if (lastWords !== null && due === 0) hangUp(socket, lastWords)
  }

  private endIdle({ socket, unanswered }: Connection): void {
    if (unanswered === 0) socket.destroySoon()
  }

  private sweep(nowMs: number): void {
    for (const connection of this.open.values()) {
      const { bytesRead } = connection.socket
      if (bytesRead !== connection.bytesRead) {
        connection.bytesRead = bytesRead
        connection.progressAtMs = nowMs
        connection.messageSinceMs ??= nowMs
      }
      if (connection.messageSinceMs !== null && this.isTooSlow(connection, nowMs)) this.tellOff(connection)
    }
  }

  private isTooSlow({ messageSinceMs, progressAtMs, reading }: Connection, nowMs: number): boolean {
    const { stallMs, headMs, requestMs } = this.patience
    const takenMs = nowMs - (messageSinceMs ?? nowMs)
    return nowMs - progressAtMs > stallMs || takenMs > (reading === null ? headMs : requestMs)
  }

  private tellOff(connection: Connection): void {
    connection.messageSinceMs = null
    const { socket, tap, reading } = connection
    if (reading === null) this.endWith(socket, this.onSlowHead(socket, tap))
    else reading.giveUp('too-slow')
  }
}

/**
 * Says a last thing and closes. Closing with bytes unread makes the system reset the connection, which may take the answer
 * with it; so the rest is read and thrown away for a moment first.
 */
export function hangUp(socket: Socket, lastWords: string): void {
  if (socket.destroyed) return
  socket.on('error', () => {
    // The other side is gone; so are we in a moment.
  })
  if (socket.writable) socket.end(lastWords)
  socket.resume()
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}
