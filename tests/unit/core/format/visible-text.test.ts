import { describe, expect, it } from 'vitest'
import { looksLikeText, visibleText } from '../../../../core/format/visible-text'

describe('bytes of unknown kind', () => {
  it('show what can’t be seen, and keep their lines', () => {
    const bytes = Buffer.from('GET / HTTP/1.1\r\nX: a\0b\x1b[31m\x7f\tZoë\n')
    expect(visibleText(bytes)).toBe('GET / HTTP/1.1\r\nX: a␀b␛[31m␡\tZoë\n')
  })

  it.each([
    [true, Buffer.from('POST /hooks HTTP/1.1\r\nHost: a\r\n')],
    [true, Buffer.from('a single \0 in a line of text')],
    [true, Buffer.alloc(0)],
    [false, Buffer.from('16030100f8010000f40303', 'hex')],
    [false, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])],
  ])('read better as text: %s for %j', (isText, bytes) => {
    expect(looksLikeText(bytes)).toBe(isText)
  })
})
