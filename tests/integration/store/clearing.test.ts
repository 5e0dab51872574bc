import { fork } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ListNews } from '../../../core/contract/events'
import { ANY_UNPINNED, type ClearResult } from '../../../core/contract/history'
import { openReader } from '../../../electron/store/connection'
import type { Store } from '../../../electron/store/store'
import { aRequest } from '../../support/a-request'
import { bundleForNode, storeWorkerUrl } from '../../support/bundle'
import { openTestStore, wholeBody } from '../../support/running-receiver'
import { historyWhen } from '../../support/store-states'
import { tempFolder } from '../../support/temp-folder'

async function clearAll(store: Store): Promise<ClearResult> {
  const { upToId } = await store.match(ANY_UNPINNED)
  return store.clear({ what: 'matching', criteria: ANY_UNPINNED, upToId })
}

async function total(store: Store): Promise<number> {
  return (await store.page({ from: null, limit: 1 })).total
}

function rowsIn(file: string): {
  integrity: unknown
  deliveries: unknown
  bodies: unknown
  cleared: unknown
} {
  const db = openReader(file, () => undefined)
  const count = (table: string): unknown =>
    db.get({ name: table, sql: `SELECT count(*) AS count FROM ${table}` })?.['count']
  const rows = {
    integrity: db.get({ name: 'integrity', sql: 'PRAGMA integrity_check' })?.['integrity_check'],
    deliveries: count('deliveries'),
    bodies: count('delivery_bodies'),
    cleared: count('cleared_deliveries'),
  }
  db.close()
  return rows
}

describe('clearing', () => {
  it('hides at once, and undo brings all of it back as it was', async () => {
    const store = await openTestStore()
    await Promise.all(
      Array.from({ length: 5000 }, (_, index) => store.append(aRequest({ text: `body ${String(index)}` }))),
    )
    const before = await store.page({ from: 2400, limit: 500 })
    const cleared = await clearAll(store)
    expect(cleared.deliveries).toBe(5000)
    expect(await store.page({ from: null, limit: 10 })).toMatchObject({ total: 0, deliveries: [] })
    await expect(store.get(3)).rejects.toMatchObject({ code: 'not-found' })
    await expect(store.body({ id: 3, form: 'raw', offset: 0, length: 9 })).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(store.history()).toMatchObject({ deliveries: 0, undoable: cleared })

    await store.undo(cleared.clearingId)
    expect((await store.page({ from: 2400, limit: 500 })).deliveries).toEqual(before.deliveries)
    expect((await wholeBody(store, 3, 'raw')).toString()).toBe('body 2')
    expect(store.history()).toMatchObject({ deliveries: 5000, undoable: null })
    await expect(store.undo(cleared.clearingId)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('takes what fits and what was there when it was counted, and no pinned one', async () => {
    const store = await openTestStore()
    for (const target of ['/a', '/b', '/a', '/a', '/b']) await store.append(aRequest({ target }))
    await store.annotate([3], { what: 'pinned', value: true })
    const criteria = { ...ANY_UNPINNED, path: '/a' }
    const match = await store.match(criteria)
    expect(match).toMatchObject({ deliveries: 2, pinnedKept: 1, upToId: 5 })
    await store.append(aRequest({ target: '/a' }))
    expect(await store.clear({ what: 'matching', criteria, upToId: match.upToId })).toMatchObject({
      deliveries: 2,
    })
    const { deliveries } = await store.page({ from: 0, limit: 10 })
    expect(deliveries.map(({ id }) => id)).toEqual([2, 3, 5, 6])
    expect(await store.locate(5)).toMatchObject({ position: 2 })
    expect(await store.locate(1)).toMatchObject({ position: null })
  })

  it('takes back the newest of several clearings, or any of them', async () => {
    const store = await openTestStore()
    for (let count = 0; count < 3; count += 1) await store.append(aRequest())
    const first = await store.clear({ what: 'named', ids: [1] })
    const second = await store.clear({ what: 'named', ids: [2, 2, 77] })
    expect(second.deliveries).toBe(1)
    expect(store.history().undoable).toEqual(second)
    await store.undo(first.clearingId)
    expect(store.history().undoable).toEqual(second)
    expect((await store.page({ from: 0, limit: 9 })).deliveries.map(({ id }) => id)).toEqual([1, 3])
    expect(await store.clear({ what: 'named', ids: [2] })).toMatchObject({ deliveries: 0 })
  })

  it('tells exactly what went and came back, in order with the arrivals between', async () => {
    const store = await openTestStore()
    await Promise.all(Array.from({ length: 6000 }, () => store.append(aRequest())))
    const news: ListNews[] = []
    store.onList((told) => news.push(...told))
    const clearing = clearAll(store)
    const appends = Array.from({ length: 200 }, () => store.append(aRequest()))
    await Promise.all([clearing, ...appends])
    const { clearingId } = await clearing
    await store.undo(clearingId)

    const told = news.slice(1).map(({ payload }) => payload.after)
    expect(told).toEqual(news.slice(0, -1).map(({ payload }) => payload.revision))
    const gone = news.flatMap((item) => (item.name === 'removed' ? (item.payload.runs ?? []) : []))
    expect(gone.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(6000)
    expect(news.at(-1)).toMatchObject({ name: 'restored', payload: { total: 6200 } })
  })

  it('stands after a restart, and the space goes back to the disk', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const store = await openTestStore({ file })
    const body = (): Uint8Array => new Uint8Array(20_000).fill(7)
    await Promise.all(Array.from({ length: 2000 }, () => store.append(aRequest({ body: body() }))))
    await store.annotate([1000], { what: 'pinned', value: true })
    expect((await clearAll(store)).deliveries).toBe(1999)
    await store.close()
    expect(statSync(file).size).toBeGreaterThan(40_000_000)

    const reopened = await openTestStore({ file })
    expect(await total(reopened)).toBe(1)
    await historyWhen(reopened, ({ bytesOnDisk }) => bytesOnDisk > 0 && bytesOnDisk < 1_000_000)
    expect((await wholeBody(reopened, 1000, 'raw')).equals(Buffer.from(body()))).toBe(true)
    await reopened.close()
    expect(rowsIn(file)).toEqual({ integrity: 'ok', deliveries: 1, bodies: 1, cleared: 0 })
    // Of 40 MB: some 30 pages, and the search index's fresh blocks of 64 KiB from the kept delivery on, at most five of
    // them, as many as it had built before the clearing.
    expect(statSync(file).size).toBeLessThan(500_000)
  })

  it.each([
    ['before it was whole is taken back', 'hidden', 12_000],
    ['after it was confirmed stands', 'cleared', 0],
  ])('that a kill of the process meets %s', async (_what, word, left) => {
    const file = join(tempFolder(), 'waybill.db')
    await storeWorkerUrl()
    const program = await bundleForNode('tests/support/clearing-process.ts')
    const child = fork(program, [file], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    const exit = once(child, 'exit')
    child.stdout?.on('data', (output: Buffer) => {
      if (output.toString().includes(word)) child.kill('SIGKILL')
    })
    expect(await exit).toEqual([null, 'SIGKILL'])

    const store = await openTestStore({ file })
    await historyWhen(store, ({ deliveries }) => deliveries === left)
    expect(await total(store)).toBe(left)
    await store.close()
    expect(rowsIn(file).integrity).toBe('ok')
  })
})
