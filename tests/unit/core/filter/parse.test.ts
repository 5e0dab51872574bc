import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter } from '../../../../core/filter/parse'

/** The text with its first error pointed at, and what was expected there. */
function errorOf(text: string): string {
  const error = parseFilter(text).errors[0]
  if (error === undefined) return 'none'
  const { from, to, message, incomplete } = error
  return `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)} ${incomplete ? '(incomplete) ' : ''}${message}`
}

describe('reading a filter', () => {
  it.each([
    ['status:abc x', 'status:[abc] x Expected a status such as 200, 5xx, >=400 or 400..499'],
    ['size:>ten x', 'size:[>ten] x Expected a size such as 512b, >10kb or 1kb..2kb'],
    [
      'received:2026-13-01 x',
      'received:[2026-13-01] x Expected an age such as <10m, a day such as 2026-11-20, or two with .. between',
    ],
    ['is:green x', 'is:[green] x Expected one of duplicate, retry, unseen, pinned, json, broken, empty, cut'],
    ['has:notes x', 'has:[notes] x Expected one of note'],
    ['is:unseen has:note note:"two words" note:~ask', 'none'],
    ['statsu:200 x', '[statsu]:200 x There is no field “statsu”; did you mean status?'],
    ['foo:200 x', '[foo]:200 x There is no field “foo”; a value of the payload is data.foo or body.foo'],
    ['header:x y', 'header[:]x y Expected a name after “header.”, as in header.x:1'],
    ['a ) b', 'a [)] b This closes nothing: there is no “(” before it'],
    ['or b', '[]or b Expected a condition here'],
    ['/(a/ b', '[/(a/] b This is no regular expression: unterminated group'],
    ['data.a:>=', 'data.a:>=[] (incomplete) Expected a value here'],
    ['status:', 'status:[] (incomplete) Expected a value here'],
    ['(a b', '(a b[] (incomplete) Expected “)”: the parenthesis is still open'],
    ['"a b', '"a b[] (incomplete) Expected a closing quote'],
    ['a or', 'a or[] (incomplete) Expected a condition here'],
    [
      'received:2026-1',
      'received:[2026-1] (incomplete) Expected an age such as <10m, a day such as 2026-11-20, or two with .. between',
    ],
  ])('%s', (text, expected) => {
    expect(errorOf(text)).toBe(expected)
  })

  it('places every condition in the text', () => {
    const text = 'event:order.* (a or -b)'
    const { spans } = parseFilter(text)
    const placed = [...spans].map(([filter, { from, to }]) => `${filter.type} ${text.slice(from, to)}`)
    expect(placed).toEqual([
      'field event:order.*',
      'text a',
      'text b',
      'not -b',
      'or a or -b',
      'and event:order.* (a or -b)',
    ])
  })

  it('takes any text without throwing, and marks only what is in it', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.constantFrom(
            '(',
            ')',
            '-',
            '"',
            '/',
            ':',
            ' ',
            'a',
            'or',
            'status:',
            'data.',
            '[',
            ']',
            '..',
            '>',
          ),
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (input) => {
        const { filter, errors, marks } = parseFilter(input)
        expect(filter === null).toBe(errors.length > 0)
        for (const { from, to } of [...marks, ...errors]) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(input.length)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('gives up on absurd nesting instead of overflowing', () => {
    expect(parseFilter('('.repeat(50_000)).errors[0]?.message).toBe('This is nested too deeply')
  })
})
