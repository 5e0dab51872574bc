import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonicalJson, MAX_CANONICAL_LENGTH } from '../../../../core/event/canonical-json'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
const canonical = (text: string): string | null => canonicalJson(text, digest)

/** The same value with the keys of every object turned round, and laid out otherwise. */
function otherwise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(otherwise)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, otherwise(member)]),
  )
}

/** JSON.parse and back, keys sorted: what two equal texts share, found in another way. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${plain(member)}`).join()}}`
}

describe('what two JSON texts share that say the same', () => {
  it('does not hang on the order of keys, white space or escapes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const escaped = JSON.stringify(otherwise(value), null, 3).replaceAll('/', '\\/')
        expect(canonical(escaped)).toBe(canonical(JSON.stringify(value)))
      }),
    )
  })

  it('is the same only then', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (one, other) => {
        const areSame = canonical(JSON.stringify(one)) === canonical(JSON.stringify(other))
        expect(areSame).toBe(plain(one) === plain(other))
      }),
    )
  })

  it.each([
    ['{"a":1}', '{"a":1.0}'],
    ['[1,[2]]', '[[1],2]'],
    ['{"a":"b"}', '["a","b"]'],
    ['{"a":1,"a":2}', '{"a":2,"a":1}'],
    ['[9007199254740993]', '[9007199254740992]'],
    ['["1"]', '[1]'],
    ['{"a":{}}', '{"a":[]}'],
  ])('tells %s from %s', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other))
  })

  it('takes a deep and a wide body in its stride', () => {
    const depth = 300_000
    const deep = `${'{"b":'.repeat(depth)}1${',"a":1}'.repeat(depth)}`
    const beganMs = performance.now()
    expect(canonical(deep)?.length).toBeLessThan(200)
    expect(canonical(`[${'[],'.repeat(1_000_000)}[]]`)?.length).toBeLessThan(200)
    expect(performance.now() - beganMs).toBeLessThan(8000)
  })

  it('leaves alone what is too long', () => {
    expect(canonical(`"${'x'.repeat(MAX_CANONICAL_LENGTH)}"`)).toBeNull()
  })
})
