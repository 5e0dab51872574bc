// Texts of a size that the window shows (8 MB and more), made to break whoever reads them by recursion or by a pattern.
import { describe, expect, it } from 'vitest'
import { findJsonError } from '../../../../core/json/check-json'
import { formatJson } from '../../../../core/json/format-json'

const MILLION = 1_000_000

describe('a text that was made to hurt', () => {
  it.each([
    ['brackets that are never closed', '['.repeat(15 * MILLION), 15 * MILLION],
    ['a string that is never closed', `"${'x'.repeat(30 * MILLION)}`, 30 * MILLION + 1],
    ['escapes that are never closed', `"${'\\n'.repeat(15 * MILLION)}`, 30 * MILLION + 1],
    ['a bad escape behind millions of good ones', `"${'\\u00eb'.repeat(2 * MILLION)}\\x"`, 12 * MILLION + 1],
  ])('is found to break where it breaks: %s', (_what, text, offset) => {
    expect(findJsonError(text)?.offset).toBe(offset)
  })

  it.each([
    ['nested arrays', '['.repeat(5 * MILLION) + ']'.repeat(5 * MILLION)],
    ['a string', `"${'x'.repeat(30 * MILLION)}"`],
    ['a string of escapes', `"${'\\n'.repeat(15 * MILLION)}"`],
    ['a string of escaped characters', `"${'\\u00eb'.repeat(2 * MILLION)}"`],
    ['a number', '1'.repeat(30 * MILLION)],
  ])('is JSON all the same: %s', (_what, text) => {
    expect(findJsonError(text)).toBeNull()
  })

  it('is laid out where that makes it no longer than it is worth, and else not at all', () => {
    expect(formatJson(`["${'\\n'.repeat(4 * MILLION)}", "end"]`)?.slice(-10)).toBe('\n  "end"\n]')
    expect(formatJson('['.repeat(4 * MILLION) + ']'.repeat(4 * MILLION))).toBeNull()
    expect(formatJson('{"a":'.repeat(4 * MILLION))).toBeNull()
  })
})
