import { expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../../../core/contract/retention'
import { droppedSentences } from '../../../../core/format/dropped'

it('says what was dropped and why, and nothing of what was not', () => {
  const limits = { ...DEFAULT_RETENTION, maxAgeDays: 30 }
  expect(droppedSentences({ limits, dropped: { count: 1204, bytes: 0, age: 0 } })).toEqual([
    '1,204 older deliveries dropped to stay under 100,000',
  ])
  expect(droppedSentences({ limits, dropped: { count: 0, bytes: 1, age: 2 } })).toEqual([
    '1 older delivery dropped to stay under 2 GB',
    '2 older deliveries dropped for being older than 30 days',
  ])
  expect(droppedSentences({ limits, dropped: { count: 0, bytes: 0, age: 0 } })).toEqual([])
})
