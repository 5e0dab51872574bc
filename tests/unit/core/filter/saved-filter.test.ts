import { describe, expect, it } from 'vitest'
import { nameProblem, SavedFilters, type SavedFilter } from '../../../../core/filter/saved-filter'

function saved(name: string, text = 'status:>=500'): SavedFilter {
  return { id: name, name, text }
}

describe('saved filters', () => {
  it('are read as they were written, without the white space around their names', () => {
    expect(SavedFilters.parse([{ id: '1', name: '  Failed ', text: 'status:>=500' }])).toEqual([
      { id: '1', name: 'Failed', text: 'status:>=500' },
    ])
  })

  it.each([
    ['a name that stands twice', [saved('Failed'), saved('failed')]],
    ['no name', [saved(' ')]],
    ['a line break in a name', [saved('a\nb')]],
    ['what is no filter', [saved('Failed', 'statsu:1')]],
    ['an empty filter', [saved('All', '')]],
    ['more than a hundred', Array.from({ length: 101 }, (_, index) => saved(String(index)))],
  ])('are refused for %s', (_what, filters) => {
    expect(SavedFilters.safeParse(filters).success).toBe(false)
  })
})

describe('a name for a filter', () => {
  const others = [saved('Zoë’s orders')]

  it.each([
    ['', 'Give the filter a name.'],
    ['   ', 'Give the filter a name.'],
    ['x'.repeat(81), 'At most 80 characters.'],
    ['zoë’s ORDERS ', 'There is a filter “Zoë’s orders” already.'],
    ['Failed', null],
    ['طلبات', null],
  ])('%j: %s', (name, problem) => {
    expect(nameProblem(name, others)).toBe(problem)
  })

  it('is one too many after a hundred', () => {
    const many = Array.from({ length: 100 }, (_, index) => saved(String(index)))
    expect(nameProblem('one more', many)).toBe('There are 100 filters already; delete one first.')
  })
})
