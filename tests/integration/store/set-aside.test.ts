import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../electron/store/open-store'
import type { Store } from '../../../electron/store/store'
import { aRequest } from '../../support/a-request'
import { recordingLog } from '../../support/recording-log'
import { openTestStore } from '../../support/running-receiver'
import { isWell, stateWhen } from '../../support/store-states'
import { storeWorkerUrl } from '../../support/bundle'
import { tempFolder } from '../../support/temp-folder'

const PAGE_BYTES = 4096

/** Writes a database of twenty deliveries, closes it, and gives its bytes changed as told. */
async function changedDatabase(file: string, change: (bytes: Buffer) => Buffer): Promise<Buffer> {
  const store = await openStore({ file, workerUrl: await storeWorkerUrl(), log: recordingLog() })
  for (let index = 0; index < 20; index += 1) await store.append(aRequest({ body: new Uint8Array(20_000) }))
  await store.close()
  const bytes = change(readFileSync(file))
  writeFileSync(file, bytes)
  return bytes
}

async function expectSetAside(store: Store, name: RegExp, reason: string, bytes: Buffer): Promise<void> {
  const { setAside, failure } = store.state()
  expect(failure).toBeNull()
  expect(setAside?.path).toMatch(name)
  expect(setAside?.reason).toContain(reason)
  expect(readFileSync(setAside?.path ?? '').equals(bytes)).toBe(true)
  expect((await store.append(aRequest())).id).toBe(1)
  expect((await store.page({ from: null, limit: 10 })).total).toBe(1)
}

describe('a database that can’t be used is set aside under a dated name, and a new one begun', () => {
  it.each([
    ['is no database at all', () => Buffer.alloc(9000, 7)],
    ['was cut short', (bytes: Buffer) => Buffer.from(bytes.subarray(0, 2 * PAGE_BYTES + 100))],
  ])('when it %s', async (_what, change) => {
    const file = join(tempFolder(), 'waybill.db')
    const bytes = await changedDatabase(file, change)
    const store = await openTestStore({ file })
    await expectSetAside(
      store,
      /waybill\.db\.corrupt-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/,
      'it is damaged',
      bytes,
    )
  })

  it('when a newer Waybill made it', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const bytes = await changedDatabase(file, (database) => {
      // user_version, the schema's number (https://sqlite.org/fileformat2.html#the_database_header).
      database.writeUInt32BE(999, 60)
      return database
    })
    const store = await openTestStore({ file })
    await expectSetAside(store, /waybill\.db\.newer-/, 'it was made by a newer Waybill', bytes)
  })

  it('when a step of the schema fails in it', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const bytes = await changedDatabase(file, (database) => {
      database.writeUInt32BE(0, 60)
      return database
    })
    const store = await openTestStore({ file })
    await expectSetAside(store, /waybill\.db\.unmigrated-/, 'it could not be brought up to date', bytes)
  })

  it('when the damage shows only while it is in use, and the revision goes on', async () => {
    const file = join(tempFolder(), 'waybill.db')
    await changedDatabase(file, (database) => {
      // The schema and the small tables come first and stay; the end of the bodies' tree is lost.
      database.fill(0xee, 32 * PAGE_BYTES)
      return database
    })
    const store = await openTestStore({ file })
    expect(store.state()).toEqual({ failure: null, setAside: null })
    const before = (await store.page({ from: null, limit: 1 })).revision
    await expect(store.append(aRequest())).rejects.toMatchObject({ code: 'store-unavailable' })

    const { setAside } = await stateWhen(store, (state) => state.setAside !== null && isWell(state))
    expect(existsSync(setAside?.path ?? '')).toBe(true)
    await store.append(aRequest())
    const page = await store.page({ from: null, limit: 1 })
    expect(page.total).toBe(1)
    expect(page.revision).toBeGreaterThan(before)
  })
})

describe('a log left behind by a program that was killed', () => {
  it('is read at the next start', async () => {
    const folder = tempFolder()
    const file = join(folder, 'waybill.db')
    const store = await openTestStore({ file })
    await store.append(aRequest({ text: 'in the log only' }))
    // As they lie on the disk at this moment, which is how a kill would leave them.
    const copy = join(tempFolder(), 'waybill.db')
    for (const suffix of ['', '-wal']) writeFileSync(copy + suffix, readFileSync(file + suffix))
    const recovered = await openTestStore({ file: copy })
    expect((await recovered.page({ from: null, limit: 10 })).total).toBe(1)
  })

  it('counts up to where it was cut off', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const store = await openTestStore({ file })
    await store.append(aRequest())
    await store.append(aRequest({ body: new Uint8Array(100_000) }))
    const copy = join(tempFolder(), 'waybill.db')
    writeFileSync(copy, readFileSync(file))
    const log = readFileSync(`${file}-wal`)
    writeFileSync(`${copy}-wal`, log.subarray(0, log.length - 5000))
    const recovered = await openTestStore({ file: copy })
    expect(recovered.state()).toEqual({ failure: null, setAside: null })
    expect((await recovered.page({ from: null, limit: 10 })).total).toBe(1)
  })
})
