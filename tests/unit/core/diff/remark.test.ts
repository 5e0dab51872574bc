import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { remarkOn } from '../../../../core/diff/remark'
import { diffWords } from '../../../../core/diff/word-diff'
import { diffOf } from '../../../support/diff-of'

function remarkOf(left: string, right: string) {
  const [node] = diffOf(left, right).nodes
  if (node === undefined) throw new Error('They are the same.')
  return remarkOn(node, left, right)
}

describe('a remark on a changed value', () => {
  it.each([
    ['1', '3', '+2'],
    ['0.3', '0.1', '-0.2'],
    ['9007199254740993', '9007199254740992', '-1'],
    ['-1.50', '2', '+3.5'],
  ])('gives the exact difference from %s to %s', (left, right, text) => {
    expect(remarkOf(left, right)).toEqual({ about: 'difference', text })
  })

  it('gives the interval between instants, in either format', () => {
    expect(remarkOf('"2026-08-19 04:12:31"', '"2026-08-19T04:15:07.500Z"')).toEqual({
      about: 'interval',
      ms: 156_500,
    })
    expect(remarkOf('"2026-08-19 04:12:31"', '"2026-08-19T12:12:31+08:00"')).toEqual({
      about: 'spelling',
      spelling: 'instant',
    })
  })

  it('shows the words that changed inside a text, and none where it is another text', () => {
    expect(remarkOf('"Leave at the reception"', '"Leave at the gate"')).toEqual({
      about: 'words',
      words: [
        { kind: 'same', text: 'Leave at the ' },
        { kind: 'added', text: 'gate' },
        { kind: 'removed', text: 'reception' },
      ],
    })
    expect(remarkOf('"created"', '"dispatched"')).toBeNull()
  })

  it('puts both texts together again from the words', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', 'the', ', ', '10')).map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (left, right) => {
        const words = diffWords(left, right) ?? []
        const without = (kind: string): string =>
          words.map((word) => (word.kind === kind ? '' : word.text)).join('')
        if (words.length === 0) return
        expect([without('added'), without('removed')]).toEqual([left, right])
      }),
    )
  })
})
