import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FollowedPath, followedPath, pathLabel, valueAtPath } from '../../../../core/values/followed-path'
import { anyHostilePair } from '../../../support/json-arbitraries'

const order = JSON.stringify({
  data: {
    items: [
      { id: 'entity_1', quantity: 1 },
      { id: 'entity_2', quantity: 2 },
    ],
    'the tags': ['a', 'b'],
    location: { coordinates: [103.85, 1.28] },
  },
})

describe('a path that is followed', () => {
  it('goes to an element by what tells it apart, wherever it has moved', () => {
    const path = followedPath(order, ['data', 'items', 1, 'quantity']) ?? []
    expect(path).toEqual([
      { name: 'data' },
      { name: 'items' },
      { key: 'id', value: 'entity_2' },
      { name: 'quantity' },
    ])
    const later = '{"data":{"items":[{"quantity":2.0,"id":"entity_2"},{"id":"entity_3","quantity":9}]}}'
    expect(valueAtPath(later, path)).toEqual({ kind: 'number', text: '2.0' })
    expect(valueAtPath('{"data":{"items":[]}}', path)).toBeNull()
    expect(valueAtPath('{"data":', path)).toBeUndefined()
    expect(pathLabel(path)).toBe('data.items[id=entity_2].quantity')
  })

  it('goes by its place where nothing tells it apart', () => {
    const path = followedPath(order, ['data', 'location', 'coordinates', 0]) ?? []
    expect(path.at(-1)).toEqual({ index: 0 })
    expect(valueAtPath(order, path)).toEqual({ kind: 'number', text: '103.85' })
    expect(followedPath('[{"id":1},{"id":1}]', [0])).toEqual([{ index: 0 }])
    expect(pathLabel(followedPath(order, ['data', 'the tags', 1]) ?? [])).toBe('data["the tags"][1]')
  })

  it('is none where nothing stands', () => {
    expect(followedPath(order, ['data', 'none'])).toBeNull()
    expect(followedPath(order, ['data', 'items', 2])).toBeNull()
    expect(followedPath('{', [])).toBeNull()
    expect(followedPath(order, [])).toEqual([])
  })

  it('leads to every value of any document', () => {
    fc.assert(
      fc.property(anyHostilePair, ([document]) => {
        const text = JSON.stringify(document)
        for (const { steps, value } of places(JSON.parse(text))) {
          const path = followedPath(text, steps)
          expect(FollowedPath.safeParse(path).success).toBe(true)
          expect(valueAtPath(text, path ?? [])?.text).toBe(JSON.stringify(value))
        }
      }),
      { numRuns: 150 },
    )
  })
})

function places(
  value: unknown,
  steps: (string | number)[] = [],
): { steps: (string | number)[]; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ steps, value }]
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [{ steps, value }, ...members.flatMap(([step, below]) => places(below, [...steps, step]))]
}
