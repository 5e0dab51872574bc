import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatJson } from '../../../../core/json/format-json'
import { fleetbaseBody } from '../../../support/fleetbase-requests'
import { characterOf } from '../../../support/character-of'

/** The text without the white space that JSON lets stand between tokens. */
function squeeze(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/gs, (_all, string?: string) => string ?? '')
}

/** JSON as it may be written: any white space, numbers in every notation, and keys that stand twice. */
const writtenJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => {
  const space = fc.constantFrom('', '', ' ', '\n', '\t', '\r\n  ')
  const around = (text: fc.Arbitrary<string>) => fc.tuple(space, text, space).map((parts) => parts.join(''))
  const string = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => JSON.stringify(text))
  return {
    value: fc.oneof(
      { maxDepth: 5 },
      around(
        fc.oneof(
          string,
          fc.constantFrom('1.0', '-0', '1E+2', '9007199254740993', '1e400', 'true', 'false', 'null'),
        ),
      ),
      around(fc.array(tie('value'), { maxLength: 5 }).map((items) => `[${items.join(',')}]`)),
      around(
        fc
          .array(fc.tuple(fc.oneof(string, fc.constant('"twice"')), tie('value')), { maxLength: 5 })
          .map((pairs) => `{${pairs.map(([key, value]) => `${key} :${value}`).join(',')}}`),
      ),
      around(fc.constantFrom('[ ]', '{\n}')),
    ),
  }
}).value

describe('laying out JSON', () => {
  it('changes nothing but white space where nothing is escaped', () => {
    fc.assert(
      fc.property(
        writtenJson.filter((text) => !text.includes('\\')),
        (text) => {
          expect(squeeze(formatJson(text) ?? '')).toBe(squeeze(text))
        },
      ),
    )
  })

  it('gives JSON of the same value, whatever is escaped', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = escapeEverything(JSON.stringify(value))
        expect(JSON.parse(formatJson(text) ?? '')).toEqual(JSON.parse(text))
      }),
    )
  })

  it('of what it laid out itself is the same again', () => {
    fc.assert(
      fc.property(writtenJson, (text) => {
        const once = formatJson(text) ?? ''
        expect(formatJson(once)).toBe(once)
      }),
    )
  })

  it('lays out as JSON.stringify does, but for short arrays of plain values', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ stringUnit: characterOf('abc "\\/é') }).filter((value) => !hasShortArray(value)),
        (value) => {
          expect(formatJson(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
        },
      ),
    )
  })

  it('keeps numbers as they were written, and keys that stand twice', () => {
    expect(formatJson('{"a":1.0,"a":9007199254740993,"b":-0,"c":1E2}')).toBe(
      '{\n  "a": 1.0,\n  "a": 9007199254740993,\n  "b": -0,\n  "c": 1E2\n}',
    )
  })

  it('keeps a coordinate on one line, and breaks an array that would not fit', () => {
    expect(formatJson('{"coordinates":[ 103.8519 ,\n1.2834]}')).toBe(
      '{\n  "coordinates": [103.8519, 1.2834]\n}',
    )
    const long = JSON.stringify(Array.from({ length: 40 }, (_, index) => index))
    expect(formatJson(long)?.split('\n')).toHaveLength(42)
    expect(formatJson('[1,[2]]')).toBe('[\n  1,\n  [2]\n]')
  })

  it('shows characters that PHP escapes, and leaves escaped what can’t be seen or would mislead', () => {
    expect(formatJson('"Zo\\u00eb \\u2013 https:\\/\\/x \\ud83d\\ude9a"')).toBe('"Zoë – https://x 🚚"')
    const kept = '"\\u202e \\u200b \\u0000 \\u0022 \\u005c \\u2028 \\ufeff \\n \\t \\" \\\\"'
    expect(formatJson(kept)).toBe(kept)
  })

  it('leaves invisible characters beyond the basic plane escaped as well', () => {
    // U+E0041, a tag character: text can be hidden in these.
    expect(formatJson('"a\\udb40\\udc41b"')).toBe('"a\\udb40\\udc41b"')
  })

  it('leaves half a surrogate pair escaped', () => {
    expect(formatJson('"\\uD83D \\ude9a\\ud83d"')).toBe('"\\uD83D \\ude9a\\ud83d"')
  })

  it('does not take an escaped backslash and a u for an escape', () => {
    expect(formatJson('"\\\\u0041"')).toBe('"\\\\u0041"')
  })

  it('shows every name of a real body in its order', () => {
    const text = fleetbaseBody('order.created').toString('utf8')
    const shown = formatJson(text) ?? ''
    expect(JSON.parse(shown)).toEqual(JSON.parse(text))
    expect(shown.split('\n').slice(0, 6)).toEqual([
      '{',
      '  "id": "event_6a852d2f7d159",',
      '  "api_version": "2024-03-12",',
      '  "event": "order.created",',
      '  "created_at": "2026-08-19 04:12:31",',
      '  "data": {',
    ])
    expect(shown).toContain('"notes": "Leave at reception / call on arrival"')
  })

  it('gives up on a body of nothing but brackets, instead of a gigabyte of spaces', () => {
    expect(formatJson('['.repeat(100_000) + ']'.repeat(100_000))).toBeNull()
  })

  it('never throws, nor grows past its bound, on what is not JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: characterOf('{}[],:"\\ \na1u') }), (text) => {
        const shown = formatJson(text)
        expect((shown ?? '').length).toBeLessThan(text.length * 25 + 11_000)
      }),
    )
  })

  it('takes a string as long as the longest body that is shown', () => {
    expect(formatJson(`["${'é'.repeat(8_000_000)}"]`)?.length).toBeGreaterThan(8_000_000)
  })
})

/** Every character of every string as its \u escape. */
function escapeEverything(json: string): string {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (string) => {
    const inner = string.slice(1, -1).replaceAll(/\\u[0-9a-f]{4}|\\.|[^"\\]/gs, (char) => {
      return char.startsWith('\\') ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
    })
    return `"${inner}"`
  })
}

function hasShortArray(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const items: unknown[] = Object.values(value)
  const isPlain = items.every((item) => typeof item !== 'object' || item === null)
  return (Array.isArray(value) && items.length > 0 && isPlain) || items.some(hasShortArray)
}
