import { describe, expect, it } from 'vitest'
import { matchLines } from '../../../../../core/diff/match-lines'
import { buildRows } from '../../../../../core/diff/view/build-rows'
import { cellPieces, keyText } from '../../../../../core/diff/view/cell-pieces'
import { layOutLines } from '../../../../../core/diff/view/line-rows'
import { rowAt } from '../../../../../core/diff/view/row-at'
import { remarkAt } from '../../../../../core/diff/view/row-changes'
import type { DiffRows } from '../../../../../core/diff/view/rows'
import { diffOf } from '../../../../support/diff-of'

/** What both sides of a row show, changed words in braces and what is left out in angle brackets. */
function shown(rows: DiffRows, at: number, left: string, right: string): string[] {
  const row = rowAt(rows, at, left, right)
  const remark = remarkAt(rows, at, left, right)
  return (['left', 'right'] as const).map((side) =>
    cellPieces(row, side, remark, rows.language)
      .map(({ kind, text }) => (kind === 'changed' ? `{${text}}` : kind === 'left-out' ? `<${text}>` : text))
      .join(''),
  )
}

function json(left: string, right: string, at = 0): string[] {
  return shown(buildRows(left, right, diffOf(left, right), { layout: 'split' }), at, left, right)
}

describe('what a cell shows', () => {
  it('is a string as it is read, and its changed words on either side', () => {
    expect(json('"a\\/b\\u00eb"', '12')).toEqual(['"a/bë"', '12'])
    expect(json('"leave at the door"', '"leave at the \\"gate\\""')).toEqual([
      '"leave at the {door}"',
      '"leave at the {\\"gate\\"}"',
    ])
  })

  it('is as it is written where that is the difference', () => {
    expect(json('"a\\/b"', '"a/b"')).toEqual(['"a\\/b"', '"a/b"'])
    expect(json('1.0', '1')).toEqual(['1.0', '1'])
  })

  it('is a beginning of what is long, and how much more there is', () => {
    const [left, right] = json(`"${'x'.repeat(1000)}"`, 'null')
    expect(left).toBe(`"${'x'.repeat(400)}<… 600 more characters>`)
    expect(right).toBe('null')
  })

  it('leaves out what stayed the same between changes that are far apart', () => {
    const long = 'same words '.repeat(100)
    const [left] = json(`"one ${long}two"`, `"1 ${long}2"`)
    expect(left).toMatch(/^"\{one\} same words [^<]*<… 9\d\d characters …>[^<]*\{two\}"$/)
  })

  it('of a list on one line has its strings as they are read', () => {
    const before = '{"a":["\\u00eb",1]}'
    expect(json(before, '{"a":null}', 1)).toEqual(['["ë", 1]', 'null'])
    const row = rowAt(buildRows(before, '{}', diffOf(before, '{}'), { layout: 'split' }), 1, before, '{}')
    expect(row.left === null ? null : keyText(row.left)).toBe('"a"')
  })

  it('is a line of a text, with what can’t be seen made visible', () => {
    const [left, right] = ['one\rtwo three', 'one\rtwo 3']
    expect(shown(layOutLines(matchLines(left, right), { layout: 'split' }), 0, left, right)).toEqual([
      'one␍two {three}',
      'one␍two {3}',
    ])
  })
})
