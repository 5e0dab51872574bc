import { describe, expect, it } from 'vitest'
import { copiedText } from '../../../../core/export/copy-forms'
import type { ExportedDelivery } from '../../../../core/export/exported-delivery'
import type { DeliveryDetail } from '../../../../core/delivery/delivery'
import { aDelivery } from '../../../support/a-delivery'

function delivery(text: string | Uint8Array, fields: Partial<DeliveryDetail> = {}): ExportedDelivery {
  const raw = new Uint8Array(Buffer.from(text))
  return { detail: aDelivery({ sizeBytes: raw.length, ...fields }), raw, decoded: raw }
}

describe('a delivery copied', () => {
  it('as it came over the wire, with the length of a body that came in chunks', () => {
    const headers: [string, string][] = [
      ['Host', 'a'],
      ['Transfer-Encoding', 'chunked'],
      ['X-Name', 'ZoÃ«'],
    ]
    expect(copiedText('http', delivery('{"a":1}', { headers }), '').text).toBe(
      'POST /webhooks/fleetbase HTTP/1.1\r\nHost: a\r\nContent-Length: 7\r\nX-Name: Zoë\r\n\r\n{"a":1}',
    )
  })

  it.each([
    ['{"a":1}', '7\r\n{"a":1}\r\n0'],
    ['', '0'],
  ])('as it came, with trailers behind the last chunk: %s', (body, chunks) => {
    const fields = {
      headers: [['Transfer-Encoding', 'chunked']] as [string, string][],
      trailers: [
        ['X-Sum', 'abc'],
        ['x-sum', 'ZoÃ«'],
      ] as [string, string][],
    }
    expect(copiedText('http', delivery(body, fields), '').text).toBe(
      `POST /webhooks/fleetbase HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}\r\nX-Sum: abc\r\nx-sum: Zoë\r\n\r\n`,
    )
    expect(copiedText('markdown', delivery(body, fields), '').text).toContain('x-sum: Zoë')
    expect(copiedText('curl', delivery(body, fields), 'http://h').remark).toContain('trailers are left out')
  })

  it('as it came, where that is no text, in Base64 and saying so', () => {
    const { text, remark } = copiedText('http', delivery(Uint8Array.of(0xff, 0, 1)), '')
    expect(text).toMatch(/\r\n\r\n\[3 bytes that are no text, in Base64\]\r\n\/wAB$/)
    expect(remark).toBe('The body is no text; it stands in Base64.')
  })

  it('as its payload, laid out or as it was sent', () => {
    expect(copiedText('payload', delivery('{"a":1.0}'), '').text).toBe('{\n  "a": 1.0\n}')
    expect(copiedText('payload-as-sent', delivery('{"a":1.0}'), '').text).toBe('{"a":1.0}')
    expect(copiedText('payload', delivery('{"a":', { bodyKind: 'broken-json' }), '').text).toBe('{"a":')
  })

  it('with a word on what is missing', () => {
    const cut = delivery('{"a":1', { keptBytes: 6, sizeBytes: 2048 })
    const sentence = 'Only the first 6 B of the body’s 2 KB are kept.'
    expect(copiedText('curl', cut, 'http://h').remark).toBe(sentence)
    expect(copiedText('markdown', cut, '').text).toContain(sentence)
    expect(copiedText('headers', cut, '').remark).toBeNull()
    expect(copiedText('fetch', delivery('x', { method: 'GET' }), 'http://h').remark).toBe(
      'fetch refuses a GET with a body.',
    )
  })

  it('as a report that nothing in it can break out of', () => {
    const hostile = delivery('{"a":"```\\n# b"}', {
      eventName: 'order.<img>_x',
      resourceId: 'a|b`c',
      note: 'ask *Zoë* | <b>',
    })
    const { text } = copiedText('markdown', hostile, '')
    expect(text).toContain(String.raw`## order.\<img\>\_x`)
    expect(text).toContain('| Resource | ``' + String.raw` a\|b` + '`c `` |')
    expect(text).toContain(String.raw`| Note | ask \*Zoë\* \| \<b\> |`)
    expect(text).toContain('````json\n{\n  "a": "```\\n# b"\n}\n````')
  })
})
