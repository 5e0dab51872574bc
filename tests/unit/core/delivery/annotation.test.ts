import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Annotation, MAX_NOTE_LENGTH, readNote } from '../../../../core/delivery/annotation'

describe('a note', () => {
  it.each([
    ['  ask Zoë \n about this\t', 'ask Zoë about this'],
    ['\u0000', null],
    ['', null],
    ['half \uD83D', 'half \uFFFD'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(readNote(typed)).toBe(kept)
  })

  it('is as long as it may be and no longer, and is taken as it was read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: MAX_NOTE_LENGTH + 50 }), (typed) => {
        const value = readNote(typed)
        expect(value?.length ?? 0).toBeLessThanOrEqual(MAX_NOTE_LENGTH)
        expect(Annotation.safeParse({ what: 'note', value }).success).toBe(true)
      }),
    )
  })

  it.each(['', ' padded ', 'two\nlines', 'x'.repeat(MAX_NOTE_LENGTH + 1)])('refuses %j', (value) => {
    expect(Annotation.safeParse({ what: 'note', value }).success).toBe(false)
  })
})
