import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_RETENTION } from '../../../core/contract/retention'
import { openReader } from '../../../electron/store/connection'
import type { Store } from '../../../electron/store/store'
import { aRequest } from '../../support/a-request'
import { storeWorkerUrl } from '../../support/bundle'
import { killStoreThread } from '../../support/death'
import { openTestStore, wholeBody } from '../../support/running-receiver'
import { historyWhen, isFailing, isWell, stateWhen } from '../../support/store-states'
import { tempFolder } from '../../support/temp-folder'

const MEGABYTE = 1024 * 1024

async function listedIds(store: Store): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; ; from += 500) {
    const { deliveries } = await store.page({ from, limit: 500 })
    ids.push(...deliveries.map(({ id }) => id))
    if (deliveries.length < 500) return ids
  }
}

function integrity(file: string): unknown {
  const db = openReader(file, () => undefined)
  const verdict = db.get({ name: 'integrity', sql: 'PRAGMA integrity_check' })?.['integrity_check']
  db.close()
  return verdict
}

describe('the limits of the history', () => {
  it('drops the oldest past the number, refuses nothing, spares what is pinned and counts what went', async () => {
    const limits = { ...DEFAULT_RETENTION, maxDeliveries: 200 }
    const store = await openTestStore({ limits })
    const pinned = await store.append(aRequest({ text: 'keep me' }))
    await store.annotate([pinned.id], { what: 'pinned', value: true })
    const appended = await Promise.all(Array.from({ length: 1500 }, () => store.append(aRequest())))
    expect(appended).toHaveLength(1500)

    const history = await historyWhen(store, ({ dropped }) => dropped.count === 1300)
    expect(history).toMatchObject({ deliveries: 201, pinned: 1, dropped: { count: 1300, bytes: 0, age: 0 } })
    expect(await listedIds(store)).toEqual([1, ...Array.from({ length: 200 }, (_, index) => 1302 + index)])
    expect((await wholeBody(store, pinned.id, 'raw')).toString()).toBe('keep me')
    await expect(store.get(500)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('lets an unpinned delivery go like any other', async () => {
    const limits = { ...DEFAULT_RETENTION, maxDeliveries: 100 }
    const store = await openTestStore({ limits })
    const { id } = await store.append(aRequest())
    await store.annotate([id], { what: 'pinned', value: true })
    await Promise.all(Array.from({ length: 150 }, () => store.append(aRequest())))
    await historyWhen(store, ({ dropped }) => dropped.count === 50)
    await store.annotate([id], { what: 'pinned', value: false })
    await historyWhen(store, ({ dropped }) => dropped.count === 51)
    await expect(store.get(id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('keeps the file within the bytes allowed, whatever comes', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const maxBytes = 10 * MEGABYTE
    const store = await openTestStore({ file, limits: { ...DEFAULT_RETENTION, maxBytes } })
    let largest = 0
    for (let round = 0; round < 60; round += 1) {
      await store.append(aRequest({ body: new Uint8Array(MEGABYTE).fill(round) }))
      largest = Math.max(largest, statSync(file).size)
    }
    // The newest ten stay whatever they weigh, and a few come in between two looks.
    expect(largest).toBeLessThan(maxBytes + 16 * MEGABYTE)
    await historyWhen(store, ({ dropped, bytesOnDisk }) => dropped.bytes >= 50 && bytesOnDisk < 32 * MEGABYTE)
    expect((await listedIds(store)).at(-1)).toBe(60)
    expect(store.history().dropped.bytes).toBeLessThanOrEqual(52)
    await store.close()
    expect(integrity(file)).toBe('ok')
    expect(statSync(file).size).toBeLessThan(largest + MEGABYTE)
  })

  it('drops what is too old, also when nothing arrives', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const old = await openTestStore({ file })
    const nowUs = Date.now() * 1000
    const daysAgo = (days: number): number => nowUs - days * 24 * 60 * 60 * 1_000_000
    for (const days of [9, 8, 7, 3, 2]) await old.append(aRequest({ receivedAtUs: daysAgo(days) }))
    await old.limit({ ...DEFAULT_RETENTION, maxAgeDays: 6 })
    expect(await historyWhen(old, ({ dropped }) => dropped.age === 3)).toMatchObject({ deliveries: 2 })
    await old.close()

    const reopened = await openTestStore({ file, limits: { ...DEFAULT_RETENTION, maxAgeDays: 1 } })
    expect(await historyWhen(reopened, ({ dropped }) => dropped.age === 5)).toMatchObject({ deliveries: 0 })
  })

  it('is never far passed, however fast they come', async () => {
    const maxDeliveries = 300
    const store = await openTestStore({ limits: { ...DEFAULT_RETENTION, maxDeliveries } })
    let most = 0
    store.onCaptured(({ total }) => {
      most = Math.max(most, total)
    })
    for (let wave = 0; wave < 40; wave += 1) {
      await Promise.all(Array.from({ length: 500 }, () => store.append(aRequest())))
    }
    await historyWhen(store, ({ deliveries }) => deliveries === maxDeliveries)
    // Dropping hurries from 1,000 over it on, and some waves may come between two steps; at ease it let 17,000 through.
    expect(most).toBeLessThan(maxDeliveries + 1000 + 8 * 500)
  })

  it('takes a lower limit at once', async () => {
    const store = await openTestStore()
    await Promise.all(Array.from({ length: 500 }, () => store.append(aRequest())))
    await store.limit({ ...DEFAULT_RETENTION, maxDeliveries: 120 })
    expect(await historyWhen(store, ({ deliveries }) => deliveries === 120)).toMatchObject({
      limits: { maxDeliveries: 120 },
      dropped: { count: 380 },
    })
  })

  it('goes on where it was when its thread dies in between', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const workerUrl = await storeWorkerUrl('tests/support/mortal-worker.ts')
    const store = await openTestStore({ file, workerUrl })
    await Promise.all(Array.from({ length: 5000 }, () => store.append(aRequest())))
    void store.limit({ ...DEFAULT_RETENTION, maxDeliveries: 100 })
    await historyWhen(store, ({ dropped }) => dropped.count > 0)
    const failing = stateWhen(store, isFailing)
    killStoreThread({ file, role: 'writer', when: 'now' })
    await failing
    await stateWhen(store, isWell)
    const { dropped } = await historyWhen(store, ({ deliveries }) => deliveries === 100)
    expect(dropped.count).toBe(4900)
    expect(await listedIds(store)).toEqual(Array.from({ length: 100 }, (_, index) => 4901 + index))
    await store.close()
    expect(integrity(file)).toBe('ok')
  })
})
