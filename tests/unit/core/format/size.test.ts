import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCount, formatSize } from '../../../../core/format/size'

const FACTORS: Record<string, number> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 }

describe('a size', () => {
  it.each([
    [0, '0 B'],
    [642, '642 B'],
    [1023, '1023 B'],
    [1024, '1 KB'],
    [1654, '1.6 KB'],
    [10 * 1024 - 1, '10 KB'],
    [32 * 1024 ** 2, '32 MB'],
    [1024 ** 2 - 1, '1 MB'],
    [1024 ** 3 * 1.5, '1.5 GB'],
    [1024 ** 5 * 3, '3072 TB'],
  ])('of %d bytes reads %s', (bytes, shown) => {
    expect(formatSize(bytes)).toBe(shown)
  })

  it('is never off by more than a twentieth, nor wider than a column of them allows', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50, noNaN: true }), (exponent) => {
        const bytes = Math.floor(2 ** exponent)
        const shown = formatSize(bytes)
        const [number = '', unit = ''] = shown.split(' ')
        expect(Math.abs(Number(number) * (FACTORS[unit] ?? NaN) - bytes)).toBeLessThanOrEqual(bytes / 20)
        expect(shown.length).toBeLessThanOrEqual(7)
      }),
    )
  })
})

it('a count has its thousands set apart', () => {
  expect([0, 999, 12_480, 1_000_000].map(formatCount)).toEqual(['0', '999', '12,480', '1,000,000'])
})
