import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatAgo,
  formatClock,
  formatClockMillis,
  formatDay,
  formatDuration,
  formatLocalInstant,
  formatSpan,
  formatUtcMicros,
} from '../../../../core/format/time'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

describe('how long ago', () => {
  it.each([
    [-5 * SECOND, 'now'],
    [0, 'now'],
    [2999, 'now'],
    [3000, '3 s'],
    [MINUTE - 1, '59 s'],
    [MINUTE, '1 min'],
    [HOUR - 1, '59 min'],
    [HOUR, '1 h'],
    [DAY - 1, '23 h'],
    [DAY, null],
  ])('%d ms reads %j', (elapsed, shown) => {
    const now = 1_787_112_751_000
    expect(formatAgo(now - elapsed, now)).toBe(shown)
  })
})

describe('a duration', () => {
  it.each([
    [0, '0.0 ms'],
    [432, '0.4 ms'],
    [9949, '9.9 ms'],
    [9960, '10 ms'],
    [12_400, '12 ms'],
    [999_400, '999 ms'],
    [999_600, '1.0 s'],
    [3_240_000, '3.2 s'],
    [59_940_000, '59.9 s'],
    [59_960_000, '1 min'],
    [240_000_000, '4 min'],
    [3_599_000_000, '1 h'],
    [7_200_000_000, '2 h'],
    [172_799_000_000, '2 days'],
    [30 * 86_400_000_000, '30 days'],
  ])('of %d µs reads %s', (microseconds, shown) => {
    expect(formatDuration(microseconds)).toBe(shown)
  })

  it('never shows as many of a unit as make the next one', () => {
    const limits: Record<string, number> = { ms: 1000, s: 60, min: 60, h: 48, days: Infinity }
    fc.assert(
      fc.property(fc.double({ min: 0, max: 12, noNaN: true }), (exponent) => {
        const [number = '', unit = ''] = formatDuration(Math.floor(10 ** exponent)).split(' ')
        expect(Number(number)).toBeLessThan(limits[unit] ?? NaN)
      }),
    )
  })
})

describe('an instant', () => {
  it('to the microsecond loses nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -2_000_000_000, max: 4_000_000_000 }),
        fc.nat({ max: 999_999 }),
        (s, us) => {
          const shown = formatUtcMicros(s * 1_000_000 + us)
          const [, date, time, micros] = /^(\S+) (\S+)\.(\d{6}) UTC$/.exec(shown) ?? []
          expect(Date.parse(`${date ?? ''}T${time ?? ''}Z`) / 1000).toBe(s)
          expect(Number(micros)).toBe(us)
        },
      ),
    )
  })

  it('in the person’s zone is that of the machine’s clock', () => {
    const time = new Date(2026, 7, 9, 4, 2, 1, 5).getTime()
    expect(formatClock(time)).toBe('04:02:01')
    expect(formatClockMillis(time)).toBe('04:02:01.005')
    expect(formatLocalInstant(time)).toBe('9 Aug 2026, 04:02:01.005')
  })

  it('names the year only where it is not this one', () => {
    const newYear = new Date(2026, 0, 1).getTime()
    expect(formatDay(newYear, newYear + 300 * DAY)).toBe('1 Jan')
    expect(formatDay(newYear - 1, newYear)).toBe('31 Dec 2025')
  })
})

describe('a span', () => {
  it.each([
    [432, '0.4 ms'],
    [3_240_000, '3.2 s'],
    [9_960_000, '10 s'],
    [59_400_000, '59 s'],
    [59_600_000, '1 min'],
    [132_000_000, '2 min 12 s'],
    [3_599_400_000, '59 min 59 s'],
    [3_599_600_000, '1 h'],
    [11_100_000_000, '3 h 5 min'],
    [86_399_000_000, '1 day'],
    [100_800_000_000, '1 day 4 h'],
    [187_200_000_000, '2 days 4 h'],
    [400 * 86_400_000_000, '400 days'],
  ])('of %d µs reads %s', (microseconds, shown) => {
    expect(formatSpan(microseconds)).toBe(shown)
  })

  it('is off by less than its smallest unit, and never counts one unit past the next', () => {
    const sizes: Record<string, number> = { ms: 0.001, s: 1, min: 60, h: 3600, day: 86_400, days: 86_400 }
    const limits: Record<string, number> = { ms: 1000, s: 60, min: 60, h: 24, day: 2, days: Infinity }
    fc.assert(
      fc.property(fc.double({ min: 0, max: 14, noNaN: true }), (exponent) => {
        const us = Math.floor(10 ** exponent)
        const parts = formatSpan(us).split(' ')
        let seconds = 0
        let smallest = 0
        for (let at = 0; at < parts.length; at += 2) {
          const count = Number(parts[at])
          const unit = parts[at + 1] ?? ''
          expect(count).toBeLessThan(limits[unit] ?? 0)
          smallest = sizes[unit] ?? 0
          seconds += count * smallest
        }
        // Of a whole number of hours the minutes are left out, which were the smallest.
        expect(Math.abs(seconds - us / 1_000_000)).toBeLessThanOrEqual(smallest)
      }),
    )
  })
})
