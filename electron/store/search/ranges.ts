// The smallest and the largest number at each place, stretch by stretch: what a range can be looked up in. Status, size and
// arrival are places like those of a payload.
import { hashOf } from './layout'

export const RANGE_OF = {
  status: hashOf('status'),
  size: hashOf('size'),
  received: hashOf('received'),
} as const

/** A segment with numbers at more places than this is looked at for every range. */
const MAX_PLACES = 256

/** Stands for every place, in a segment that has too many. */
export const EVERY_PLACE = 0

/** The numbers of one place in one segment. */
export interface PlaceRange {
  place: number
  low: number
  high: number
  /** Low and high of each stretch in turn, rounded outwards; an empty one has low above high. */
  blocks: Float32Array
}

export class RangeBuilder {
  private readonly places = new Map<number, Float32Array>()
  private isGivenUp = false

  constructor(private readonly stretches: number) {}

  add(place: number, stretch: number, value: number): void {
    let blocks = this.places.get(place)
    if (blocks === undefined) {
      if (this.places.size >= MAX_PLACES) {
        this.isGivenUp = true
        return
      }
      blocks = new Float32Array(this.stretches * 2)
      for (let index = 0; index < blocks.length; index += 2) {
        blocks[index] = Infinity
        blocks[index + 1] = -Infinity
      }
      this.places.set(place, blocks)
    }
    const at = stretch * 2
    blocks[at] = Math.min(blocks[at] ?? Infinity, floor32(value))
    blocks[at + 1] = Math.max(blocks[at + 1] ?? -Infinity, ceil32(value))
  }

  /** From now on nothing is known of this segment's numbers. */
  giveUp(): void {
    this.isGivenUp = true
  }

  *finish(): Generator<PlaceRange> {
    if (this.isGivenUp) {
      yield { place: EVERY_PLACE, low: 0, high: 0, blocks: new Float32Array() }
    }
    for (const [place, blocks] of this.places) {
      let low = Infinity
      let high = -Infinity
      for (let index = 0; index < blocks.length; index += 2) {
        low = Math.min(low, blocks[index] ?? Infinity)
        high = Math.max(high, blocks[index + 1] ?? -Infinity)
      }
      yield { place, low, high, blocks }
    }
  }
}

const single = new Float32Array(1)
const singleBits = new Int32Array(single.buffer)

/** The largest 32-bit number that is not above `value`. */
function floor32(value: number): number {
  return -ceil32(-value)
}

/** The smallest 32-bit number that is not below `value`. */
function ceil32(value: number): number {
  single[0] = value
  const near = single[0]
  if (near >= value) return near
  // The next one up: away from zero for what is above it, towards it for what is below.
  if (near === 0) return 1.401298464324817e-45
  singleBits[0] = (singleBits[0] ?? 0) + (near > 0 ? 1 : -1)
  return single[0]
}
