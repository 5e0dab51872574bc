import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../../core/contract/errors'
import type { DeliveryDetail } from '../../../../../core/delivery/delivery'
import { loadPayloadText, MAX_PAYLOAD_BYTES } from '../../../../../renderer/state/timeline/payload-text'
import { aDelivery } from '../../../../support/a-delivery'

const source = (detail: Partial<DeliveryDetail>, bytes: Uint8Array, totalBytes = bytes.length) => ({
  get: (id: number) => Promise.resolve(aDelivery({ id, ...detail })),
  body: ({ form, length }: { form: string; length: number }) => {
    expect(form).toBe('decoded')
    return Promise.resolve({ bytes: bytes.slice(0, length), totalBytes })
  },
})

describe('a payload for a timeline', () => {
  it('is the text of its body, in its charset', async () => {
    expect(await loadPayloadText(source({}, Buffer.from('{"a":"ë"}')), 7)).toEqual({
      text: '{"a":"ë"}',
      type: { provider: 'fleetbase', eventName: 'order.created', path: null },
    })
    const latin = source(
      { contentType: 'application/json; charset=iso-8859-1' },
      Uint8Array.of(0x22, 0xeb, 0x22),
    )
    expect(await loadPayloadText(latin, 7)).toMatchObject({ text: '"ë"' })
  })

  it.each([
    [{ bodyKind: 'binary' as const }, 'The payload is not JSON.'],
    [{ bodyKind: 'broken-json' as const }, 'The payload is not valid JSON.'],
    [{ sizeBytes: 3 * 1024 * 1024 }, 'The payload has 3 MB; up to 1 MB is read here.'],
    [
      { sizeBytes: 40 * 1024 * 1024, keptBytes: 1024 * 1024 },
      'The payload (40 MB) was over Waybill’s limit: only its first 1 MB are kept.',
    ],
  ])('is none where %j', async (detail, why) => {
    expect(await loadPayloadText(source(detail, Buffer.from('{}')), 7)).toMatchObject({ text: null, why })
  })

  it('is none where it is large only when it is unpacked, and where it is no text', async () => {
    const large = source({}, new Uint8Array(MAX_PAYLOAD_BYTES + 1).fill(0x20))
    expect(await loadPayloadText(large, 7)).toMatchObject({
      text: null,
      why: expect.stringMatching(/^The payload has 1 MB/) as string,
    })
    expect(await loadPayloadText(source({}, Uint8Array.of(0xff)), 7)).toMatchObject({
      text: null,
      why: 'The payload is not text.',
    })
  })

  it('is none where the delivery is gone; any other failure is one', async () => {
    const failing = (error: Error) => ({ ...source({}, Buffer.from('{}')), get: () => Promise.reject(error) })
    expect(await loadPayloadText(failing(new AppError('not-found', 'gone')), 7)).toMatchObject({
      text: null,
      why: 'The delivery is no longer kept.',
    })
    await expect(
      loadPayloadText(failing(new AppError('store-unavailable', 'away')), 7),
    ).rejects.toMatchObject({
      code: 'store-unavailable',
    })
  })
})
