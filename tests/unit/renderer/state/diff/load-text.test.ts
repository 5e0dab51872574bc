import { describe, expect, it } from 'vitest'
import type { DeliveryDetail } from '../../../../../core/delivery/delivery'
import { loadDeliveryText } from '../../../../../renderer/state/diff/load-text'
import { aDelivery } from '../../../../support/a-delivery'

function load(detail: Partial<DeliveryDetail>, raw: string, decoded = raw) {
  return loadDeliveryText(
    {
      get: (id) => Promise.resolve(aDelivery({ id, ...detail })),
      body: ({ form }) => {
        const bytes = Buffer.from(form === 'raw' ? raw : decoded, 'latin1')
        return Promise.resolve({ bytes, totalBytes: bytes.length })
      },
    },
    7,
  )
}

describe('what is compared of a delivery', () => {
  it('is its text with the content encoding undone, and its bytes as they came', async () => {
    const headers: DeliveryDetail['headers'] = [['Content-Encoding', 'gzip']]
    const { raw, text, isStart } = await load({ headers, bodyKind: 'json' }, 'zipped', '{"a":1}')
    expect([Buffer.from(raw).toString(), text, isStart]).toEqual(['zipped', '{"a":1}', false])
  })

  it('is read by its charset', async () => {
    const { text } = await load({ contentType: 'text/plain; charset=latin1', bodyKind: 'text' }, 'Zo\u00eb')
    expect(text).toBe('Zoë')
  })

  it('is no text where the body is none', async () => {
    expect((await load({ bodyKind: 'binary' }, '\u0000\u00ff')).text).toBeNull()
    expect((await load({ bodyKind: 'json' }, '"\u00ff"')).text).toBeNull()
  })

  it('is a start where no more was kept', async () => {
    expect(await load({ keptBytes: 5, bodyKind: 'json' }, '{"a":')).toMatchObject({
      isStart: true,
      text: '{"a":',
    })
  })
})
