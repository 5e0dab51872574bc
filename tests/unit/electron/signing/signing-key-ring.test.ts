import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import type { SigningKeysView } from '../../../../core/contract/signing-keys'
import type { SecretKeeper } from '../../../../electron/settings/secret-keeper'
import { openSettings } from '../../../../electron/settings/settings'
import { SigningKeyRing } from '../../../../electron/signing/signing-key-ring'
import type { SigningSecret } from '../../../../electron/store/signatures/candidate-keys'
import { recordingLog } from '../../../support/recording-log'
import { tempFolder } from '../../../support/temp-folder'

/** The system's key store, which is Electron's and the person's, and not to be had in a test. */
class KeyStore implements SecretKeeper {
  readonly kept = new Map<string, string>()
  isThere = true
  /** What has to be answered before it gives anything out. */
  prompt: Promise<void> = Promise.resolve()

  has(name: string): boolean {
    return this.kept.has(name)
  }

  async get(name: string): Promise<string | null> {
    await this.prompt
    return this.kept.get(name) ?? null
  }

  set(name: string, value: string | null): Promise<void> {
    if (value !== null && !this.isThere) return Promise.reject(new AppError('secrets-unavailable', 'None.'))
    if (value === null) this.kept.delete(name)
    else this.kept.set(name, value)
    return Promise.resolve()
  }
}

interface Started {
  ring: SigningKeyRing
  /** What the store was told, newest last. */
  told: (readonly SigningSecret[])[]
  views: SigningKeysView[]
}

function machine(): { file: string; secrets: KeyStore; start: () => Promise<Started> } {
  const file = join(tempFolder(), 'settings.json')
  const secrets = new KeyStore()
  return {
    file,
    secrets,
    async start() {
      const settings = await openSettings({ file, log: recordingLog() })
      const told: (readonly SigningSecret[])[] = []
      const views: SigningKeysView[] = []
      const ring = new SigningKeyRing({
        settings,
        secrets,
        checkWith: (keys) => {
          told.push(keys)
          return Promise.resolve()
        },
        onChange: (view) => views.push(view),
      })
      return { ring, told, views }
    },
  }
}

const SHOP = { name: 'Shop', secret: '$2y$10$of-the-shop' }

describe('the keys that a person gave', () => {
  it('are tried at once, and after a start when the key store gives them out', async () => {
    const { file, secrets, start } = machine()
    const first = await start()
    await first.ring.unlock()
    expect(await first.ring.add(SHOP)).toEqual({ sameAs: null })
    expect(first.told.at(-1)?.map(({ secret }) => secret)).toEqual([SHOP.secret])
    expect(first.ring.view().keys).toMatchObject([{ name: 'Shop', state: 'kept' }])
    expect(readFileSync(file, 'utf8')).toContain('"Shop"')
    expect(readFileSync(file, 'utf8')).not.toContain(SHOP.secret)

    let answer: () => void = () => undefined
    secrets.prompt = new Promise((resolve) => {
      answer = resolve
    })
    const second = await start()
    const unlocked = second.ring.unlock()
    expect(second.ring.view().keys).toMatchObject([{ name: 'Shop', state: 'unlocking' }])
    expect(second.told).toEqual([])
    answer()
    await unlocked
    expect(second.told).toEqual(first.told)
    expect(second.ring.view().keys).toMatchObject([{ name: 'Shop', state: 'kept' }])
  })

  it('are never in what the window is told', async () => {
    const { ring, views } = await machine().start()
    await ring.add(SHOP)
    await ring.remove(ring.view().keys[0]?.id ?? '')
    expect(JSON.stringify([views, ring.view()])).not.toContain(SHOP.secret)
  })

  it('are used until Waybill is closed where there is no key store, and can be given anew then', async () => {
    const { secrets, start } = machine()
    secrets.isThere = false
    const first = await start()
    await first.ring.add(SHOP)
    expect(first.ring.view().keys).toMatchObject([{ name: 'Shop', state: 'until-quit' }])
    expect(first.told.at(-1)).toMatchObject([{ secret: SHOP.secret }])

    const second = await start()
    await second.ring.unlock()
    const [absent] = second.ring.view().keys
    expect(absent).toMatchObject({ name: 'Shop', state: 'absent' })
    expect(second.told.at(-1)).toEqual([{ id: absent?.id, secret: null }])
    expect(await second.ring.add(SHOP)).toEqual({ sameAs: null })
    expect(second.ring.view().keys).toMatchObject([{ name: 'Shop', state: 'until-quit' }])
    expect(second.ring.view().keys[0]?.id).not.toBe(absent?.id)
  })

  it('are each there once, by name and by secret', async () => {
    const { ring, told } = await machine().start()
    expect(await ring.add({ name: 'Console', secret: 'internal' })).toEqual({ sameAs: 'internal' })
    await ring.add(SHOP)
    expect(await ring.add({ ...SHOP, name: 'The same' })).toEqual({ sameAs: 'Shop' })
    await expect(ring.add({ ...SHOP, secret: 'another' })).rejects.toMatchObject({ code: 'invalid-input' })
    expect(told).toHaveLength(1)
  })

  it('can be brought back after they were removed, the last one at least', async () => {
    const { secrets, start } = machine()
    const { ring, told } = await start()
    await ring.add(SHOP)
    await ring.add({ name: 'Drivers', secret: 'of the drivers' })
    const [shop] = ring.view().keys
    await ring.remove(shop?.id ?? '')
    expect(ring.view()).toMatchObject({ keys: [{ name: 'Drivers' }], removed: { name: 'Shop' } })
    expect([...secrets.kept.values()]).toEqual(['of the drivers'])
    await ring.restore()
    expect(ring.view()).toMatchObject({ keys: [{ name: 'Drivers' }, { id: shop?.id }], removed: null })
    expect([...secrets.kept.values()]).toContain(SHOP.secret)
    expect(told.at(-1)?.map(({ secret }) => secret)).toEqual(['of the drivers', SHOP.secret])
    await expect(ring.restore()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are forgotten ten minutes after they were removed', async () => {
    const { ring, views } = await machine().start()
    await ring.add(SHOP)
    vi.useFakeTimers()
    try {
      await ring.remove(ring.view().keys[0]?.id ?? '')
      vi.advanceTimersByTime(10 * 60 * 1000)
    } finally {
      vi.useRealTimers()
    }
    expect(views.at(-1)?.removed).toBeNull()
    await expect(ring.restore()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('can be removed while the key store still asks', async () => {
    const { secrets, start } = machine()
    const first = await start()
    await first.ring.add(SHOP)
    await first.ring.add({ name: 'Drivers', secret: 'of the drivers' })
    let answer: () => void = () => undefined
    secrets.prompt = new Promise((resolve) => {
      answer = resolve
    })
    const { ring, told } = await start()
    const unlocked = ring.unlock()
    await ring.remove(ring.view().keys[0]?.id ?? '')
    expect(told).toEqual([])
    answer()
    await unlocked
    expect(told).toMatchObject([[{ secret: 'of the drivers' }]])
  })
})
