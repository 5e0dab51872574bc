import type { IncomingMessage } from 'node:http'

/** How reading a body ended; a request that was cut off never counts as a delivery. */
export type BodyReading =
  | { outcome: 'complete'; body: Uint8Array<ArrayBuffer> }
  | { outcome: 'too-large' | 'no-room' | 'too-slow' | 'aborted' }

export interface BodyLimits {
  maxBytes: number
  /** Asked before each piece is held, by its size in bytes; false where there is no room for it. */
  hold: (count: number) => boolean
  /** Handed the function that ends the reading as 'too-slow'. */
  onBegin: (giveUp: () => void) => void
}

/**
 * Reads a request's body into memory of its own. A body over the limit is known by its declared length before any of it
 * is read, or else when it crosses the limit; what follows is left unread in the request.
 */
export function readBody(
  request: IncomingMessage,
  { maxBytes, hold, onBegin }: BodyLimits,
): Promise<BodyReading> {
  if (declaredLength(request) > maxBytes) return Promise.resolve({ outcome: 'too-large' })
  return new Promise((resolve) => {
    let pieces: Buffer[] = []
    let length = 0
    const finish = (reading: BodyReading): void => {
      request.off('data', onData).off('end', onEnd).off('close', onClose)
      pieces = []
      resolve(reading)
    }
    const onData = (piece: Buffer): void => {
      length += piece.length
      if (length > maxBytes) {
        finish({ outcome: 'too-large' })
        return
      }
      if (!hold(piece.length)) {
        finish({ outcome: 'no-room' })
        return
      }
      pieces.push(piece)
    }
    const onEnd = (): void => {
      finish({ outcome: 'complete', body: join(pieces, length) })
    }
    const onClose = (): void => {
      finish({ outcome: 'aborted' })
    }
    onBegin(() => {
      finish({ outcome: 'too-slow' })
    })
    request.on('data', onData).on('end', onEnd).on('close', onClose)
  })
}

/** The Content-Length that a request promises, in bytes; 0 where it names none. */
export function declaredLength(request: IncomingMessage): number {
  return Number(request.headers['content-length'] ?? 0)
}

/** One block that is not part of Node's shared pool, so that it can be moved to the store's thread. */
function join(pieces: readonly Buffer[], length: number): Uint8Array<ArrayBuffer> {
  const body = new Uint8Array(length)
  let offset = 0
  for (const piece of pieces) {
    body.set(piece, offset)
    offset += piece.length
  }
  return body
}
