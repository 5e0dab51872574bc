import fc from 'fast-check'
import type { ReceivedRequest } from '../../../../core/delivery/received-request'
import { describe, expect, it } from 'vitest'
import { packAppends, unpackAppends, type PendingAppend } from '../../../../electron/store/packed-appends'
import { aRequest, aResponse } from '../../../support/a-request'
import { aRule } from '../../../support/a-rule'

const KB = 1024

const header = fc.tuple(fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ unit: 'binary' }))

const responses: ReceivedRequest['response'][] = [
  aResponse(),
  aResponse({ status: null, fault: 'close' }),
  { candidates: [{ rule: aRule(), edition: '1' }], mayHold: true },
]

const oversized = { receivedBytes: 5, sha256: new Uint8Array(32).fill(1), isWhole: false }

const append = fc
  .record({
    seq: fc.nat(),
    receivedAtUs: fc.maxSafeNat(),
    readDurationUs: fc.nat(),
    method: fc.constantFrom('POST', 'GET'),
    target: fc.string({ unit: 'binary' }),
    headers: fc.array(header, { maxLength: 4 }),
    trailers: fc.array(header, { maxLength: 2 }),
    remotePort: fc.nat(65_535),
    via: fc.constantFrom('direct' as const, 'tunnel' as const),
    // About the size from which a body travels in its own memory.
    bodyBytes: fc.oneof(fc.nat(9), fc.constantFrom(64 * KB, 64 * KB + 1, 200 * KB)),
    fill: fc.nat(255),
    isShared: fc.boolean(),
    response: fc.constantFrom(...responses),
    oversized: fc.constantFrom(null, oversized),
  })
  .map(({ seq, bodyBytes, fill, isShared, ...fields }): PendingAppend => {
    const memory = new Uint8Array(isShared ? bodyBytes + 2 : bodyBytes).fill(fill)
    const body = isShared ? memory.subarray(1, bodyBytes + 1) : memory
    return { seq, request: aRequest({ ...fields, body }) }
  })

/** Bodies as their bytes: which memory they are in is not to count. */
function plain(appends: readonly PendingAppend[]): unknown[] {
  return appends.map(({ seq, request }) => ({
    seq,
    request: { ...request, body: Buffer.from(request.body).toString('latin1') },
  }))
}

describe('deliveries on their way to the writer', () => {
  it('arrive as they were sent', () => {
    fc.assert(
      fc.property(fc.array(append, { maxLength: 8 }), (appends) => {
        const sent = plain(appends)
        const { packed, transfer } = packAppends(appends)
        expect(plain(unpackAppends(structuredClone(packed, { transfer })))).toEqual(sent)
      }),
    )
  })

  it('take a large body’s memory along, and leave a part of shared memory where it is', () => {
    const large = new Uint8Array(200 * KB)
    const shared = new Uint8Array(200 * KB)
    const requests = [large, shared.subarray(1), new Uint8Array(5)].map((body) => aRequest({ body }))
    const { packed, transfer } = packAppends(requests.map((request, seq) => ({ seq, request })))
    structuredClone(packed, { transfer })
    expect([large.byteLength, shared.byteLength]).toEqual([0, 200 * KB])
  })
})
