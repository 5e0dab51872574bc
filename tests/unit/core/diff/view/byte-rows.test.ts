import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffBytes } from '../../../../../core/diff/byte-diff'
import { byteRowAt, byteStops, layOutBytes, type ByteRow } from '../../../../../core/diff/view/byte-rows'

const bytesOf = (text: string): Uint8Array => Buffer.from(text)

function rowsOf(left: Uint8Array, right: Uint8Array, width: number, opened: number[] = []) {
  const rows = layOutBytes(diffBytes(left, right), width, new Set(opened))
  return { rows, all: Array.from({ length: rows.count }, (_none, at) => byteRowAt(rows, at, left, right)) }
}

/** A row as hex, gaps as dots. */
function hex({ fold, slots }: ByteRow, side: 'left' | 'right'): string {
  if (fold !== null) return `fold ${String(fold.bytes)}`
  return slots.map((slot) => slot[side]?.toString(16).padStart(2, '0') ?? '..').join(' ')
}

describe('bytes beside each other', () => {
  it('have gaps where the other side has more', () => {
    const { all } = rowsOf(bytesOf('a\\/b'), bytesOf('a/b'), 8)
    expect(all.map((row) => [hex(row, 'left'), hex(row, 'right')])).toEqual([['61 5c 2f 62', '61 .. 2f 62']])
  })

  it('are folded where they are the same, and say how many', () => {
    const same = 'x'.repeat(100)
    const { rows, all } = rowsOf(bytesOf(`${same}1${same}`), bytesOf(`${same}2${same}`), 8)
    expect(all.map((row) => hex(row, 'left'))).toEqual([
      'fold 88',
      '78 78 78 78 78 78 78 78',
      '78 78 78 78 31 78 78 78',
      '78 78 78 78 78 78 78 78',
      'fold 89',
    ])
    expect([...byteStops(rows)]).toEqual([2])
    const { all: opened } = rowsOf(bytesOf(`${same}1${same}`), bytesOf(`${same}2${same}`), 8, [0])
    expect(opened).toHaveLength(all.length + 10)
    expect(opened.map(({ leftOffset }) => leftOffset).slice(0, 3)).toEqual([0, 8, 16])
  })

  it('are all there on both sides, and what is the same is', () => {
    const bytes = fc
      .array(fc.constantFrom('a', 'b', '/', '\\', ' ', '"', 'aaaaaaaaaaaaaaaa'), { maxLength: 30 })
      .map((words) => bytesOf(words.join('')))
    fc.assert(
      fc.property(bytes, bytes, fc.constantFrom(4, 8, 16), (left, right, width) => {
        const folds = rowsOf(left, right, width).all.flatMap(({ fold }) => fold?.id ?? [])
        const { all } = rowsOf(left, right, width, folds)
        const slots = all.flatMap((row) => row.slots)
        expect(Buffer.from(slots.flatMap((slot) => slot.left ?? []))).toEqual(Buffer.from(left))
        expect(Buffer.from(slots.flatMap((slot) => slot.right ?? []))).toEqual(Buffer.from(right))
        for (const { left: one, right: other, isSame } of slots)
          expect(isSame ? one === other : true).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('that have nothing in common are one difference, however many they are', () => {
    const left = bytesOf(Array.from({ length: 5000 }, (_none, at) => `${String(at)}a`).join(' '))
    const right = bytesOf(Array.from({ length: 5000 }, (_none, at) => `${String(5000 + at)}b`).join('_'))
    const { stretches, isCoarse } = diffBytes(left, right)
    expect(isCoarse).toBe(true)
    expect(stretches).toEqual([
      { isSame: false, left: 0, leftEnd: left.length, right: 0, rightEnd: right.length },
    ])
  })
})
