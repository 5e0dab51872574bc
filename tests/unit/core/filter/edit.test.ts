import { describe, expect, it } from 'vitest'
import {
  conditionsOf,
  hasCondition,
  negated,
  withCondition,
  withoutCondition,
} from '../../../../core/filter/edit'
import type { Filter } from '../../../../core/filter/filter'
import { parseFilter } from '../../../../core/filter/parse'
import { printFilter } from '../../../../core/filter/print'

function read(text: string): Filter {
  const { filter } = parseFilter(text)
  if (filter === null) throw new Error(`no filter: ${text}`)
  return filter
}

describe('the conditions of a filter', () => {
  it('are what is asked for all at once', () => {
    expect(conditionsOf(read('a event:x (b or c)')).map(printFilter)).toEqual(['a', 'event:x', 'b or c'])
    expect(conditionsOf(read('a or b')).map(printFilter)).toEqual(['a or b'])
    expect(conditionsOf(read(''))).toEqual([])
  })

  it.each([
    ['', 'event:x', 'event:x'],
    ['a', 'event:x', 'a event:x'],
    ['a event:x', 'event:x', 'a event:x'],
    ['event:x a', '-event:x', 'a -event:x'],
    ['-event:x a', 'event:x', 'a event:x'],
    ['a or b', 'event:x', '(a or b) event:x'],
    ['a', '(b or c)', 'a (b or c)'],
  ])('of %j with %j are %j', (filter, condition, expected) => {
    const changed = withCondition(read(filter), read(condition))
    expect(printFilter(changed)).toBe(expected)
    expect(hasCondition(changed, read(condition))).toBe(true)
  })

  it('go one by one, and turn into their opposites and back', () => {
    expect(printFilter(withoutCondition(read('a (b or c) d'), 'b or c'))).toBe('a d')
    expect(printFilter(withoutCondition(read('a'), 'a'))).toBe('')
    expect(printFilter(negated(read('a b')))).toBe('-(a b)')
    expect(printFilter(negated(negated(read('a b'))))).toBe('a b')
  })
})
