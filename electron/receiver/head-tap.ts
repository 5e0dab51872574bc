/** More than the head of any webhook that was seen; what is larger shows its start. */
const MAX_KEPT_BYTES = 4096

/**
 * The start of what arrived of a request's head while that is not complete. Node's parser keeps it to itself, and what a
 * stalled or broken sender sent is what a person needs to see.
 */
export class HeadTap {
  private pieces: Buffer[] = []
  private keptBytes = 0
  private count = 0

  /** Takes a piece before it is parsed. */
  take(piece: Buffer): void {
    this.count += piece.length
    if (this.keptBytes >= MAX_KEPT_BYTES) return
    this.pieces.push(piece)
    this.keptBytes += piece.length
  }

  /** The head is complete: the request knows it from here on. */
  clear(): void {
    if (this.count === 0) return
    this.pieces = []
    this.keptBytes = 0
    this.count = 0
  }

  /** How many bytes came. */
  get bytes(): number {
    return this.count
  }

  /** The first 4 KB of them. */
  start(): Buffer {
    return Buffer.concat(this.pieces).subarray(0, MAX_KEPT_BYTES)
  }
}
