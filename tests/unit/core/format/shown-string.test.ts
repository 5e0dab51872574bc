import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownLine, shownString } from '../../../../core/format/shown-string'

describe('a string as it is shown', () => {
  it.each([
    [String.raw`"https:\/\/x.example\/a"`, '"https://x.example/a"'],
    [String.raw`"Zo\u00eb \ud83d\ude9a"`, '"Zoë 🚚"'],
    [String.raw`"a\"b\\c"`, String.raw`"a\"b\\c"`],
    [String.raw`"a\nb\tc"`, String.raw`"a\nb\tc"`],
    ['"a\u202eb"', String.raw`"a\u202eb"`],
    ['"a\u00a0b"', String.raw`"a\u00a0b"`],
    ['"a\u200db"', String.raw`"a\u200db"`],
    ['"👩🏽\u200d🚀"', '"👩🏽\u200d🚀"'],
    [String.raw`"\ud800"`, String.raw`"\ud800"`],
    ['"\u{e0001}"', String.raw`"\udb40\udc01"`],
    ['"مرحبا"', '"مرحبا"'],
  ])('hides nothing: %s', (written, shown) => {
    expect(shownString(written)).toBe(shown)
  })

  it('means what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(shownString(JSON.stringify(text)))).toBe(text)
      }),
    )
  })

  it('of no JSON stays as written, save what can’t be seen', () => {
    expect(shownLine('a\\b\t"c"\r\u202e')).toBe('a\\b\t"c"␍\\u202e')
  })
})
