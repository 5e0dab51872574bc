import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import { CopyAsStore } from '../../../../renderer/state/copy-as'
import { aDelivery } from '../../../support/a-delivery'

function aStore(bodyOf: (id: number) => Uint8Array) {
  const written: string[] = []
  const store = new CopyAsStore({
    load: (id) => {
      if (id === 13) return Promise.reject(new AppError('not-found', 'Gone.'))
      const raw = bodyOf(id)
      return Promise.resolve({ detail: aDelivery({ id, sizeBytes: raw.length }), raw, decoded: raw })
    },
    origin: () => 'http://127.0.0.1:4040',
    write: (text) => {
      written.push(text)
      return Promise.resolve()
    },
  })
  return { store, written }
}

const small = (id: number): Uint8Array => Buffer.from(`{"id":${String(id)}}`)

describe('copying', () => {
  it('puts several one after the other, in the order they were marked', async () => {
    const { store, written } = aStore(small)
    store.choosing.set([3, 1])
    await store.copy([3, 1], 'payload-as-sent')
    expect(written).toEqual(['{"id":3}\n{"id":1}'])
    expect(store.choosing.get()).toBeNull()
    expect(store.outcome.get()).toEqual({
      status: 'copied',
      form: 'payload-as-sent',
      deliveries: 2,
      remarks: [],
    })
  })

  it('copies no more than a clipboard should hold, and says so', async () => {
    const { store } = aStore(small)
    await store.copy(
      Array.from({ length: 150 }, (_, index) => 100 + index),
      'headers',
    )
    expect(store.outcome.get()).toMatchObject({
      deliveries: 100,
      remarks: ['Only the first 100 were copied; export them to have all.'],
    })
    const large = aStore(() => new Uint8Array(9 * 1024 * 1024))
    await large.store.copy([1, 2, 3], 'headers')
    expect(large.store.outcome.get()).toMatchObject({
      deliveries: 1,
      remarks: ['Only the first 1 were copied: more than 16 MB.'],
    })
  })

  it('writes nothing where one can’t be read, and says why', async () => {
    const { store, written } = aStore(small)
    await store.copy([1, 13], 'curl')
    expect(written).toEqual([])
    expect(store.outcome.get()).toMatchObject({ status: 'failed', error: { code: 'not-found' } })
  })
})
