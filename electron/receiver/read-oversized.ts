import { createHash, type Hash } from 'node:crypto'
import { BodyPieces } from './body-pieces'

/** What is kept of a body over the limit, in bytes: enough to see what it is. */
export const OVERSIZED_KEPT_BYTES = 1024 * 1024

/** A body over the limit is read on for its size and hash up to here, in bytes, and for this long. */
export const OVERSIZED_READ_BYTES = 1024 * 1024 * 1024
export const OVERSIZED_READ_MS = 60_000

/** What is known of a body that was too large to keep. */
export interface OversizedBody {
  /** The first bytes, at most `OVERSIZED_KEPT_BYTES`. */
  start: Uint8Array<ArrayBuffer>
  /** All that were read. */
  receivedBytes: number
  /** Of all that were read. */
  sha256: Uint8Array
  /** Whether these are the whole body; false where reading ended first. */
  isWhole: boolean
}

/**
 * The pieces of a body as they arrive, hashed along the way, holding on to the first of them only. It is begun before the
 * limit is crossed, since hashing what came until then at one go would hold up every other request.
 */
export class OversizedReader {
  private readonly hash: Hash = createHash('sha256')
  private readonly pieces = new BodyPieces()
  private count = 0

  /** Begins with what came until now. */
  constructor(earlier: readonly Uint8Array[] = []) {
    for (const piece of earlier) this.add(piece)
  }

  add(piece: Uint8Array): void {
    this.hash.update(piece)
    this.count += piece.length
    const room = OVERSIZED_KEPT_BYTES - this.pieces.length
    if (room > 0) this.pieces.add(piece.subarray(0, room))
  }

  /** Whether so much was read that the rest is of no interest. */
  get isEnough(): boolean {
    return this.count >= OVERSIZED_READ_BYTES
  }

  /** The first bytes. */
  begin(maxBytes = OVERSIZED_KEPT_BYTES): Uint8Array<ArrayBuffer> {
    return this.pieces.join(maxBytes)
  }

  /** What is known; nothing can be added any more. */
  finish(isWhole: boolean): OversizedBody {
    return {
      start: this.begin(),
      receivedBytes: this.count,
      sha256: new Uint8Array(this.hash.digest()),
      isWhole,
    }
  }
}
