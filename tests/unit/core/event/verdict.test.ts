import { expect, it } from 'vitest'
import { describeVerdict, isLoud, verdictOf } from '../../../../core/event/verdict'

const SAME = { byteChanges: 0, jsonChanges: 0, headerChanges: 0, nameChanges: 0 }

it.each([
  [1, SAME, 'single', 'x1', false],
  [3, SAME, 'identical', 'x3, identical', false],
  [3, { ...SAME, headerChanges: 1 }, 'headers-differ', 'x3, identical payload, headers differ', false],
  [3, { ...SAME, byteChanges: 2, headerChanges: 1 }, 'same-json', 'x3, same JSON, bytes differ', false],
  [2, { ...SAME, byteChanges: 1, jsonChanges: 1 }, 'payload-differs', 'x2, payload differs', true],
  [
    2,
    { byteChanges: 1, jsonChanges: 1, headerChanges: 1, nameChanges: 1 },
    'names-differ',
    'x2, one id, two event names',
    true,
  ],
] as const)('judges %i attempts that change by %j as %s', (attempts, sameness, verdict, words, loud) => {
  expect(verdictOf({ attempts, sameness })).toBe(verdict)
  expect(describeVerdict({ attempts, sameness })).toBe(words)
  expect(isLoud(verdict)).toBe(loud)
})

it('says how many fields differ once they were counted', () => {
  const judged = { attempts: 2, sameness: { ...SAME, byteChanges: 1, jsonChanges: 1 } }
  expect(describeVerdict(judged, 2)).toBe('x2, 2 fields differ')
  expect(describeVerdict(judged, 1)).toBe('x2, 1 field differs')
})
