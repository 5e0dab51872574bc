import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printPath, valuesAt } from '../../../../core/filter/payload-path'
import { formatJson } from '../../../../core/json/format-json'
import { valueAt } from '../../../../core/json/value-at'

/** The value at the place that `|` marks, as `path = value`. */
function at(marked: string): string | null {
  const offset = marked.indexOf('|')
  const found = valueAt(marked.replace('|', ''), offset)
  if (found === null) return null
  return `${printPath(found.path)} = ${JSON.stringify(found.scalar ?? (found.scalar === null ? null : '{}'))}`
}

const PAYLOAD = `{
  "data": {
    "status": "in transit, late",
    "a \\"name\\"": null,
    "coordinates": [103.85, 1.29],
    "items": [
      {
        "sku": "A1"
      },
      {
        "sku": "A2"
      }
    ],
    "empty": {}
  }
}`

/** The value at the `nth` character of a piece of the payload. */
function atPiece(piece: string, character: number): string | null {
  const start = PAYLOAD.indexOf(piece) + character
  return at(`${PAYLOAD.slice(0, start)}|${PAYLOAD.slice(start)}`)
}

describe('the value at a place in a payload', () => {
  it.each([
    ['"status"', 0, 'data.status = "in transit, late"'],
    ['"status"', 3, 'data.status = "in transit, late"'],
    [': "in', 0, 'data.status = "in transit, late"'],
    [': "in', 1, 'data.status = "in transit, late"'],
    ['transit, late', 8, 'data.status = "in transit, late"'],
    ['late",', 5, 'data.status = "in transit, late"'],
    ['late",', 6, 'data.status = "in transit, late"'],
    ['    "status"', 0, 'data.status = "in transit, late"'],
    ['null', 2, 'data["a \\"name\\""] = null'],
    ['103.85', 0, 'data.coordinates[0] = 103.85'],
    ['103.85', 6, 'data.coordinates[0] = 103.85'],
    [', 1.29', 1, 'data.coordinates[1] = 1.29'],
    ['1.29]', 4, 'data.coordinates[1] = 1.29'],
    ['1.29]', 5, 'data.coordinates = "{}"'],
    ['"coordinates"', 4, 'data.coordinates = "{}"'],
    ['A2', 1, 'data.items[1].sku = "A2"'],
    ['"data": {', 9, 'data = "{}"'],
    ['"empty": {}', 10, 'data.empty = "{}"'],
  ])('of %s at %i is %s', (piece, character, expected) => {
    expect(atPiece(piece, character)).toBe(expected)
  })

  it('may be the whole payload', () => {
    expect(valueAt('"hello"', 3)).toEqual({ path: [], scalar: 'hello', from: 0, to: 7 })
    expect(valueAt('  42', 0)).toEqual({ path: [], scalar: 42, from: 2, to: 4 })
  })

  it.each([
    ['an empty text', '|'],
    ['an empty line', '{\n|\n"a": 1}'],
    ['behind a mistake', '{"a": 1, b: 2, "c": |3}'],
    ['a string without an end', '{"a": "b|c'],
    ['a number that is none', '{"a": 01|}'],
    ['an escape that is none', String.raw`{"a": "\q|"}`],
    ['a bracket that does not fit', '[1}|, 2'],
  ])('is nothing in %s', (_what, marked) => {
    expect(at(marked)).toBeNull()
  })

  it('is found before a mistake', () => {
    expect(at('{"a": 1|, b: 2')).toBe('a = 1')
  })

  it('is found however deep it lies', () => {
    const depth = 200_000
    const text = `${'['.repeat(depth)}7${']'.repeat(depth)}`
    expect(valueAt(text, depth)?.path).toHaveLength(depth)
  })

  it('is where the way to it leads, for every value of any payload, however it is laid out', () => {
    const payload = fc.oneof(fc.object({ maxDepth: 3 }), fc.array(fc.jsonValue(), { maxLength: 4 }))
    fc.assert(
      fc.property(payload, fc.boolean(), fc.nat(), (value, isLaidOut, seed) => {
        const compact = JSON.stringify(value)
        const text = isLaidOut ? (formatJson(compact) ?? compact) : compact
        const found = valueAt(text, seed % (text.length + 1))
        // Laid out, no line is empty; compact, there is one line: a value is always near.
        if (found === null) throw new Error(`nothing at ${String(seed)} of ${text}`)
        const [led] = [...valuesAt(JSON.parse(text), found.path)]
        const shown: unknown = 'scalar' in found && found.scalar !== undefined ? found.scalar : '{}'
        expect(shown).toEqual(typeof led === 'object' && led !== null ? '{}' : led)
        if (found.scalar !== undefined) {
          expect(JSON.parse(text.slice(found.from, found.to))).toEqual(found.scalar)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
