import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NOISE_PRESETS } from '../../../../core/diff/noise-presets'
import { summarize } from '../../../../core/diff/summary'
import { diffOf } from '../../../support/diff-of'

const payload = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/fleetbase/${name}`, import.meta.url), 'utf8')

describe('a summary in plain words', () => {
  it('says what became of a Fleetbase order, and what was set apart', () => {
    const [left, right] = [payload('order.created.body'), payload('order.dispatched.body')]
    const diff = diffOf(left, right, { noise: NOISE_PRESETS.fleetbase })
    expect(summarize(diff, left, right)).toBe(
      'order dispatched to driver_w2f6u9xk4c; 4 fields changed; 3 noisy differences set apart',
    )
  })

  it.each([
    ['{"status":"a","n":1}', '{"status":"b"}', 'status a became b; 1 field changed, 1 removed'],
    ['[1,2,3]', '[3,1,2]', '1 item moved'],
    ['{"n":1,"tags":["a","b"]}', '{"n":2,"tags":["b","a","c"]}', '1 field changed; 1 item added, 1 moved'],
    ['{"u":"a\\/b"}', '{"u":"a/b"}', '1 value only written differently'],
    ['{}', '{ }', 'no difference'],
  ])('says of %s and %s what differs', (left, right, words) => {
    expect(summarize(diffOf(left, right), left, right)).toBe(words)
  })
})
