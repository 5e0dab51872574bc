import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { readContents } from '../../../../electron/store/read-contents'
import { aRequest } from '../../../support/a-request'

const fleetbase = (event: string): string =>
  `{"id":"event_6a852d2f7d159","api_version":"v1","event":${JSON.stringify(event)},"created_at":"2026-08-19 04:12:31","data":{"id":"order_1"}}`

describe('reading what a delivery says', () => {
  it('reads kind, envelope and checksum', () => {
    const request = aRequest({ text: fleetbase('order.created') })
    expect(readContents(request, vi.fn())).toMatchObject({
      bodyKind: 'json',
      contentType: 'application/json',
      envelope: { provider: 'fleetbase', eventName: 'order.created', resourceId: 'order_1' },
      bodySha256: createHash('sha256').update(request.body).digest(),
    })
  })

  it('reads through a content encoding, but sums up the body as it came', () => {
    const body = gzipSync(fleetbase('order.created'))
    const contents = readContents(
      aRequest({ body: new Uint8Array(body), headers: [['Content-Encoding', 'gzip']] }),
      vi.fn(),
    )
    expect(contents.envelope.eventName).toBe('order.created')
    expect(contents.bodySha256).toEqual(createHash('sha256').update(body).digest())
  })

  it('takes a body for binary when its encoding can’t be undone', () => {
    const contents = readContents(aRequest({ headers: [['Content-Encoding', 'zstd']] }), vi.fn())
    expect(contents).toMatchObject({ bodyKind: 'binary', envelope: { provider: 'generic', eventName: null } })
  })

  it('makes names storable', () => {
    const nameOf = (event: string): string | null =>
      readContents(aRequest({ text: fleetbase(event) }), vi.fn()).envelope.eventName
    expect(nameOf('a\0b')).toBe('a\uFFFDb')
    expect(nameOf('a\uD800b')).toBe('a\uFFFDb')
    expect(nameOf('a\u{1F69A}b')).toBe('a\u{1F69A}b')
    expect(nameOf('x'.repeat(1025))).toBeNull()
  })

  it('keeps the delivery when reading it goes wrong, and says so', () => {
    const onBug = vi.fn()
    const headers = new Proxy([] as [string, string][], {
      get(target, property) {
        if (property === 'filter') throw new Error('a bug in a provider')
        return Reflect.get(target, property) as unknown
      },
    })
    expect(readContents(aRequest({ headers }), onBug)).toMatchObject({ bodyKind: 'binary' })
    expect(onBug).toHaveBeenCalledOnce()
  })
})
