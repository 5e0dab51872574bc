import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter } from '../../../../core/filter/parse'
import { join, type Filter } from '../../../../core/filter/filter'
import { operandOf, printFilter } from '../../../../core/filter/print'
import { anyFilter } from '../../../support/filter-arbitraries'

describe('the filter’s canonical text', () => {
  it('is read as the same filter', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const parsed = parseFilter(printFilter(filter))
        expect(parsed.errors).toEqual([])
        expect(parsed.filter).toEqual(filter)
      }),
      { numRuns: 10_000 },
    )
  })

  it('takes two paths for no regular expression', () => {
    const filter = join(
      'or',
      ['/api', '/'].map((path): Filter => {
        return { type: 'field', name: 'path', key: null, test: { op: ':', value: operandOf(path) } }
      }),
    )
    expect(parseFilter(printFilter(filter)).filter).toEqual(filter)
  })

  it.each([
    ['event:order.*  status:>=500', 'event:order.* status:>=500'],
    ['a AND (b OR c)', 'a (b or c)'],
    ['a or b c', 'a or (b c)'],
    ['not is:json', '-is:json'],
    ['EVENT:x', 'event:x'],
    ['body.data.status:x', 'data.status:x'],
    ['body.status:x', 'body.status:x'],
    ['data["a name"].x:1', 'data["a name"].x:1'],
    ['"a phrase" /re\\/gex/i', '"a phrase" /re\\/gex/i'],
    ['data.location.coordinates[0]:>103', 'data.location.coordinates[0]:>103'],
    ['received:2026-11-20..2026-11-23', 'received:2026-11-20..2026-11-23'],
    ['http://example.com/a', 'http://example.com/a'],
    ['/webhooks/fleetbase', '/webhooks/fleetbase'],
    ['', ''],
  ])('of %s is %s', (text, canonical) => {
    const { filter, errors } = parseFilter(text)
    expect(errors).toEqual([])
    expect(filter === null ? null : printFilter(filter)).toBe(canonical)
  })
})
