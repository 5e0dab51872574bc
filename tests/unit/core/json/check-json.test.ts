import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonError } from '../../../../core/json/check-json'
import { characterOf } from '../../../support/character-of'

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Text that is JSON or nearly so: pieces of the grammar in any order, and the mistakes that people make in it. */
const nearJson = fc
  .array(
    fc.oneof(
      characterOf('{}[],:"\'\\/-+.eE0123456789'),
      fc.constantFrom(
        'true',
        'false',
        'null',
        'tru',
        'NaN',
        'undefined',
        '01',
        '1.',
        '-',
        '1e',
        '1e+5',
        '-0.5',
      ),
      fc.constantFrom(
        '"a"',
        '"\\u00eb"',
        '"\\u00e"',
        '"\\x"',
        '"\\""',
        '"\t"',
        '"\u007f"',
        '"\ud83d"',
        '"é"',
        "'a'",
      ),
      fc.constantFrom(' ', '\t', '\n', '\r\n', '\u00a0', '\ufeff', '\u2028', '\u000b', '\0', '// a', '"a":1'),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

/** JSON by what it is made of, so that a mistake can be put at a known place. */
function tokensOf(value: unknown): string[] {
  if (Array.isArray(value)) return ['[', ...between(value.map(tokensOf)), ']']
  if (typeof value === 'object' && value !== null) {
    return [
      '{',
      ...between(Object.entries(value).map(([key, item]) => [JSON.stringify(key), ':', ...tokensOf(item)])),
      '}',
    ]
  }
  return [JSON.stringify(value)]
}

function between(items: string[][]): string[] {
  return items.flatMap((item, index) => (index === 0 ? item : [',', ...item]))
}

describe('what counts as JSON', () => {
  it('is exactly what JSON.parse takes, of nearly-JSON', () => {
    fc.assert(
      fc.property(nearJson, (text) => {
        expect(findJsonError(text) === null).toBe(parses(text))
      }),
      { numRuns: 5000 },
    )
  })

  it('is exactly what JSON.parse takes, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(findJsonError(text) === null).toBe(parses(text))
      }),
    )
  })

  it('is exactly what JSON.parse takes, of JSON with one character changed', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.string({ unit: 'binary', maxLength: 2 }), (json, seed, put) => {
        const at = seed % json.length
        const text = json.slice(0, at) + put + json.slice(at + 1)
        expect(findJsonError(text) === null).toBe(parses(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('includes a string as long as the longest body that is shown', () => {
    expect(findJsonError(`["${'é\\n'.repeat(2_700_000)}"]`)).toBeNull()
  })

  it('includes brackets as deep as a body can nest them', () => {
    const deep = 1_000_000
    expect(findJsonError('['.repeat(deep) + ']'.repeat(deep))).toBeNull()
    expect(findJsonError('['.repeat(deep))?.offset).toBe(deep)
  })
})

describe('where JSON breaks', () => {
  it('lies inside the text, and its line and column lead to the same place', () => {
    fc.assert(
      fc.property(nearJson, (text) => {
        const error = findJsonError(text)
        if (error === null) return
        expect(error.offset).toBeGreaterThanOrEqual(0)
        expect(error.offset).toBeLessThanOrEqual(text.length)
        const lines = text.split(/(?<=\r\n|\r(?!\n)|\n)/)
        const before = lines.slice(0, error.line - 1).join('')
        expect(before.length + error.column - 1).toBe(error.offset)
        expect(error.line).toBeLessThanOrEqual(lines.length === 0 ? 1 : lines.length + 1)
      }),
      { numRuns: 3000 },
    )
  })

  it('is the very place of a stray sign between two tokens', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom('@', ';', '#', '\u00a0', '*'),
        (value, seed, stray) => {
          const tokens = tokensOf(value)
          // Apart from the first and last: before the only token nothing has begun, after it all is over.
          const at = seed % (tokens.length + 1)
          const before = tokens.slice(0, at).join(' ')
          const text = `${before} ${stray} ${tokens.slice(at).join(' ')}`
          expect(findJsonError(text)?.offset).toBe(before.length + 1)
        },
      ),
    )
  })

  it('is the end of a text that was cut off between two tokens', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, seed) => {
        const tokens = tokensOf(value)
        const text = tokens.slice(0, seed % tokens.length).join(' ')
        expect(findJsonError(text)?.offset).toBe(text.length)
      }),
    )
  })

  it.each([
    ['', 0, 'the body holds nothing but white space'],
    [' \n ', 3, 'the body holds nothing but white space'],
    ['\ufeff{}', 0, 'a byte order mark stands before the JSON'],
    ['{"a":1,}', 7, 'a comma may not stand before the closing }'],
    ['[1,]', 3, 'a comma may not stand before the closing ]'],
    ["{'a':1}", 1, 'property names take double quotes, not single ones'],
    ["['a']", 1, 'strings take double quotes, not single ones'],
    ['{a:1}', 1, 'expected a property name in double quotes'],
    ['{"a" 1}', 5, 'expected a colon after the property name'],
    ['{"a":1 "b":2}', 7, 'expected a comma or the closing }'],
    ['[1 2]', 3, 'expected a comma or the closing ]'],
    ['[1}', 2, 'expected a comma or the closing ]'],
    ['{"a":[1,2', 9, 'the text ends before the closing ]'],
    ['{"a":{"b":1}', 12, 'the text ends before the closing }'],
    ['{"a":"b', 7, 'the text ends inside a string'],
    ['["a\nb"]', 3, 'a line break stands inside a string; it must be escaped'],
    ['["a\tb"]', 3, 'a control character stands inside a string; it must be escaped'],
    ['["\\\\\\x"]', 4, 'this escape is not one of JSON’s'],
    ['["\\\\x\n"]', 5, 'a line break stands inside a string; it must be escaped'],
    ['["\\u12g4"]', 2, 'this escape is not one of JSON’s'],
    ['[-]', 1, 'this is not a JSON number'],
    ['[01]', 2, 'a number or word goes on in a way that JSON does not know'],
    ['[1.]', 2, 'a number or word goes on in a way that JSON does not know'],
    ['[nullable]', 5, 'a number or word goes on in a way that JSON does not know'],
    ['[undefined]', 1, 'expected a value'],
    ['{} {}', 3, 'there is more text after the end of the JSON value'],
    ['{}\n', -1, null],
  ])('of %j is %d: %s', (text, offset, message) => {
    const error = findJsonError(text)
    if (message === null) expect(error).toBeNull()
    else expect(error).toMatchObject({ offset, message })
  })

  it('counts lines however they end, and columns from 1', () => {
    expect(findJsonError('{\r\n"a":1,\r"b":2,\n  x}')).toMatchObject({ line: 4, column: 3 })
  })
})
