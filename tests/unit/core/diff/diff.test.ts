import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffJson } from '../../../../core/diff/diff'
import type { JsonDiff } from '../../../../core/diff/model'
import { pointerOf } from '../../../../core/diff/pointer'
import { DIFF_CASES, DIFF_CASES_TIMEOUT_MS } from '../../../support/diff-cases'
import { diffOf } from '../../../support/diff-of'
import { anyHostilePair, anyJson } from '../../../support/json-arbitraries'
import { textAtPointer } from '../../../support/text-at-pointer'

/** `kind left-pointer right-pointer` of every node that is a difference. */
function told({ nodes }: JsonDiff): string[] {
  return nodes.flatMap((node, at) => {
    if (node.kind === 'inside') return []
    const left = node.left === null ? '-' : pointerOf(nodes, at, 'left')
    const right = node.right === null ? '-' : pointerOf(nodes, at, 'right')
    return [`${node.kind} ${left} ${right}`]
  })
}

function toldOf(left: unknown, right: unknown): string[] {
  return told(diffOf(JSON.stringify(left), JSON.stringify(right)))
}

describe('a difference', () => {
  it(
    'is none between a text and itself, however it is laid out',
    () => {
      fc.assert(
        fc.property(anyJson, (value) => {
          expect(diffOf(JSON.stringify(value), JSON.stringify(value)).nodes).toEqual([])
          expect(diffOf(JSON.stringify(value), JSON.stringify(value, null, 3)).nodes).toEqual([])
        }),
        { numRuns: DIFF_CASES },
      )
    },
    DIFF_CASES_TIMEOUT_MS,
  )

  it(
    'tells elements with an identity that only changed places as the fewest moves',
    () => {
      const ids = fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 20 })
      const shuffled = ids.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      )
      fc.assert(
        fc.property(shuffled, ([before, after]) => {
          const items = (order: number[]) =>
            JSON.stringify(order.map((id) => ({ id, name: `n${String(id % 3)}` })))
          const { counts } = diffOf(items(before), items(after))
          expect({ ...counts, move: 0 }).toEqual({
            add: 0,
            remove: 0,
            change: 0,
            type: 0,
            move: 0,
            rename: 0,
            alike: 0,
          })
          expect(counts.move).toBe(before.length - longestKeptOrder(before, after))
        }),
        { numRuns: DIFF_CASES },
      )
    },
    DIFF_CASES_TIMEOUT_MS,
  )

  it.each([
    [
      'a renamed member',
      { driver: 'driver_w2f6', b: 1 },
      { driver_assigned: 'driver_w2f6', b: 1 },
      ['rename /driver /driver_assigned'],
    ],
    [
      'an element that moved and changed',
      [
        { id: 1, q: 1 },
        { id: 2, q: 2 },
        { id: 3, q: 3 },
      ],
      [
        { id: 3, q: 4 },
        { id: 1, q: 1 },
        { id: 2, q: 2 },
      ],
      ['move /2 /0', 'change /2/q /0/q'],
    ],
    ['null to an object', { a: null }, { a: { b: 1 } }, ['type /a /a']],
    ['true to false', { a: true }, { a: false }, ['change /a /a']],
    [
      'names that need escapes',
      { '': 1, '/': 1, '~': 1 },
      { '': 2, '/': 2, '~': 2 },
      ['change / /', 'change /~1 /~1', 'change /~0 /~0'],
    ],
    ['the root', 1, [], ['type  ']],
    ['null between empty objects', [0, {}, 3, null], [0, null, {}, 3], ['move /3 /1']],
  ])('names the edit: %s', (_what, left, right, edits) => {
    expect(toldOf(left, right)).toEqual(edits)
  })

  it('keeps numbers apart that only their text tells apart, and says when they mean the same', () => {
    const { nodes } = diffOf('[9007199254740993, 1.0]', '[9007199254740992, 1]')
    expect(nodes.slice(1).map(({ kind, spelling }) => [kind, spelling])).toEqual([
      ['change', null],
      ['change', 'number-text'],
    ])
  })

  it('takes what is written differently for the same where it is asked to, and lists it', () => {
    const left = String.raw`{"at":"2026-08-19 04:12:31","n":1.0,"meta":{},"url":"a\/b"}`
    const right = '{"at":"2026-08-19T04:12:31.000000Z","n":1,"meta":[],"url":"a/b"}'
    const all = { escapes: true, numberText: true, instants: true, emptyPhp: true }
    expect(told(diffOf(left, right, { equivalences: all }))).toHaveLength(4)
    expect(diffOf(left, right, { equivalences: all }).counts).toMatchObject({ alike: 4, change: 0, type: 0 })
    expect(diffOf(left, right).counts).toMatchObject({ alike: 1, change: 2, type: 1 })
  })

  it('notices names that stand twice, compares the last, and reports the order of names on request', () => {
    const diff = diffOf('{"a":{"x":1},"x":2,"x":3}', '{"x":3,"a":{"x":1}}', { reportKeyOrder: true })
    expect(diff.nodes).toEqual([])
    expect(diff.duplicateKeys).toEqual([{ side: 'left', pointer: '/x', times: 2 }])
    expect(diff.reordered).toEqual([''])
  })

  it('matches an array by the member that was chosen', () => {
    const left = '[{"id":1,"code":"a"},{"id":2,"code":"b"}]'
    const right = '[{"id":2,"code":"a"},{"id":1,"code":"b"}]'
    expect(told(diffOf(left, right, { identityKeys: { '': 'code' } }))).toEqual([
      'change /0/id /0/id',
      'change /1/id /1/id',
    ])
    expect(diffOf(left, right).counts.move).toBe(1)
  })

  it('sets noise apart and counts it', () => {
    const diff = diffOf('{"id":1,"items":[{"at":1,"q":1}]}', '{"id":2,"items":[{"at":2,"q":2}]}', {
      noise: ['/id', '/items/*/at'],
    })
    expect(diff.counts.change).toBe(1)
    expect(diff.noisy.change).toBe(2)
  })

  it('says of a text that is not JSON which it is and why', () => {
    const outcome = diffJson('{}', '[1,]')
    expect(outcome).toMatchObject({ ok: false, side: 'right', error: { offset: 3 } })
  })
})

