import { describe, expect, it } from 'vitest'
import {
  BodyQuery,
  calls,
  MAX_BODY_RANGE_BYTES,
  MAX_PAGE_SIZE,
  PageQuery,
} from '../../../../core/contract/calls'
import { events } from '../../../../core/contract/events'

describe('what the window may ask for', () => {
  it.each([
    [{ from: null, limit: 1 }, true],
    [{ from: 0, limit: MAX_PAGE_SIZE }, true],
    [{ from: -1, limit: 1 }, false],
    [{ from: 0.5, limit: 1 }, false],
    [{ from: 0, limit: 0 }, false],
    [{ from: 0, limit: MAX_PAGE_SIZE + 1 }, false],
    [{ from: 0, limit: Number.NaN }, false],
    [{ limit: 1 }, false],
    [{ from: 0, limit: 1, where: '1=1' }, false],
  ])('as a page: %j is %j', (query, isTaken) => {
    expect(PageQuery.safeParse(query).success).toBe(isTaken)
  })

  it.each([
    [{ offset: 0, length: MAX_BODY_RANGE_BYTES }, true],
    [{ offset: 0, length: MAX_BODY_RANGE_BYTES + 1 }, false],
    [{ offset: -1, length: 1 }, false],
    [{ offset: 2 ** 53, length: 1 }, false],
    [{ offset: 0, length: 1, form: 'shown' }, false],
    [{ offset: 0, length: 1, id: 0 }, false],
    [{ offset: 0, length: 1, id: '1; DROP TABLE deliveries' }, false],
  ])('as a range of a body: %j is %j', (query, isTaken) => {
    expect(BodyQuery.safeParse({ id: 1, form: 'raw', ...query }).success).toBe(isTaken)
  })

  it.each(Object.entries(calls))('%s takes nothing that its schema does not name', (_name, { input }) => {
    const codes = input.safeParse({ stranger: 1 }).error?.issues.map((issue) => issue.code)
    expect(codes).toContain('unrecognized_keys')
  })
})

it('calls are area:verb, and no event is named like a call', () => {
  const names = [...Object.keys(calls), ...Object.keys(events)]
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[a-z]+:[a-z]+(?:-[a-z]+)*$/)
})
