import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { CheckedSignatures } from '../../../core/contract/signing-keys'
import { openStore } from '../../../electron/store/open-store'
import type { SigningSecret } from '../../../electron/store/signatures/candidate-keys'
import type { Store } from '../../../electron/store/store'
import { storeWorkerUrl } from '../../support/bundle'
import { killStoreThread } from '../../support/death'
import { recordingLog } from '../../support/recording-log'
import { openTestStore } from '../../support/running-receiver'
import { signedRequest } from '../../support/signed-requests'
import { isWell, stateWhen } from '../../support/store-states'
import { tempFolder } from '../../support/temp-folder'

const SHOP: SigningSecret = { id: 'shop', secret: '$2y$10$of-the-shop' }
const DRIVERS: SigningSecret = { id: 'drivers', secret: '$2y$10$of-the-drivers' }

/** How many deliveries a filter finds. */
async function count(store: Store, filter: string): Promise<number> {
  let found = 0
  for (let before: number | null = 1_000_000; before !== null;) {
    const step = await store.count({ filter, nowMs: 0, dayBeganUs: 0, before })
    found += step.count
    before = step.next
  }
  return found
}

function untilCounted(store: Store, filter: string, expected: number): Promise<void> {
  return vi.waitFor(async () => expect(await count(store, filter)).toBe(expected), { timeout: 20_000 })
}

describe('keys that a person gives to a real store', () => {
  it('turn verdicts when they come and when they go, which is told', async () => {
    const store = await openTestStore()
    const told: CheckedSignatures[] = []
    store.onSignatures((checked) => told.push(checked))
    const signers = ['internal', SHOP.secret, DRIVERS.secret, null]
    for (const secret of signers) await store.append(signedRequest(secret))
    expect(await count(store, 'signature:invalid')).toBe(2)

    await store.checkWith([SHOP])
    await untilCounted(store, 'signature:valid', 2)
    expect(await store.get(2)).toMatchObject({ signature: 'valid', signedBy: 'shop' })
    const { id } = await store.append(signedRequest(SHOP.secret))
    expect(await store.get(id)).toMatchObject({ signature: 'valid', signedBy: 'shop' })

    await store.checkWith([DRIVERS])
    await vi.waitFor(async () => {
      expect(await store.get(id)).toMatchObject({ signature: 'invalid', signedBy: null })
      expect(await store.get(2)).toMatchObject({ signature: 'invalid', signedBy: null })
      expect(await store.get(3)).toMatchObject({ signature: 'valid', signedBy: 'drivers' })
    })
    expect(await store.get(1)).toMatchObject({ signature: 'valid', signedBy: null })
    await vi.waitFor(() => {
      expect(told.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBe(1 + 3)
    })
  })

  it('are looked for to the end by the next start, after a stop and after a death in the middle', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const workerUrl = await storeWorkerUrl('tests/support/mortal-worker.ts')
    const open = (signingKeys: readonly SigningSecret[]): Promise<Store> =>
      openStore({ file, workerUrl, log: recordingLog(), signingKeys })
    const first = await open([])
    await Promise.all(Array.from({ length: 6000 }, () => first.append(signedRequest(SHOP.secret))))
    await first.checkWith([SHOP])
    await vi.waitFor(async () => expect(await count(first, 'signature:valid')).toBeGreaterThan(0))
    await first.close()

    const second = await open([SHOP])
    onTestFinished(() => second.close())
    const half = await count(second, 'signature:valid')
    expect(half).toBeLessThan(6000)
    killStoreThread({ file, role: 'writer', when: 'in-transaction' })
    await untilCounted(second, 'signature:valid', 6000)
    await stateWhen(second, isWell)
    await second.checkWith([])
    await untilCounted(second, 'signature:invalid', 6000)
  })

  it('hold up nobody while they are not known, and are tried with what came before they were', async () => {
    const store = await openTestStore({ signingKeys: null })
    for (const secret of [SHOP.secret, 'internal', null]) await store.append(signedRequest(secret))
    const verdicts = async (): Promise<(string | null)[]> =>
      (await store.page({ from: 0, limit: 10 })).deliveries.map(({ signature }) => signature)
    expect(await verdicts()).toEqual([null, 'valid', 'none'])
    await store.checkWith([SHOP])
    await vi.waitFor(async () => expect(await verdicts()).toEqual(['valid', 'valid', 'none']))
    expect(await store.get(1)).toMatchObject({ signedBy: 'shop' })
  })

  it('are known to a writer that is started again, and to nobody who reads the log or the database', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const log = recordingLog()
    const store = await openTestStore({
      file,
      log,
      workerUrl: await storeWorkerUrl('tests/support/mortal-worker.ts'),
    })
    await store.checkWith([SHOP])
    killStoreThread({ file, role: 'writer', when: 'now' })
    await vi.waitFor(() => expect(log.lines.map(({ event }) => event)).toContain('store-thread-died'))
    await stateWhen(store, isWell)
    const { id } = await store.append(signedRequest(SHOP.secret))
    expect(await store.get(id)).toMatchObject({ signature: 'valid', signedBy: 'shop' })
    expect(JSON.stringify(log.lines)).not.toContain('of-the-shop')
    await store.close()
    expect(readFileSync(file).includes('of-the-shop')).toBe(false)
  })
})
