import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesGlob } from '../../../../core/response/glob'

describe('patterns with stars', () => {
  it.each([
    ['/webhooks/fleetbase', '/webhooks/fleetbase', true],
    ['/webhooks/fleetbase', '/webhooks/fleetbase/', false],
    ['/webhooks/*', '/webhooks/a/b', true],
    ['/webhooks/*', '/webhooks', false],
    ['order.*', 'order.created', true],
    ['order.*', 'reorder.created', false],
    ['*', '', true],
    ['', '', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['*a*b', 'xaxbxb', true],
    ['*a*b', 'xaxbx', false],
  ])('%j against %j', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected)
  })

  it('agrees with a regular expression', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*'), maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, (pattern, text) => {
        const source = pattern.replaceAll(/[.\\/]/g, '\\$&').replaceAll('*', '[^]*')
        expect(matchesGlob(pattern, text)).toBe(new RegExp(`^${source}$`).test(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('takes no time to speak of for a pattern of many stars', () => {
    expect(matchesGlob('*a'.repeat(1000), 'a'.repeat(999))).toBe(false)
    expect(matchesGlob(`${'*a'.repeat(500)}b`, 'a'.repeat(20_000))).toBe(false)
  })
})
