import { describe, expect, it } from 'vitest'
import type { DiffOptions } from '../../../../../core/diff/model'
import { matchLines } from '../../../../../core/diff/match-lines'
import { buildRows } from '../../../../../core/diff/view/build-rows'
import { layOutLines } from '../../../../../core/diff/view/line-rows'
import {
  changeStops,
  kindsAt,
  movedRows,
  otherPlace,
  remarkAt,
} from '../../../../../core/diff/view/row-changes'
import { ROW_MARKS, type DiffLayout } from '../../../../../core/diff/view/rows'
import { diffOf } from '../../../../support/diff-of'

const layouts: DiffLayout[] = ['split', 'unified']

function remarks(left: string, right: string, layout: DiffLayout, options: DiffOptions = {}) {
  const rows = buildRows(left, right, diffOf(left, right, options), { layout })
  return Array.from({ length: rows.count }, (_none, at) => remarkAt(rows, at, left, right)).filter(
    (remark) => remark !== null,
  )
}

describe('where changes begin', () => {
  it.each(layouts)('is once for each, however many rows it takes: %s', (layout) => {
    const left = '{"a":1,"b":{"x":1,"y":[{"z":1}]},"c":[1,2,3,4],"d":"same"}'
    const right = '{"a":2,"n":{"x":1,"y":[{"z":1}]},"c":[4,1,2,3],"d":"same","e":{"f":{"g":1}}}'
    const rows = buildRows(left, right, diffOf(left, right), { layout, opened: 'all' })
    const stops = changeStops(rows)
    expect([...stops].map((row) => rows.node[row])).toEqual([
      ...new Set([...stops].map((row) => rows.node[row])),
    ])
    // a, b renamed, 4 moved, e added.
    expect(stops).toHaveLength(4)
  })

  it('is nowhere where values are only written differently, unless there is nothing else', () => {
    const left = '{"a":"\\/","b":1}'
    expect(
      changeStops(buildRows(left, '{"a":"/","b":2}', diffOf(left, '{"a":"/","b":2}'), { layout: 'split' })),
    ).toHaveLength(1)
    const alike = '{"a":"/","b":1}'
    expect([...changeStops(buildRows(left, alike, diffOf(left, alike), { layout: 'split' }))]).toEqual([1])
  })

  it('is once for lines that changed together', () => {
    const rows = layOutLines(matchLines('a\nb\nc\nd\ne', 'a\nB\nC\nd\nE'), { layout: 'split' })
    expect([...changeStops(rows)]).toEqual([1, 4])
  })
})

it('an element that moved has two places, each naming the other', () => {
  const rows = buildRows('[1,2,3,4]', '[4,1,2,3]', diffOf('[1,2,3,4]', '[4,1,2,3]'), { layout: 'split' })
  const moved = movedRows(rows)
  expect([1, 5, 2].map((row) => otherPlace(rows, moved, row))).toEqual([5, 1, null])
})

it.each(layouts)('a value of another type has a kind on either side: %s', (layout) => {
  const [left, right] = ['{"a":{"b":1},"c":null}', '{"a":[1,{}],"c":"x"}']
  const rows = buildRows(left, right, diffOf(left, right), { layout })
  const told = Array.from({ length: rows.count }, (_none, row) => row)
    .filter((row) => rows.mark[row] === ROW_MARKS.indexOf('type'))
    .map((row) => kindsAt(rows, row, left, right).join(' '))
  expect(new Set(told)).toEqual(new Set(['object array', 'null string']))
})

describe('the remark on a row', () => {
  it.each(layouts)('tells difference, interval, words and spelling: %s', (layout) => {
    const left = '{"n":1.5,"t":"2026-08-19 04:12:31","s":"leave at the door","e":"a\\/b"}'
    const right = '{"n":3,"t":"2026-08-19 04:15:31","s":"leave at the gate","e":"a/b"}'
    const each = layout === 'split' ? 1 : 2
    const told = [
      { about: 'difference', text: '+1.5' },
      { about: 'interval', ms: 180_000 },
      { about: 'words', words: expect.arrayContaining([{ kind: 'added', text: 'gate' }]) as unknown },
      { about: 'spelling', spelling: 'escapes' },
    ]
    expect(remarks(left, right, layout)).toEqual(told.flatMap((remark) => Array<unknown>(each).fill(remark)))
  })

  it('tells the words of lines, also where they stand below each other', () => {
    const [left, right] = ['one two three\nfour five six', 'one TWO three\nfour FIVE six']
    const rows = layOutLines(matchLines(left, right), { layout: 'unified' })
    const told = [0, 1, 2, 3].map((row) => remarkAt(rows, row, left, right))
    expect(told[0]).toEqual(told[2])
    expect(told[1]).toMatchObject({
      about: 'words',
      words: expect.arrayContaining([{ kind: 'added', text: 'FIVE' }]) as unknown,
    })
  })
})
