import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathOf, readPathSuffix, withoutSuffix } from '../../../../core/response/path-suffix'

describe('what the end of a path asks for', () => {
  it.each([
    ['/webhooks/fleetbase/_503', { path: '/webhooks/fleetbase', suffix: '/_503', status: 503, delayMs: 0 }],
    ['/_200', { path: '/', suffix: '/_200', status: 200, delayMs: 0 }],
    ['/a/_delay-6000', { path: '/a', suffix: '/_delay-6000', status: 200, delayMs: 6000 }],
    ['/a/_503/_delay-6000', { path: '/a', suffix: '/_503/_delay-6000', status: 503, delayMs: 6000 }],
    ['/a/_delay-0/_599', { path: '/a', suffix: '/_delay-0/_599', status: 599, delayMs: 0 }],
    // The first of two counts as the last word read: nearest to the path it belongs to.
    ['/a/_500/_404', { path: '/a', suffix: '/_500/_404', status: 500, delayMs: 0 }],
  ])('%s', (path, expected) => {
    expect(readPathSuffix(path)).toEqual(expected)
  })

  it.each([
    '/a',
    '/_199',
    '/_600',
    '/_50',
    '/_5000',
    '/_503/',
    '/a_503',
    '/_503/a',
    '/a/_delay-120001',
    '/a/_delay-',
  ])('nothing, of %s', (path) => {
    expect(readPathSuffix(path)).toBeNull()
  })
})

describe('the path of a target', () => {
  it.each([
    ['/a/b?c=/_503', '/a/b'],
    ['/a#b', '/a'],
    ['http://host:1/a?b', '/a'],
    ['http://host', '/'],
    ['http://host?a=/b', '/'],
    ['*', '*'],
    ['', ''],
  ])('%s', (target, path) => {
    expect(pathOf(target)).toBe(path)
  })
})

describe('a target without its suffix', () => {
  it.each([
    ['/a/_503?b=1', '/a?b=1'],
    ['/_503', '/'],
    ['/a/_503/_delay-5', '/a'],
    ['http://host/a/_503?b', 'http://host/a?b'],
    ['http://host/_503', 'http://host'],
    ['/a?b=/_503', '/a?b=/_503'],
  ])('%s', (target, expected) => {
    expect(withoutSuffix(target)).toBe(expected)
  })

  it('is the target that the suffix was put to', () => {
    const path = fc
      .array(fc.string({ unit: fc.constantFrom('a', 'B', '_', '.', '%', '-') }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((parts) => `/${parts.join('/')}`)
      .filter((text) => readPathSuffix(text) === null && text !== '/')
    const query = fc.option(fc.constantFrom('?', '?x=1', '?/_503'), { nil: '' })
    fc.assert(
      fc.property(path, fc.integer({ min: 200, max: 599 }), query, (text, status, rest) => {
        const target = `${text}/_${String(status)}${rest}`
        expect(readPathSuffix(pathOf(target))).toMatchObject({ path: text, status })
        expect(withoutSuffix(target)).toBe(text + rest)
      }),
    )
  })
})
