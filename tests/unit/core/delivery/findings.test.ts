import { describe, expect, it } from 'vitest'
import type { DeliveryDetail } from '../../../../core/delivery/delivery'
import { findingsOf } from '../../../../core/delivery/findings'
import { findJsonError } from '../../../../core/json/check-json'
import { aDelivery } from '../../../support/a-delivery'

function titles(fields: Partial<DeliveryDetail>): string[] {
  return findingsOf(aDelivery(fields), null).map((finding) => finding.title)
}

describe('what stands out', () => {
  it('is nothing in an ordinary delivery', () => {
    expect(titles({})).toEqual([])
  })

  it('is where a broken body breaks, if that is known', () => {
    const broken = aDelivery({ bodyKind: 'broken-json' })
    expect(findingsOf(broken, findJsonError('{\n "a":1,}'))).toEqual([
      {
        tone: 'problem',
        title: 'The body is not valid JSON',
        text: expect.stringContaining(
          'At line 2, column 8: a comma may not stand before the closing }.',
        ) as string,
      },
    ])
    expect(findingsOf(broken, null)[0]?.text).not.toContain('line')
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

  it('is a body whose encoding could not be undone', () => {
    const encoded = {
      bodyKind: 'binary',
      headers: [['Content-Encoding', 'zstd']],
    } satisfies Partial<DeliveryDetail>
    expect(titles(encoded)).toEqual(['The body could not be decoded from zstd'])
    expect(titles({ ...encoded, bodyKind: 'json' })).toEqual([])
    expect(titles({ ...encoded, headers: [['Content-Encoding', 'Identity']] })).toEqual([])
    expect(titles({ ...encoded, headers: [] })).toEqual([])
  })
})
