import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BODY_KINDS, decodeText, readBody } from '../../../../core/delivery/body'
import { fleetbaseBody } from '../../../support/fleetbase-requests'

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

const UTF8_JSON = '{"name":"Zoë"}'

describe('what a body is', () => {
  it.each([
    ['json', 'application/json', UTF8_JSON],
    ['json', 'application/json; charset=utf-8', '  [1, 2]\n'],
    ['json', 'application/json', '"a string alone"'],
    ['json', 'application/vnd.api+json', '{}'],
    // What is JSON is shown as JSON, whatever the sender calls it.
    ['json', 'text/plain', '{"a":1}'],
    ['json', 'application/x-www-form-urlencoded', '{"a":1}'],
    ['json', null, '[]'],
    ['broken-json', 'application/json', '{"a":1,}'],
    ['broken-json', 'application/json', 'order created'],
    ['broken-json', 'application/json', '\ufeff{}'],
    ['broken-json', 'application/json', '{"a":"\u0000"}'],
    ['broken-json', null, '{"a":'],
    ['text', 'text/plain', '{"a":'],
    ['text', null, '"a string alone"'],
    ['text', null, 'hello'],
    ['text', 'nonsense', 'tab\there\r\n'],
    ['form', 'application/x-www-form-urlencoded', 'a=1&b=2'],
    ['html', 'text/html; charset=utf-8', '<script>alert(1)</script>'],
    ['html', 'application/xhtml+xml', '<p/>'],
    ['xml', 'application/xml', '<a/>'],
    ['xml', 'application/soap+xml', '<a/>'],
    ['xml', 'image/svg+xml', '<svg onload="alert(1)"/>'],
    ['multipart', 'multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
    ['image', 'image/png', '\u0089PNG'],
    ['binary', 'application/octet-stream', 'a\u0000b'],
    ['binary', 'text/plain', 'escape \u001b[31m'],
    ['empty', 'application/json', ''],
    ['empty', null, ''],
  ])('is %s for %j and %j', (kind, contentType, text) => {
    expect(readBody(bytesOf(text), contentType).kind).toBe(kind)
  })

  it('is binary where the bytes are none of the charset', () => {
    expect(readBody(Uint8Array.of(0x7b, 0xff, 0x7d), 'application/json')).toEqual({
      kind: 'binary',
      text: null,
      json: undefined,
    })
  })

  it.each([
    ['a PNG', 'application/octet-stream'],
    ['a PNG', null],
    ['a PNG', 'text/plain'],
  ])('is an image for the bytes of one, whatever the type says: %s, %s', (_what, contentType) => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)
    expect(readBody(png, contentType).kind).toBe('image')
    expect(readBody(png.subarray(0, 7), 'application/octet-stream').kind).toBe('binary')
  })

  it.each([
    ['by its declaration', 'application/xml', '<?xml version="1.0" encoding="ISO-8859-1"?><o>Zo\u00eb</o>'],
    [
      'by its declaration',
      null,
      "<?xml version='1.0' encoding='windows-1252' standalone='yes'?><o>Zo\u00eb</o>",
    ],
    [
      'by its type first',
      'text/xml; charset=latin1',
      '<?xml version="1.0" encoding="utf-8"?><o>Zo\u00eb</o>',
    ],
  ])('reads XML in its charset, %s: %s', (_how, contentType, text) => {
    const read = readBody(Buffer.from(text, 'latin1'), contentType)
    expect(read).toMatchObject({ kind: 'xml', text })
  })

  it.each(['text/plain', 'text/plain; charset=utf-16', 'text/plain; charset=utf-8'])(
    'reads UTF-16 by its byte order mark: %s',
    (contentType) => {
      const text = '\ufeffhallo w\u00f6rld'
      const little = Buffer.from(text, 'utf16le')
      expect(readBody(little, contentType)).toMatchObject({ kind: 'text', text })
      expect(readBody(Buffer.from(little).swap16(), contentType)).toMatchObject({ kind: 'text', text })
      expect(readBody(little, 'application/octet-stream').kind).toBe('binary')
    },
  )

  it('is JSON for every body of Fleetbase’s, parsed and with its text untouched', () => {
    for (const name of ['order.created', 'order.dispatched', 'driver.created']) {
      const bytes = fleetbaseBody(name)
      const read = readBody(bytes, 'application/json')
      expect(read.kind).toBe('json')
      expect(bytesOf(read.text ?? '')).toEqual(new Uint8Array(bytes))
      expect(read.json).toMatchObject({ event: name, data: { id: expect.any(String) as string } })
    }
  })

  it('is told for any bytes under any type, and text is there exactly where it can be read', () => {
    const types = fc.option(
      fc.oneof(
        fc.string({ maxLength: 30 }),
        fc.constantFrom(
          'application/json',
          'text/html; charset=utf-16le',
          'image/gif',
          'multipart/mixed',
          'x/y+xml',
        ),
        fc.constantFrom(
          'text/plain; charset=latin1',
          'text/plain; charset=no-such',
          'text/plain; charset=""',
        ),
      ),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), types, (bytes, contentType) => {
        const read = readBody(bytes, contentType)
        expect(BODY_KINDS).toContain(read.kind)
        const isText = !['empty', 'multipart', 'image', 'binary'].includes(read.kind)
        expect(read.text !== null).toBe(isText)
        expect(read.json !== undefined).toBe(read.kind === 'json')
        if (read.kind === 'json') expect(read.json).toEqual(JSON.parse(read.text ?? ''))
      }),
      { numRuns: 500 },
    )
  })

  it('is told for a million nested brackets', () => {
    const deep = bytesOf('['.repeat(1_000_000) + ']'.repeat(1_000_000))
    expect(['json', 'broken-json']).toContain(readBody(deep, 'application/json').kind)
  })
})

describe('decoding text', () => {
  it('gives back any text that was encoded in its charset', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeText(bytesOf(text), null)).toBe(text)
        expect(decodeText(Buffer.from(text, 'utf16le'), 'utf-16le')).toBe(text)
      }),
    )
  })

  it('keeps a byte order mark, so that offsets in the text stay offsets in the body', () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), null)).toBe('\ufeffa')
  })

  it('reads the charset that is named, and UTF-8 for one that nobody knows', () => {
    expect(decodeText(Uint8Array.of(0x5a, 0x6f, 0xeb), 'iso-8859-1')).toBe('Zoë')
    expect(decodeText(bytesOf('Zoë'), 'klingon')).toBe('Zoë')
  })

  it.each(['windows-1252', 'iso-8859-1', 'us-ascii'])('reads %s as browsers do', (charset) => {
    const bytes = Uint8Array.of(0x80, 0x20, 0x93, 0x61, 0x94, 0x81, 0xff)
    expect(decodeText(bytes, charset)).toBe('€ “a”\x81ÿ')
  })

  it('gives null for bytes that the charset does not know', () => {
    expect(decodeText(Uint8Array.of(0x5a, 0x6f, 0xeb), 'utf-8')).toBeNull()
    expect(decodeText(Uint8Array.of(0x00, 0xd8), 'utf-16le')).toBeNull()
  })
})
