import { describe, expect, it } from 'vitest'
import { parseFilter } from '../../../../core/filter/parse'
import { printFilter } from '../../../../core/filter/print'
import { receivedRange, withoutReceived, withReceived } from '../../../../core/filter/received-range'
import type { Filter } from '../../../../core/filter/filter'

const FROM_S = new Date(2026, 10, 24, 17, 5, 12).getTime() / 1000
const RANGE = { firstS: FROM_S, lastS: FROM_S + 59 }

function read(text: string): Filter {
  const { filter } = parseFilter(text)
  if (filter === null) throw new Error(text)
  return filter
}

describe('a range of time in a filter', () => {
  it.each([
    ['', 'received:2026-11-24T17:05:12..2026-11-24T17:06:11'],
    ['received:<10m event:order.*', 'event:order.* received:2026-11-24T17:05:12..2026-11-24T17:06:11'],
    ['a or b', '(a or b) received:2026-11-24T17:05:12..2026-11-24T17:06:11'],
  ])('takes the place of any other in %j', (text, expected) => {
    const filter = withReceived(read(text), RANGE)
    expect(printFilter(filter)).toBe(expected)
    expect(receivedRange(read(printFilter(filter)), 0)).toEqual(RANGE)
  })

  it('is open where an end is left out, and none where no time is asked for', () => {
    expect(receivedRange(read('x received:<10m'), FROM_S * 1000)).toEqual({
      firstS: FROM_S - 600,
      lastS: Infinity,
    })
    expect(receivedRange(read('x -received:<10m'), 0)).toBeNull()
    expect(receivedRange(read('x or received:<10m'), 0)).toBeNull()
  })

  it('is taken out again, and nothing else', () => {
    expect(printFilter(withoutReceived(read('x received:today -received:<1h')))).toBe('x -received:<1h')
  })
})
