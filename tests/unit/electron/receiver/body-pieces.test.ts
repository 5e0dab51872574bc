import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BodyPieces } from '../../../../electron/receiver/body-pieces'

const piece = fc
  .tuple(fc.oneof(fc.nat(40), fc.constantFrom(4095, 4096, 70_000)), fc.nat(255))
  .map(([bytes, fill]) => new Uint8Array(bytes).fill(fill))

describe('the pieces of a body', () => {
  it('are its bytes in order, however they were cut', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(100), (all, start) => {
        const pieces = new BodyPieces()
        for (const one of all) pieces.add(one)
        const expected = Buffer.concat(all)
        expect(pieces.length).toBe(expected.length)
        expect(Buffer.compare(pieces.whole(), expected)).toBe(0)
        expect(Buffer.compare(pieces.join(start), expected.subarray(0, start))).toBe(0)
      }),
    )
  })

  it('are handed on without a copy where there is one', () => {
    const pieces = new BodyPieces()
    const only = new Uint8Array([1, 2, 3])
    pieces.add(only)
    expect(pieces.whole()).toBe(only)
  })
})
