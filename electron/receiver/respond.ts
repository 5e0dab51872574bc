// Gives a delivery the answer that was chosen for it, once it is kept: at once, late, or wrong in the way that was asked.
import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { DeliveryResponse } from '../../core/delivery/delivery'
import type { PlainAnswer } from '../../core/response/build-response'
import { assertNever } from '../../core/contract/errors'
import type { HeldAnswers, HoldPlace } from './held-answers'

/** How long a connection is held in silence for a sender that never gives up. */
const MAX_SILENCE_MS = 10 * 60_000

/** Pieces of a slow drip are at least this far apart. */
const MIN_DRIP_MS = 100

/** The two sides of a request that is to be answered. */
export interface Exchange {
  socket: Socket
  out: ServerResponse
  /** Asked when the answer is written: whether the connection is to end with it. */
  isLast: () => boolean
  /** How long the sender may take to read on, in milliseconds. */
  stallMs: number
}

/** Writes an answer whole. */
export function send({ socket, out, isLast, stallMs }: Exchange, answer: PlainAnswer): void {
  if (out.destroyed) return
  writeHead({ out, isLast }, answer)
  out.end(answer.body)
  // A sender that does not read what it was answered must not hold it in our memory for ever. Node ends the connection at
  // the time-out, and sets another when the answer is out; an answer that went out at once needs none.
  if (socket.writableLength > 0 || out.socket === null) {
    inTurn(out, () => {
      socket.setTimeout(stallMs)
    })
  }
}

/** Answers a kept delivery. `place` is given back when the connection is no longer held for it. */
export function respond(
  exchange: Exchange,
  answer: DeliveryResponse,
  held: HeldAnswers,
  place: HoldPlace,
): void {
  const { delayMs, fault } = answer
  if (delayMs === 0 && fault !== 'never') {
    place.release()
    give(exchange, answer)
    return
  }
  const { socket } = exchange
  if (socket.destroyed || held.closed) {
    place.release()
    socket.destroy()
    return
  }
  let timer: NodeJS.Timeout | undefined
  const end = (): void => {
    clearTimeout(timer)
    socket.off('close', end).off('end', hangUp)
    forget()
    place.release()
  }
  const hangUp = (): void => {
    end()
    socket.destroy()
  }
  const later = (act: () => void, ms: number): void => {
    timer = setTimeout(act, ms)
  }
  // A sender may pipeline any number of requests, each of which listens while it is held.
  socket.setMaxListeners(0)
  const forget = held.hold(hangUp)
  socket.on('close', end)
  if (fault === 'never') {
    // The sender gave up, or else only ended its half: there is nothing it could still be told.
    socket.on('end', hangUp)
    if (socket.readableEnded) hangUp()
    else later(hangUp, MAX_SILENCE_MS)
  } else if (fault === 'slow-drip') {
    drip(exchange, answer, later, end)
  } else {
    later(() => {
      end()
      give(exchange, answer)
    }, delayMs)
  }
}

/** Gives an answer now; one that is pipelined behind another breaks nothing before that one is out. */
function give(exchange: Exchange, answer: DeliveryResponse): void {
  const { socket, out } = exchange
  const { status, headers, body, fault } = answer
  switch (fault) {
    case null:
    case 'slow-drip':
      if (status !== null) send(exchange, { status, headers, body })
      return
    case 'close':
      inTurn(out, () => {
        socket.destroySoon()
      })
      return
    case 'reset':
      inTurn(out, () => {
        socket.resetAndDestroy()
      })
      return
    case 'half-body':
      if (status !== null && !out.destroyed) sendHalf(exchange, { status, headers, body })
      return
    case 'never':
      return
    default:
      assertNever(fault, 'the giving of an answer')
  }
}

function inTurn(out: ServerResponse, act: () => void): void {
  if (out.socket === null) out.once('socket', act)
  else act()
}

function sendHalf({ socket, out, isLast, stallMs }: Exchange, answer: PlainAnswer): void {
  const bytes = Buffer.from(answer.body)
  writeHead({ out, isLast }, answer)
  out.flushHeaders()
  inTurn(out, () => {
    socket.setTimeout(stallMs)
  })
  out.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => {
    socket.destroySoon()
  })
}

function drip(
  { out, isLast }: Exchange,
  { status, headers, body, delayMs }: DeliveryResponse,
  later: (act: () => void, ms: number) => void,
  end: () => void,
): void {
  if (status === null) return
  const bytes = Buffer.from(body)
  const pieceCount = Math.max(1, Math.min(bytes.length, Math.floor(delayMs / MIN_DRIP_MS)))
  writeHead({ out, isLast }, { status, headers, body })
  out.flushHeaders()
  let sent = 0
  const sendPiece = (): void => {
    const from = Math.floor((sent * bytes.length) / pieceCount)
    sent += 1
    const piece = bytes.subarray(from, Math.floor((sent * bytes.length) / pieceCount))
    if (sent < pieceCount) {
      out.write(piece)
      later(sendPiece, delayMs / pieceCount)
    } else {
      end()
      out.end(piece)
    }
  }
  later(sendPiece, delayMs / pieceCount)
}

function writeHead(
  { out, isLast }: Pick<Exchange, 'out' | 'isLast'>,
  { status, headers }: PlainAnswer,
): void {
  if (isLast()) out.shouldKeepAlive = false
  out.sendDate = false
  out.writeHead(status, headers.flat())
}
