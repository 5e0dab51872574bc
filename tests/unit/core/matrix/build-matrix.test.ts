import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMatrix } from '../../../../core/matrix/build-matrix'
import { ABSENT, OUTSIDE } from '../../../../core/matrix/matrix'
import { pathLabel, valueAtPath } from '../../../../core/values/followed-path'
import { anyHostilePair, anyJson } from '../../../support/json-arbitraries'

/** `path: value | value | ...`, with – for what is not there and a blank for what could not be. */
function told(documents: readonly unknown[], patterns: string[] = []): string[] {
  const texts = documents.map((document) => JSON.stringify(document))
  const { rows, values } = buildMatrix(texts, patterns)
  return rows.map(({ path, cells, isNoisy, isOrder }) => {
    const words = cells.map((cell) =>
      cell === OUTSIDE ? '' : cell === ABSENT ? '–' : (values[cell]?.text ?? ''),
    )
    return `${pathLabel(path)}${isOrder ? ' order' : ''}${isNoisy ? ' noisy' : ''}: ${words.join(' | ')}`
  })
}

describe('texts beside each other', () => {
  it('have a row for each path at which they differ, in the order in which the paths come', () => {
    expect(
      told([
        { id: 1, status: 'created', same: true, tags: ['a'] },
        { id: 2, status: 'created', same: true, tags: ['a', 'b'], late: 1 },
        { id: 3, status: 'done', same: true, tags: ['a', 'b'] },
      ]),
    ).toEqual([
      'id: 1 | 2 | 3',
      'status: created | created | done',
      'tags: ["a"] | ["a","b"] | ["a","b"]',
      'late: – | 1 | –',
    ])
  })

  it('tell an object that is not always there, and what differs within it among those that have it', () => {
    const customer = (phone: number) => ({ customer: { name: 'Zoë', phone } })
    expect(told([{ customer: null }, customer(1), {}, customer(2)])).toEqual([
      'customer: null | {"name":"Zoë","phone":1} | – | {"name":"Zoë","phone":2}',
      'customer.phone:  | 1 |  | 2',
    ])
  })

  it('bring elements together by their id, and tell another order', () => {
    expect(
      told([
        {
          items: [
            { id: 'a', n: 1 },
            { id: 'b', n: 1 },
          ],
        },
        {
          items: [
            { id: 'b', n: 2 },
            { id: 'a', n: 1 },
          ],
        },
        {
          items: [
            { id: 'a', n: 1 },
            { id: 'b', n: 2 },
            { id: 'c', n: 9 },
          ],
        },
      ]),
    ).toEqual([
      'items order: a, b | b, a | a, b, c',
      'items[id=b].n: 1 | 2 | 2',
      'items[id=c]: – | – | {"id":"c","n":9}',
    ])
  })

  it('go by place where nothing tells elements apart', () => {
    expect(
      told([
        [[1], { a: 1 }],
        [[1], { a: 2 }, { a: 3 }],
      ]),
    ).toEqual(['[1].a: 1 | 2', '[2]: – | {"a":3}'])
  })

  it('set noise apart', () => {
    expect(
      told(
        [
          { at: 1, x: [{ at: 1 }] },
          { at: 2, x: [{ at: 2 }] },
        ],
        ['/at', '/x/*/at'],
      ),
    ).toEqual(['at noisy: 1 | 2', 'x[0].at noisy: 1 | 2'])
  })

  it('leave a column empty that is no JSON', () => {
    const { rows, isReadable } = buildMatrix(['{"a":1}', '{"a":', null, '{"a":2}'], [])
    expect(isReadable).toEqual([true, false, false, true])
    expect(rows.map(({ cells }) => cells)).toEqual([[0, OUTSIDE, OUTSIDE, 1]])
  })

  it('have no row exactly where they mean the same', () => {
    fc.assert(
      fc.property(anyJson, anyJson, fc.boolean(), (one, other, areSame) => {
        const documents = areSame ? [one, one, one] : [one, other, one]
        const texts = documents.map((document, at) => JSON.stringify(document, null, at % 2))
        const { rows } = buildMatrix(texts, [])
        expect(rows.length === 0).toBe(
          isDeepStrictEqual(JSON.parse(texts[0] ?? ''), JSON.parse(texts[1] ?? '')),
        )
      }),
      { numRuns: 3000 },
    )
  })

  it('show in each cell what stands at its path', () => {
    fc.assert(
      fc.property(anyHostilePair, ([before, after]) => {
        const texts = [before, after].map((document) => JSON.stringify(document))
        const { rows, values } = buildMatrix(texts, [])
        for (const { path, cells, isOrder } of rows) {
          if (isOrder) continue
          cells.forEach((cell, column) => {
            const found = valueAtPath(texts[column] ?? '', path)
            if (cell === OUTSIDE || cell === ABSENT) expect(found).toBeNull()
            else expect(values[cell]?.kind).toBe(found?.kind)
          })
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('may be deep, wide and many', () => {
    const deep = (value: number): string =>
      `${'{"a":['.repeat(5000)}{"b":${String(value)}}${']}'.repeat(5000)}`
    expect(buildMatrix([deep(1), deep(2)], []).rows).toHaveLength(1)
    const wide = (value: number): string =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: 100_000 }, (_none, at) => [`k${String(at)}`, value])),
      )
    const { rows, cut } = buildMatrix([wide(1), wide(2)], [])
    expect(rows).toHaveLength(5000)
    expect(cut).toBe('They differ at 95,000 paths more; the first 5,000 are shown.')
    expect(
      buildMatrix(
        Array.from({ length: 50 }, (_none, at) => `{"a":${String(at)}}`),
        [],
      ).rows[0]?.cells,
    ).toHaveLength(50)
  })
})
