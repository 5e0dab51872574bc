import { describe, expect, it } from 'vitest'
import { valueAt } from '../../../../core/response/json-pointer'

const document = { a: [{ b: 1 }, null], 'x/y': 2, 'm~n': 3, '': 4, '0': 5 }

describe('a JSON pointer', () => {
  it.each([
    ['', document],
    ['/a/0/b', 1],
    ['/a/1', null],
    ['/x~1y', 2],
    ['/m~0n', 3],
    ['/', 4],
    ['/0', 5],
  ])('%j', (pointer, value) => {
    expect(valueAt(document, pointer)).toEqual(value)
  })

  it.each([
    '/a/2',
    '/a/01',
    '/a/-',
    '/a/length',
    '/nothing',
    '/a/0/b/c',
    '/constructor',
    '/a/1/x',
    '/__proto__',
  ])('finds nothing at %j', (pointer) => {
    expect(valueAt(document, pointer)).toBeUndefined()
  })
})