describe('a text that was made to hurt', () => {
  it('may nest 10,000 levels, and its difference can be cloned', () => {
    const left = `${'{"a":['.repeat(5000)}1${']}'.repeat(5000)}`
    const diff = diffOf(left, left.replace('1', '2'))
    expect(structuredClone(diff).nodes).toHaveLength(10_001)
    expect(diff.counts.change).toBe(1)
  })

  it('may have 100,000 names', () => {
    const wide = (value: number): string =>
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 100_000 }, (_none, at) => [`k${String(at)}`, at === 77 ? value : at]),
        ),
      )
    expect(told(diffOf(wide(-1), wide(-2)))).toEqual(['change /k77 /k77'])
  })

  it('may have names that objects have a meaning for', () => {
    const left = '{"__proto__":{"a":1},"constructor":1,"toString":null}'
    expect(told(diffOf(left, '{"__proto__":{"a":2},"toString":null}'))).toEqual([
      'change /__proto__/a /__proto__/a',
      'remove /constructor -',
    ])
  })

  it(
    'may have any names and still tells where everything stands',
    () => {
      fc.assert(
        fc.property(anyHostilePair, ([before, after]) => {
          const texts = { left: JSON.stringify(before), right: JSON.stringify(after) }
          const { nodes } = diffOf(texts.left, texts.right)
          nodes.forEach((node, at) => {
            for (const side of ['left', 'right'] as const) {
              const place = node[side]
              if (place === null) continue
              const there = textAtPointer(JSON.parse(texts[side]), pointerOf(nodes, at, side))
              expect(there).toBe(texts[side].slice(place.start, place.end))
            }
          })
          if (texts.left !== texts.right && nodes.length === 0) {
            expect(sorted(before)).toBe(sorted(after))
          }
        }),
        { numRuns: DIFF_CASES },
      )
    },
    DIFF_CASES_TIMEOUT_MS,
  )

  it('says which names it did not compare one with another, and which lists it cut', () => {
    const members = (prefix: string): string =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: 60 }, (_none, at) => [`${prefix}${String(at)}`, [at]])),
      )
    const twice = `[${Array.from({ length: 201 }, () => '{"a":1,"a":2}').join(',')}]`
    expect(diffOf(members('x'), members('y')).degraded.map(({ sentence }) => sentence)).toEqual([
      'The outermost object lost 60 names and gained 60: only those whose value stayed the same are told as renamed.',
    ])
    expect(diffOf(twice, '[]').degraded.map(({ sentence }) => sentence)).toEqual([
      'Of 201 names that stand twice on the left only the first 200 are listed.',
    ])
    const inOrder = `[${Array.from({ length: 1001 }, (_none, at) => `{"a":${String(at)},"b":1}`).join(',')}]`
    const inAnother = inOrder.replaceAll(/"a":(\d+),"b":1/g, '"b":2,"a":$1')
    const { reordered, degraded } = diffOf(inOrder, inAnother, {
      reportKeyOrder: true,
      identityKeys: { '': 'a' },
    })
    expect(reordered).toHaveLength(1000)
    expect(degraded.map(({ sentence }) => sentence)).toEqual([
      'Of the objects whose names come in another order only the first 1,000 are listed.',
    ])
  })

  it('says where 20,000 elements without anything in common were not compared one with another', () => {
    const objects = (name: string): string =>
      JSON.stringify(Array.from({ length: 20_000 }, (_none, at) => ({ [name]: [at, name] })))
    const { degraded } = diffOf(objects('x'), objects('y'))
    expect(degraded.map(({ sentence }) => sentence)).toEqual([
      'The outermost array was compared in part by position: 20,000 elements without an identity.',
    ])
  })
})

/** The same text for values that differ only in the order of their names. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, below]) => `${JSON.stringify(name)}:${sorted(below)}`)
  return `{${members.sort().join()}}`
}

function longestKeptOrder(before: readonly number[], after: readonly number[]): number {
  const places = after.map((id) => before.indexOf(id))
  const lengths = places.map(() => 1)
  places.forEach((place, at) => {
    for (let earlier = 0; earlier < at; earlier += 1) {
      if ((places[earlier] ?? 0) < place)
        lengths[at] = Math.max(lengths[at] ?? 1, (lengths[earlier] ?? 1) + 1)
    }
  })
  return Math.max(0, ...lengths)
}
