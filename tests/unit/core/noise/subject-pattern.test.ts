import { expect, it } from 'vitest'
import { subjectPattern } from '../../../../core/noise/subject-pattern'

it.each([
  ['Fleetbase', { id: 'event_1', data: { id: 'order_1', customer: { id: 'order_1' } } }, '/data'],
  ['an object in an object', { data: { object: { id: 'order_1' } } }, '/data/object'],
  ['a name with a slash', { 'a/b': { key: 'order_1' } }, '/a~1b'],
  ['the payload itself', { id: 'order_1' }, ''],
  ['nowhere', { data: [{ id: 'order_1' }] }, null],
  ['no object', 'order_1', null],
])('finds what a payload is about: %s', (_what, json, pattern) => {
  expect(subjectPattern(json, 'order_1')).toBe(pattern)
})
