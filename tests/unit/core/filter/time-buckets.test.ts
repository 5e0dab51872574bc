import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_BUCKETS, TIME_WIDTHS_S, TimeBuckets } from '../../../../core/filter/time-buckets'

const NOON = 1_795_003_200

describe('arrivals by time', () => {
  it('are none at first, and one bucket for one arrival', () => {
    const buckets = new TimeBuckets()
    expect([buckets.span, buckets.startS, buckets.filled()]).toEqual([0, null, []])
    buckets.add(NOON, 1)
    expect([buckets.span, buckets.startS, buckets.filled()]).toEqual([1, NOON, [{ fromS: NOON, count: 1 }]])
  })

  it('are joined where they lie too far apart', () => {
    const buckets = new TimeBuckets({ firstS: NOON, lastS: NOON + 3 })
    buckets.add(NOON, 2)
    buckets.add(NOON + 3, 1)
    expect(buckets.filled()).toHaveLength(2)
    buckets.addAll([{ fromS: NOON + 3600, count: 5 }], 60)
    expect(buckets.widthS).toBe(60)
    expect(buckets.filled()).toEqual([
      { fromS: NOON, count: 3 },
      { fromS: NOON + 3600, count: 5 },
    ])
  })

  it('have lengths of which each is a multiple of the one before', () => {
    TIME_WIDTHS_S.slice(1).forEach((width, index) => {
      expect(width % (TIME_WIDTHS_S[index] ?? NaN)).toBe(0)
    })
  })

  it('are all counted, in few enough buckets, and the same in any order', () => {
    const second = fc.oneof(
      fc.integer({ min: 0, max: 4_000_000_000 }),
      fc.nat(400).map((offset) => NOON + offset),
    )
    fc.assert(
      fc.property(fc.array(second, { minLength: 1, maxLength: 60 }), (seconds) => {
        const [there, back] = [new TimeBuckets(), new TimeBuckets()]
        for (const each of seconds) there.add(each, 1)
        for (const each of seconds.toReversed()) back.add(each, 1)
        expect(back.filled()).toEqual(there.filled())
        expect(there.span).toBeLessThanOrEqual(MAX_BUCKETS)
        expect(there.filled().reduce((sum, { count }) => sum + count, 0)).toBe(seconds.length)
        for (const { fromS } of there.filled()) expect(fromS % there.widthS).toBe(0)
      }),
    )
  })
})
