import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { headerValue, pairHeaders, readableHeaderValue } from '../../../../core/delivery/headers'

const header = fc.tuple(fc.constantFrom('Signature', 'signature', 'SIGNATURE', 'Host', 'X-A'), fc.string())

describe('pairing raw headers', () => {
  it('keeps order, letter case and duplicates', () => {
    fc.assert(
      fc.property(fc.array(header), (headers) => {
        expect(pairHeaders(headers.flat())).toEqual(headers)
      }),
    )
  })
})

describe('a header’s value', () => {
  it('is that of the first with the name, in any letter case', () => {
    fc.assert(
      fc.property(fc.array(header), fc.constantFrom('signature', 'HOST', 'x-a'), (headers, name) => {
        const values = headers
          .filter(([own]) => own.toLowerCase() === name.toLowerCase())
          .map(([, value]) => value)
        expect(headerValue(headers, name)).toBe(values[0] ?? null)
      }),
    )
  })

  it('is null where the header was not sent, and empty where it was sent empty', () => {
    expect(headerValue([['X-A', '']], 'x-b')).toBeNull()
    expect(headerValue([['X-A', '']], 'x-a')).toBe('')
  })
})

describe('reading a header’s value', () => {
  it('undoes UTF-8 that came as octets, every character of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = Buffer.from(text, 'utf8')
        expect(readableHeaderValue(bytes.toString('latin1'))).toBe(bytes.toString('utf8'))
      }),
    )
  })

  it('leaves octets that are not UTF-8 as Latin-1', () => {
    expect(readableHeaderValue('Zo\u00eb')).toBe('Zoë')
    // The octets of ë in UTF-8, cut in half.
    expect(readableHeaderValue('Zo\u00c3')).toBe('ZoÃ')
  })

  it('keeps a byte order mark, since it is one of the octets', () => {
    expect(readableHeaderValue('\u00ef\u00bb\u00bfabc')).toBe('\ufeffabc')
  })
})
