import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DiffOptions } from '../../../../../core/diff/model'
import { buildRows } from '../../../../../core/diff/view/build-rows'
import { rowAt, type DiffRow } from '../../../../../core/diff/view/row-at'
import type { RowOptions, WantedChanges } from '../../../../../core/diff/view/rows'
import { diffOf } from '../../../../support/diff-of'
import { anyPair } from '../../../../support/json-arbitraries'

const ALL: WantedChanges = { kinds: null, path: '', noise: true }

function rowsOf(
  left: unknown,
  right: unknown,
  options: Partial<RowOptions>,
  diff: DiffOptions = {},
): DiffRow[] {
  const [before, after] = [JSON.stringify(left), JSON.stringify(right)]
  const rows = buildRows(before, after, diffOf(before, after, diff), { layout: 'split', ...options })
  return Array.from({ length: rows.count }, (_none, at) => rowAt(rows, at, before, after))
}

/** Names and marks of the changes in sight. */
function seen(rows: readonly DiffRow[]): string[] {
  return rows
    .filter(({ mark, shape }) => mark !== 'same' && mark !== 'inside' && shape !== 'close')
    .map(({ mark, left, right }) => `${mark} ${(right ?? left)?.key ?? String((right ?? left)?.index)}`)
}

const left = {
  id: 1,
  a: 1,
  b: { c: 1, d: 2, deep: { e: 1 } },
  gone: true,
  list: [
    { id: 1, qty: 1 },
    { id: 2, qty: 2 },
  ],
}
const right = {
  id: 2,
  a: 2,
  b: { c: 2, d: 2, deep: { e: 2 }, new: { f: 1 } },
  list: [
    { id: 1, qty: 5 },
    { id: 2, qty: 6 },
  ],
}

describe('the changes that are wanted', () => {
  it('are those of a kind', () => {
    expect(seen(rowsOf(left, right, { wanted: { ...ALL, kinds: ['remove'] } }))).toEqual(['remove "gone"'])
  })

  it.each([
    ['/b', ['change "c"', 'change "e"', 'add "new"', 'add "f"']],
    ['/b/', ['change "c"', 'change "e"', 'add "new"', 'add "f"']],
    ['/b/de', ['change "e"']],
    ['/b/de/', []],
    // What came whole has the place in it.
    ['/b/new/f', ['add "new"', 'add "f"']],
    ['/list/*/qty', ['change "qty"', 'change "qty"']],
    ['/list/1', ['change "qty"']],
    ['QTY', ['change "qty"', 'change "qty"']],
    [
      '/',
      [
        'change "id"',
        'change "a"',
        'change "c"',
        'change "e"',
        'add "new"',
        'add "f"',
        'remove "gone"',
        'change "qty"',
        'change "qty"',
      ],
    ],
  ])('are those at a path: %s', (path, wanted) => {
    expect(seen(rowsOf(left, right, { wanted: { ...ALL, path } }))).toEqual(wanted)
  })

  it('leave out what is noisy, and say so where it was', () => {
    const rows = rowsOf(left, right, { wanted: { ...ALL, noise: false } }, { noise: ['/id', '/b/c'] })
    expect(seen(rows)).not.toContain('change "id"')
    expect(rows.map(({ fold }) => fold?.noise ?? 0).reduce((sum, noise) => sum + noise, 0)).toBe(2)
    expect(rows.map(({ fold }) => fold?.changes ?? 0)).not.toContain(1)
  })

  it('are counted where they are hidden, and shown when the fold is opened', () => {
    const options: Partial<RowOptions> = { wanted: { ...ALL, kinds: ['remove'] } }
    const rows = rowsOf(left, right, options)
    const folds = rows.flatMap(({ fold }) => fold ?? [])
    expect(folds.map(({ changes }) => changes)).toEqual([5, 2])
    const opened = rowsOf(left, right, { ...options, opened: folds.map(({ id }) => id) })
    // Opened, a container is still folded where it holds nothing that is wanted.
    expect(seen(opened)).toEqual(['change "id"', 'change "a"', 'remove "gone"'])
    const all = rowsOf(left, right, { ...options, opened: 'all' })
    expect(seen(all)).toEqual(seen(rowsOf(left, right, { opened: 'all' })))
  })

  it('are in sight or counted, each once', () => {
    const kinds = fc.subarray(['add', 'remove', 'change', 'type', 'move', 'rename'] as const)
    fc.assert(
      fc.property(anyPair, kinds, fc.constantFrom('split', 'unified'), ([before, after], wanted, layout) => {
        const diff = diffOf(JSON.stringify(before), JSON.stringify(after))
        const rows = rowsOf(before, after, { layout, wanted: { ...ALL, kinds: wanted } })
        const shown = new Set(
          rows.flatMap(({ node, mark, shape }) =>
            node === null || mark === 'inside' || shape === 'away' ? [] : [node],
          ),
        )
        const hidden = rows.reduce((sum, { fold }) => sum + (fold?.changes ?? 0), 0)
        const changes = diff.nodes.filter(({ kind }) => kind !== 'inside' && kind !== 'alike').length
        // Where the document itself changed there is nothing to fold it into.
        expect(shown.size + hidden).toBe(changes)
        for (const node of shown) {
          const kind = diff.nodes[node]?.kind ?? 'inside'
          const below = diff.nodes.slice(node + 1, diff.nodes[node]?.end)
          const holdsWanted = below.some((child) => (wanted as string[]).includes(child.kind))
          expect((wanted as string[]).includes(kind) || holdsWanted || node === 0).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
