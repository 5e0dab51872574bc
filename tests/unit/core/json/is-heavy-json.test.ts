import { describe, expect, it } from 'vitest'
import { isHeavyJson } from '../../../../core/json/is-heavy-json'

describe('a text that is too much to parse', () => {
  it.each([
    ['brackets alone', '['.repeat(1_000_001)],
    ['a million small objects', `[${'{},'.repeat(600_000)}1]`],
    ['a million names', `{${'"a":1,'.repeat(600_000)}"b":1}`],
  ])('is one of %s', (_what, text) => {
    expect(isHeavyJson(text)).toBe(true)
  })

  it.each([
    ['one long string', `"${'x'.repeat(30_000_000)}"`],
    ['a million signs', '['.repeat(1_000_000)],
    ['an ordinary payload of 8 MB', `[${'{"id":"order_h4m8t1qz7x","status":"created"},'.repeat(180_000)}1]`],
  ])('is not %s', (_what, text) => {
    expect(isHeavyJson(text)).toBe(false)
  })
})
