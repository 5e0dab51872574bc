import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildRows } from '../../../../../core/diff/view/build-rows'
import { rowAt, type DiffRow } from '../../../../../core/diff/view/row-at'
import type { RowOptions } from '../../../../../core/diff/view/rows'
import { diffOf } from '../../../../support/diff-of'
import { anyPair } from '../../../../support/json-arbitraries'

function rowsOf(left: string, right: string, options: RowOptions): DiffRow[] {
  const rows = buildRows(left, right, diffOf(left, right), options)
  return Array.from({ length: rows.count }, (_none, at) => rowAt(rows, at, left, right))
}

/** One side of the rows put together again. */
function textOf(rows: readonly DiffRow[], side: 'left' | 'right'): unknown {
  let text = ''
  for (const row of rows) {
    const cell = row[side]
    if (cell === null || row.shape === 'away') continue
    if (row.shape !== 'close' && text !== '' && !/[[{]$/.test(text)) text += ','
    text += cell.key === null ? cell.text : `${cell.key}:${cell.text}`
  }
  return JSON.parse(text) as unknown
}

describe('the rows of a difference', () => {
  it('hold the whole right document when every fold is open', () => {
    fc.assert(
      fc.property(anyPair, fc.constantFrom('split', 'unified'), ([before, after], layout) => {
        const [left, right] = [JSON.stringify(before), JSON.stringify(after)]
        const rows = rowsOf(left, right, { layout, opened: 'all' })
        expect(JSON.stringify(textOf(rows, 'right'))).toBe(right)
      }),
      { numRuns: 2000 },
    )
  })

  it('fold what did not change, with its size, and open it again', () => {
    const left = JSON.stringify(Array.from({ length: 100 }, (_none, at) => at))
    const right = JSON.stringify(Array.from({ length: 100 }, (_none, at) => (at === 50 ? -1 : at)))
    const rows = rowsOf(left, right, { layout: 'split' })
    expect(rows.map(({ fold }) => fold?.members)).toEqual([
      undefined,
      48,
      ...Array<undefined>(5),
      47,
      undefined,
    ])
    const [, first] = rows
    expect(first?.fold?.rows).toBe(48)
    const opened = rowsOf(left, right, { layout: 'split', opened: [first?.fold?.id ?? NaN] })
    expect(opened).toHaveLength(rows.length + 47)
  })

  it('show a moved element at its new place, and that it is gone from the old one', () => {
    const rows = rowsOf('[1,2,3,4]', '[4,1,2,3]', { layout: 'split' })
    expect(
      rows
        .filter(({ mark }) => mark === 'move')
        .map(({ shape, left, right }) => [shape, left?.index, right?.index]),
    ).toEqual([
      ['value', 3, 0],
      ['away', 3, undefined],
    ])
  })
})
