import { describe, expect, it } from 'vitest'
import type { DeliveryDetail } from '../../../../core/delivery/delivery'
import { findingsOf } from '../../../../core/delivery/findings'
import { findJsonError } from '../../../../core/json/check-json'
import { aDelivery } from '../../../support/a-delivery'

const PLAIN = { jsonError: null, unpackProblem: null, read: { kind: 'json' } } as const

function titles(fields: Partial<DeliveryDetail>): string[] {
  return findingsOf(aDelivery(fields), PLAIN).map((finding) => finding.title)
}

describe('what stands out', () => {
  it('is nothing in an ordinary delivery', () => {
    expect(titles({})).toEqual([])
  })

  it('is where a broken body breaks, if that is known', () => {
    const broken = aDelivery({ bodyKind: 'broken-json' })
    expect(findingsOf(broken, { ...PLAIN, jsonError: findJsonError('{\n "a":1,}') })).toEqual([
      {
        tone: 'problem',
        title: 'The body is not valid JSON',
        text: expect.stringContaining(
          'At line 2, column 8: a comma may not stand before the closing }.',
        ) as string,
      },
    ])
    expect(findingsOf(broken, PLAIN)[0]?.text).not.toContain('line')
  })

  it('is an empty list from Fleetbase, and not one from another sender or one with an event', () => {
    const empty = { provider: 'fleetbase', eventName: null, bodyKind: 'json', sizeBytes: 2 } as const
    expect(titles(empty)).toEqual(['Fleetbase sent an empty list'])
    expect(titles({ ...empty, provider: 'generic' })).toEqual([])
    expect(titles({ ...empty, eventName: 'order.created' })).toEqual([])
    expect(titles({ ...empty, sizeBytes: 3 })).toEqual([])
  })

  it('is a GET without a body from Guzzle, which a redirect made of a POST', () => {
    const redirected = {
      method: 'GET',
      sizeBytes: 0,
      bodyKind: 'empty',
      headers: [['user-agent', 'GuzzleHttp/7']],
    } satisfies Partial<DeliveryDetail>
    expect(titles(redirected)).toEqual(['This was probably a POST before a redirect'])
    expect(titles({ ...redirected, method: 'POST' })).toEqual([])
    expect(titles({ ...redirected, sizeBytes: 4 })).toEqual([])
    expect(titles({ ...redirected, headers: [['User-Agent', 'curl/8.5.0']] })).toEqual([])
    expect(titles({ ...redirected, headers: [] })).toEqual([])
  })

  it.each([
    ['unknown', 'The body could not be unpacked from gzip'],
    ['damaged', 'The body could not be unpacked from gzip'],
    ['cut-short', 'The body could not be unpacked from gzip'],
    ['too-large', 'The body unpacks to more than 64 MB'],
  ] as const)('is a body whose encoding could not be undone, and why: %s', (kind, title) => {
    const packed = { ...PLAIN, unpackProblem: { kind, encoding: 'gzip' }, read: { kind: 'binary' } } as const
    expect(findingsOf(aDelivery({}), packed).map((finding) => finding.title)).toEqual([title])
  })

  it.each([
    ['application/json', 'binary', ['The body is not the text that application/json promises']],
    ['text/plain; charset=shift_jis', 'binary', ['The body is not the text that text/plain promises']],
    ['application/octet-stream', 'binary', []],
    [null, 'binary', []],
    ['text/plain', 'text', []],
    ['text/plain', 'image', []],
  ] as const)('is a body that is not the text it promises to be: %s, %s', (contentType, kind, expected) => {
    const found = findingsOf(aDelivery({ contentType }), { ...PLAIN, read: { kind } })
    expect(found.map((finding) => finding.title)).toEqual(expected)
  })

  it('names the charset that a text is not in', () => {
    const textOf = (contentType: string): string | undefined =>
      findingsOf(aDelivery({ contentType }), { ...PLAIN, read: { kind: 'binary' } })[0]?.text
    expect(textOf('text/plain; charset=Shift_JIS')).toContain('not text in shift_jis,')
    expect(textOf('text/plain')).toContain('not text in UTF-8 (it names no charset),')
  })
})
