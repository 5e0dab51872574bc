import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aRequest } from '../../support/a-request'
import { mountDisk } from '../../support/mounted-disk'
import { whyNoMount } from '../../support/small-disk'
import { RawConnection } from '../../support/raw-connection'
import { openTestStore, startTestReceiver, wholeBody } from '../../support/running-receiver'
import { isWell, stateWhen } from '../../support/store-states'

const noMount = whyNoMount()
const note = noMount === null ? '' : ` (skipped: ${noMount})`
const onDisk = it.skipIf(noMount !== null)

const oneMegabyte = (): Uint8Array => new Uint8Array(1024 * 1024)

describe('a full disk', () => {
  it('refuses what does not fit, keeps what does, and says what to do', async () => {
    const store = await openTestStore({ maxPages: 100 })
    await store.append(aRequest())
    const outcomes = await Promise.allSettled([
      store.append(aRequest({ text: 'small' })),
      store.append(aRequest({ body: oneMegabyte() })),
      store.append(aRequest({ text: 'small too' })),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    await expect(store.append(aRequest({ body: oneMegabyte() }))).rejects.toMatchObject({
      code: 'disk-full',
      advice: expect.stringContaining('Free some space') as string,
    })
    expect(store.state().failure?.code).toBe('disk-full')
    expect((await store.page({ from: 0, limit: 10 })).deliveries.map(({ id }) => id)).toEqual([1, 2, 3])

    await store.append(aRequest())
    expect(store.state().failure).toBeNull()
  })

  onDisk(`makes 503 of what does not fit, and loses nothing that got a 200${note}`, async () => {
    const disk = mountDisk(2 * 1024 * 1024)
    const store = await openTestStore({ file: join(disk.folder, 'waybill.db') })
    const { port } = await startTestReceiver({ store })
    const connection = await RawConnection.open(port)
    const body = 'x'.repeat(100_000)
    const statuses: number[] = []
    for (let round = 0; round < 40; round += 1) {
      connection.send(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${String(body.length)}\r\n\r\n${body}`)
      statuses.push((await connection.response()).status)
    }
    const kept = statuses.filter((status) => status === 200).length
    expect([...new Set(statuses)]).toEqual([200, 503])
    expect(store.state().failure?.code).toBe('disk-full')

    // Nothing arrives, and yet the store finds out that there is room again.
    disk.remount('size=64m')
    await stateWhen(store, isWell)
    await store.append(aRequest())
    const page = await store.page({ from: 0, limit: 100 })
    expect(page.total).toBe(kept + 1)
    for (const { id } of page.deliveries.slice(0, -1)) {
      expect((await wholeBody(store, id, 'raw')).toString()).toBe(body)
    }
  })

  onDisk(`keeps the store from opening only for as long as it lasts${note}`, async () => {
    const disk = mountDisk(64 * 1024)
    disk.fill()
    const store = await openTestStore({ file: join(disk.folder, 'waybill.db') })
    expect(store.state().failure?.code).toBe('disk-full')
    await expect(store.append(aRequest())).rejects.toMatchObject({ code: 'disk-full' })

    disk.remount('size=16m')
    expect(await stateWhen(store, isWell)).toEqual({ failure: null, setAside: null })
    expect((await store.append(aRequest())).id).toBe(1)
  })
})

describe('a read-only disk', () => {
  onDisk(`is said so, and left behind when it is writable again${note}`, async () => {
    const disk = mountDisk(8 * 1024 * 1024)
    disk.remount('ro')
    const store = await openTestStore({ file: join(disk.folder, 'waybill.db') })
    expect(store.state().failure).toMatchObject({
      code: 'store-read-only',
      advice: expect.stringContaining(disk.folder) as string,
    })
    await expect(store.append(aRequest())).rejects.toMatchObject({ code: 'store-read-only' })
    await expect(store.page({ from: null, limit: 1 })).rejects.toMatchObject({ code: 'store-unavailable' })

    const { port } = await startTestReceiver({ store })
    const connection = await RawConnection.open(port)
    const request = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi'
    connection.send(request)
    const refusal = await connection.response()
    expect([refusal.status, refusal.headers.get('retry-after'), refusal.body]).toEqual([
      503,
      '10',
      expect.stringMatching(/^Not kept: Waybill may not write to its data folder/),
    ])

    disk.remount('rw')
    await stateWhen(store, isWell)
    connection.send(request)
    expect((await connection.response()).status).toBe(200)
    expect((await store.append(aRequest())).id).toBe(2)
    expect((await store.page({ from: null, limit: 1 })).total).toBe(2)
  })
})
