import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchLines } from '../../../../../core/diff/match-lines'
import { countLineChanges, layOutLines } from '../../../../../core/diff/view/line-rows'
import { rowAt, type DiffRow } from '../../../../../core/diff/view/row-at'
import type { RowOptions } from '../../../../../core/diff/view/rows'

function rowsOf(left: string, right: string, options: RowOptions): DiffRow[] {
  const rows = layOutLines(matchLines(left, right), options)
  return Array.from({ length: rows.count }, (_none, at) => rowAt(rows, at, left, right))
}

const line = fc.constantFrom('', 'a', 'b', 'c', '[1, 2]', '{', ' a', 'x\r')
const text = fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n'))

const withoutEnd = (whole: string): string => whole.replace(/\n$/, '')

describe('the lines of two texts', () => {
  it('are all there, in their order, on both sides', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('split', 'unified'), (left, right, layout) => {
        const rows = rowsOf(left, right, { layout, opened: 'all' })
        const side = (name: 'left' | 'right'): string =>
          rows.flatMap((row) => row[name]?.text ?? []).join('\n')
        expect([side('left'), side('right')]).toEqual([withoutEnd(left), withoutEnd(right)])
        for (const { mark, left: one, right: other } of rows) {
          if (mark === 'same') expect(one?.text).toBe(other?.text)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('change as few as can be', () => {
    const rows = rowsOf('a\nb\nc\nd', 'a\nB\nc\nnew\nd', { layout: 'split' })
    expect(rows.map(({ mark, left, right }) => [mark, left?.text, right?.text])).toEqual([
      ['same', 'a', 'a'],
      ['change', 'b', 'B'],
      ['same', 'c', 'c'],
      ['add', undefined, 'new'],
      ['same', 'd', 'd'],
    ])
    expect(countLineChanges(matchLines('a\nb\nc\nd', 'a\nB\nc\nnew\nd'))).toEqual({
      add: 1,
      remove: 0,
      change: 1,
    })
  })

  it('are folded where they are the same, and unfolded again', () => {
    const left = Array.from({ length: 60 }, (_none, at) => `line ${String(at)}`)
    const right = left.with(30, 'other')
    const rows = rowsOf(left.join('\n'), right.join('\n'), { layout: 'split' })
    expect(rows.map(({ fold }) => fold?.members ?? 0)).toEqual([27, 0, 0, 0, 0, 0, 0, 0, 26])
    const opened = rowsOf(left.join('\n'), right.join('\n'), {
      layout: 'split',
      opened: [rows[0]?.fold?.id ?? NaN],
    })
    expect(opened).toHaveLength(rows.length + 26)
  })

  it('are found again between lines that stand once, however much came between', () => {
    const many = (word: string): string[] =>
      Array.from({ length: 1000 }, (_none, at) => `${word} ${String(at)}`)
    const left = [...many('left'), 'anchor', 'a', 'b', 'c', ...many('more')].join('\n')
    const right = [...many('right'), 'anchor', 'a', 'B', 'c', ...many('other')].join('\n')
    const match = matchLines(left, right)
    expect(match.isCoarse).toBe(true)
    expect([...match.matches.entries()].filter(([, to]) => to !== -1)).toEqual([
      [1000, 1000],
      [1001, 1001],
      [1003, 1003],
    ])
  })

  it('takes no more than a few seconds for a hundred thousand that are all different', () => {
    const many = (word: string): string =>
      Array.from({ length: 100_000 }, (_none, at) => `${word}${String(at)}`).join('\n')
    const match = matchLines(many('a'), many('b'))
    expect(countLineChanges(match)).toEqual({ add: 0, remove: 0, change: 100_000 })
  })
})
