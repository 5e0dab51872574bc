/** An ordinary body comes in fewer pieces than this, and each is held as it is. */
const FEW = 16

/** Of many pieces those that are smaller than this are copied. */
const SMALL_BYTES = 4 * 1024

const BLOCK_BYTES = 64 * 1024

/** One for all: memory of its own for every body that has none would cost more than most bodies do. */
const NO_BYTES = new Uint8Array(0)

/**
 * A body as it comes in, piece by piece. Where there are many small pieces they are copied into blocks: a sender may cut
 * 32 MB into as many chunks of a byte, and an object for each would take gigabytes.
 */
export class BodyPieces {
  private readonly pieces: Uint8Array[] = []
  private block = NO_BYTES
  /** How much of the block is filled. */
  private used = 0
  private count = 0

  /** Bytes so far. */
  get length(): number {
    return this.count
  }

  add(piece: Uint8Array): void {
    this.count += piece.length
    if (this.pieces.length < FEW || piece.length >= SMALL_BYTES) {
      this.endBlock()
      this.pieces.push(piece)
      return
    }
    if (this.used + piece.length > this.block.length) {
      this.endBlock()
      this.block = new Uint8Array(BLOCK_BYTES)
    }
    this.block.set(piece, this.used)
    this.used += piece.length
  }

  /** What is held, in order. */
  parts(): readonly Uint8Array[] {
    this.endBlock()
    return this.pieces
  }

  /** All bytes: of a body that came in one piece that very piece, else in memory of their own. */
  whole(): Uint8Array {
    const [only] = this.pieces
    return only !== undefined && only.length === this.count ? only : this.join()
  }

  /** The first bytes, all by default, in memory that is not part of Node's shared pool and so can be moved to a thread. */
  join(maxBytes = this.count): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(Math.min(maxBytes, this.count))
    let offset = 0
    for (const piece of this.parts()) {
      if (offset >= bytes.length) break
      bytes.set(piece.subarray(0, bytes.length - offset), offset)
      offset += piece.length
    }
    return bytes
  }

  private endBlock(): void {
    if (this.used === 0) return
    this.pieces.push(this.block.subarray(0, this.used))
    this.block = this.block.subarray(this.used)
    this.used = 0
  }
}
