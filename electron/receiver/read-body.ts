import type { IncomingMessage } from 'node:http'
import { BodyPieces } from './body-pieces'
import {
  OVERSIZED_KEPT_BYTES,
  OVERSIZED_READ_BYTES,
  OVERSIZED_READ_MS,
  OversizedReader,
  type OversizedBody,
} from './read-oversized'

/** Shown of a body that was not read to its end, in bytes. */
const START_BYTES = 1024

/** Why a reading may be given up from outside. */
export type GiveUpReason = 'too-slow' | 'malformed'

/** A body that was cut off; its request never counts as a delivery. */
export interface UnfinishedBody {
  outcome: 'no-room' | 'aborted' | GiveUpReason
  receivedBytes: number
  /** The first bytes of it. */
  start: Uint8Array<ArrayBuffer>
}

/** How reading a body ended. */
export type BodyReading =
  | { outcome: 'complete'; body: Uint8Array }
  | { outcome: 'oversized'; oversized: OversizedBody }
  | UnfinishedBody

export interface BodyLimits {
  maxBytes: number
  /** Asked before each piece is held, by its size in bytes; false where there is no room for it. Negative gives back. */
  hold: (count: number) => boolean
  /** Handed the function that ends the reading from outside. */
  onBegin: (giveUp: (reason: GiveUpReason) => void) => void
}

/**
 * Reads a request's body, which nobody else holds then. Of a body over the limit the first bytes are held and all of it is
 * hashed and counted, within `OVERSIZED_READ_BYTES` and `OVERSIZED_READ_MS`; what follows is left unread in the request.
 */
export function readBody(request: IncomingMessage, limits: BodyLimits): Promise<BodyReading> {
  if (declaredLength(request) > OVERSIZED_READ_BYTES) {
    return Promise.resolve({ outcome: 'oversized', oversized: new OversizedReader().finish(false) })
  }
  return new BodyReader(request, limits).reading
}

/** The Content-Length that a request promises, in bytes; 0 where it names none. */
export function declaredLength(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? 0)
}

class BodyReader {
  readonly reading: Promise<BodyReading>
  private resolve: (reading: BodyReading) => void = () => undefined
  private pieces = new BodyPieces()
  private length = 0
  /** Follows a body that is over the limit, or that names no length and may get there. */
  private follower: OversizedReader | null = null
  private isOversized = false
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly request: IncomingMessage,
    private readonly limits: BodyLimits,
  ) {
    this.reading = new Promise((resolve) => {
      this.resolve = resolve
    })
    if (declaredLength(request) > limits.maxBytes) this.becomeOversized()
    limits.onBegin((reason) => {
      if (this.isOversized && reason === 'too-slow') this.finishOversized(false)
      else this.fail(reason)
    })
    request.on('data', this.onData).on('end', this.onEnd).on('close', this.onClose)
  }

  private readonly onData = (piece: Buffer): void => {
    this.length += piece.length
    const isOver = this.length > this.limits.maxBytes
    if (isOver || (this.length > OVERSIZED_KEPT_BYTES && declaredLength(this.request) === 0)) {
      this.follower ??= new OversizedReader(this.pieces.parts())
    }
    this.follower?.add(piece)
    if (isOver && !this.isOversized) this.becomeOversized()
    if (this.isOversized) {
      if (this.follower?.isEnough === true) this.finishOversized(false)
    } else if (this.limits.hold(piece.length)) {
      this.pieces.add(piece)
    } else {
      this.fail('no-room')
    }
  }

  private readonly onEnd = (): void => {
    if (this.isOversized) this.finishOversized(true)
    else this.finish({ outcome: 'complete', body: this.pieces.whole() })
  }

  private readonly onClose = (): void => {
    this.fail('aborted')
  }

  private becomeOversized(): void {
    this.isOversized = true
    this.follower ??= new OversizedReader()
    this.limits.hold(-this.pieces.length)
    this.pieces = new BodyPieces()
    this.timer = setTimeout(() => {
      this.finishOversized(false)
    }, OVERSIZED_READ_MS)
  }

  private finishOversized(isWhole: boolean): void {
    if (this.follower !== null)
      this.finish({ outcome: 'oversized', oversized: this.follower.finish(isWhole) })
  }

  private fail(outcome: UnfinishedBody['outcome']): void {
    const start = this.follower?.begin(START_BYTES) ?? this.pieces.join(START_BYTES)
    this.finish({ outcome, receivedBytes: this.length, start })
  }

  private finish(reading: BodyReading): void {
    this.request.off('data', this.onData).off('end', this.onEnd).off('close', this.onClose)
    if (this.timer !== null) clearTimeout(this.timer)
    this.resolve(reading)
  }
}
