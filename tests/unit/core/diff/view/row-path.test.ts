import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Side } from '../../../../../core/diff/model'
import { buildRows } from '../../../../../core/diff/view/build-rows'
import { rowAt } from '../../../../../core/diff/view/row-at'
import { pointerOfSteps, rowParents, rowSteps } from '../../../../../core/diff/view/row-path'
import type { DiffRows } from '../../../../../core/diff/view/rows'
import { diffOf } from '../../../../support/diff-of'
import { anyHostilePair } from '../../../../support/json-arbitraries'

/** Tells the path of any of the rows. */
function pathsOf(rows: DiffRows): (row: number, side: Side, text: string) => string | null {
  const parents = rowParents(rows)
  return (row, side, text) => {
    const steps = rowSteps(rows, parents, row, side, text)
    return steps === null ? null : pointerOfSteps(steps)
  }
}

/** The value at a JSON Pointer; undefined where there is none. */
function valueAt(document: unknown, pointer: string): unknown {
  let value = document
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    value = Object.getOwnPropertyDescriptor(value, name)?.value as unknown
  }
  return value
}

describe('the path of a row', () => {
  it('leads to what the row shows, on either side', () => {
    fc.assert(
      fc.property(anyHostilePair, fc.constantFrom('split', 'unified'), ([before, after], layout) => {
        const texts = { left: JSON.stringify(before), right: JSON.stringify(after) }
        const rows = buildRows(texts.left, texts.right, diffOf(texts.left, texts.right), {
          layout,
          opened: 'all',
        })
        const rowPath = pathsOf(rows)
        const documents = { left: before, right: after }
        const wrong: string[] = []
        for (let at = 0; at < rows.count; at += 1) {
          const row = rowAt(rows, at, texts.left, texts.right)
          for (const side of ['left', 'right'] as const satisfies Side[]) {
            const path = rowPath(at, side, texts[side])
            const cell = row[side]
            const value = path === null ? undefined : valueAt(documents[side], path)
            const isRight =
              cell === null
                ? path === null
                : cell.shape === 'value'
                  ? JSON.stringify(value) === JSON.stringify(JSON.parse(cell.text))
                  : Array.isArray(value) === /^[[\]]/.test(cell.text)
            if (!isRight) wrong.push(`${side} ${String(at)}: ${String(path)}`)
          }
        }
        expect(wrong).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('is the container’s where siblings are folded', () => {
    const left = JSON.stringify({ a: { b: Array.from({ length: 9 }, (_none, at) => at), c: 1 } })
    const right = JSON.stringify({ a: { b: Array.from({ length: 9 }, (_none, at) => at || 7), c: 1 } })
    const rows = buildRows(left, right, diffOf(left, right), { layout: 'split' })
    const rowPath = pathsOf(rows)
    const paths = Array.from({ length: rows.count }, (_none, at) => rowPath(at, 'right', right))
    expect(paths).toEqual(['', '/a', '/a/b', '/a/b/0', '/a/b/1', '/a/b/2', '/a/b', '/a/b', '/a/c', '/a', ''])
  })
})
