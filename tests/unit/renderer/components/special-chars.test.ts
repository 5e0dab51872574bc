import { describe, expect, it } from 'vitest'
import { withFewSpecials } from '../../../../renderer/components/special-chars'

describe('a text with special characters', () => {
  it('stays as it is where each can be marked', () => {
    const text = 'a\0b\u202e\n'.repeat(1000)
    expect(withFewSpecials(text)).toBe(text)
    expect(withFewSpecials('plain\r\n\ttext')).toBe('plain\r\n\ttext')
  })

  it('has a dot for each where there are too many, in the same place', () => {
    const shown = withFewSpecials(`a\n${'\x7f\u200b'.repeat(20_000)}z`)
    expect(shown).toBe(`a\n${'··'.repeat(20_000)}z`)
  })
})
