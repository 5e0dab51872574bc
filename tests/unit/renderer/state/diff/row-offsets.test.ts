import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { RowOffsets } from '../../../../../renderer/state/diff/row-offsets'

it('every row lies where those above it end, also after corrections', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 })
  const corrections = fc.array(fc.tuple(fc.nat(39), fc.integer({ min: 1, max: 90 })), { maxLength: 10 })
  fc.assert(
    fc.property(heights, corrections, (first, changes) => {
      const now = [...first]
      const offsets = new RowOffsets(now.length, (row) => now[row] ?? 0)
      for (const [row, height] of changes.filter(([at]) => at < now.length)) {
        expect(offsets.setHeight(row, height)).toBe(now[row] !== height)
        now[row] = height
      }
      let top = 0
      now.forEach((height, row) => {
        expect([offsets.topOf(row), offsets.heightOf(row)]).toEqual([top, height])
        expect([offsets.rowAt(top), offsets.rowAt(top + height - 1)]).toEqual([row, row])
        top += height
      })
      expect(offsets.height).toBe(top)
      expect([offsets.rowAt(-5), offsets.rowAt(top + 5)]).toEqual([0, now.length - 1])
    }),
  )
})

it('no rows have no height', () => {
  const offsets = new RowOffsets(0, () => 20)
  expect([offsets.height, offsets.rowAt(10)]).toEqual([0, 0])
})
