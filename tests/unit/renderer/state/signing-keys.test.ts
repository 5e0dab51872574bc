import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import type { SigningKeysView } from '../../../../core/contract/signing-keys'
import { SigningKeysStore, type SigningKeysSource } from '../../../../renderer/state/signing-keys'

const SHOP = { id: '3e0c8a52-8a0e-4a5c-9d0c-3b1f6c1f0a11', name: 'Shop' }

function aStore(source: Partial<SigningKeysSource> = {}) {
  let tell: (view: SigningKeysView) => void = () => undefined
  const store = new SigningKeysStore({
    get: () => Promise.resolve({ keys: [], removed: null }),
    onChange: (listener) => {
      tell = listener
      return () => undefined
    },
    add: () => Promise.resolve({ sameAs: null }),
    remove: () => Promise.resolve(),
    restore: () => Promise.resolve(),
    ...source,
  })
  return { store, tell: (view: SigningKeysView) => tell(view) }
}

describe('the keys in the window', () => {
  it('are what the main process says', async () => {
    const { store, tell } = aStore()
    await store.start()
    tell({ keys: [{ ...SHOP, state: 'kept' }], removed: null })
    expect(store.view.get().keys).toEqual([{ ...SHOP, state: 'kept' }])
  })

  it('are added, or told why not: at the secret where it is there already, else for all to see', async () => {
    const given = { name: 'Shop', secret: 'a secret' }
    expect(await aStore().store.add(given)).toEqual({ isAdded: true, problem: null })

    const known = aStore({ add: () => Promise.resolve({ sameAs: 'Drivers' }) })
    expect(await known.store.add(given)).toMatchObject({
      isAdded: false,
      problem: expect.stringContaining('“Drivers”') as string,
    })

    const full = aStore({ add: () => Promise.reject(new AppError('settings-unwritable', 'No room.')) })
    expect(await full.store.add(given)).toEqual({ isAdded: false, problem: null })
    expect(full.store.failure.get()).toMatchObject({ message: 'No room.' })
    await full.store.remove(SHOP.id)
    expect(full.store.failure.get()).toBeNull()
  })
})
