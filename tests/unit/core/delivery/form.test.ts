import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseForm } from '../../../../core/delivery/form'
import { characterOf } from '../../../support/character-of'

describe('a form body', () => {
  it('gives back every field that a form can hold, in order and with duplicates', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (fields) => {
        expect(parseForm(new URLSearchParams(fields).toString())).toEqual(fields)
      }),
    )
  })

  it('takes a name without a sign, an empty name and an equals sign in a value', () => {
    expect(parseForm('flag&=x&a=b=c&&d=')).toEqual([
      ['flag', ''],
      ['', 'x'],
      ['a', 'b=c'],
      ['d', ''],
    ])
  })

  it('keeps what is badly escaped as it was written, and reads its neighbours', () => {
    expect(parseForm('a=100%+sure&b=%e4+%41&c=x+y')).toEqual([
      ['a', '100%+sure'],
      ['b', '%e4+%41'],
      ['c', 'x y'],
    ])
  })

  it('gives the first fields alone where no more are asked for', () => {
    expect(parseForm('&&a=1&b=2&c=3', 2)).toEqual([
      ['a', '1'],
      ['b', '2'],
    ])
  })

  it('is never an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: characterOf('%&=+aF0é') }), (text) => {
        expect(parseForm(text)).toHaveLength(text.split('&').filter((pair) => pair !== '').length)
      }),
    )
  })
})
