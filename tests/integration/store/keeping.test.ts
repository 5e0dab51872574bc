import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CapturedBatch } from '../../../core/contract/events'
import { openStore } from '../../../electron/store/open-store'
import { aRequest, aResponse } from '../../support/a-request'
import { recordingLog } from '../../support/recording-log'
import { openTestStore, wholeBody } from '../../support/running-receiver'
import { storeWorkerUrl } from '../../support/bundle'
import { tempFolder } from '../../support/temp-folder'

describe('what the store keeps', () => {
  it('gives back everything about a delivery', async () => {
    const store = await openTestStore()
    const request = aRequest({
      method: 'PUT',
      target: '/hook?a=ä',
      headers: [
        ['X-Twice', '1'],
        ['x-twice', '\u00ff'],
      ],
      trailers: [['X-Sum', 'abc']],
      text: 'hello',
      response: aResponse({ body: 'ok\n' }),
    })
    const { id } = await store.append(request)
    expect(await store.get(id)).toEqual({
      id: 1,
      receivedAtUs: request.receivedAtUs,
      readDurationUs: request.readDurationUs,
      method: 'PUT',
      target: '/hook?a=ä',
      httpVersion: '1.1',
      headers: request.headers,
      trailers: request.trailers,
      remoteAddress: '127.0.0.1',
      remotePort: 50_000,
      via: 'direct',
      provider: 'generic',
      eventName: null,
      eventId: null,
      resourceType: null,
      resourceId: null,
      apiVersion: null,
      createdAt: null,
      createdAtMs: null,
      bodyKind: 'text',
      contentType: null,
      sizeBytes: 5,
      keptBytes: null,
      isBodyWhole: true,
      bodySha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
      status: 200,
      fault: null,
      answeredBy: null,
      pinned: false,
      attempt: 1,
      seen: false,
      note: null,
      signature: 'none',
      signedBy: null,
      response: request.response,
    })
  })

  it('lists a delivery as it announced it', async () => {
    const store = await openTestStore()
    const announced: CapturedBatch[] = []
    store.onCaptured((batch) => announced.push(batch))
    await store.append(aRequest({ response: aResponse({ status: 503 }) }))
    const { deliveries } = await store.page({ from: null, limit: 1 })
    expect(announced.map((batch) => batch.deliveries)).toEqual([deliveries])
  })

  it('stores a slice of a shared buffer without its neighbours', async () => {
    const store = await openTestStore()
    const shared = Buffer.from('before-the body-after')
    const { id } = await store.append(aRequest({ body: shared.subarray(7, 15) }))
    expect((await wholeBody(store, id, 'raw')).toString()).toBe('the body')
    expect(shared.toString()).toBe('before-the body-after')
  })

  it.each([
    ['a NUL', '\\u0000', 'order\uFFFD.created'],
    ['half a surrogate pair', '\\ud800', 'order\uFFFD.created'],
  ])('keeps the same event name that it announced, with %s in it', async (_what, escape, eventName) => {
    const store = await openTestStore()
    const announced: CapturedBatch[] = []
    store.onCaptured((batch) => announced.push(batch))
    const text = `{"id":"event_1","api_version":"v1","event":"order${escape}.created","created_at":"2026-08-19 04:12:31","data":{}}`
    await store.append(aRequest({ text }))
    const { deliveries } = await store.page({ from: null, limit: 1 })
    expect(deliveries).toMatchObject([{ eventName }])
    expect(announced.map((batch) => batch.deliveries)).toEqual([deliveries])
  })

  it('reads nothing into a name of a megabyte', async () => {
    const store = await openTestStore()
    const event = 'x'.repeat(1024 * 1024)
    const text = `{"id":"event_1","api_version":"v1","event":"${event}","created_at":"2026-08-19 04:12:31","data":{}}`
    const { id } = await store.append(aRequest({ text }))
    expect(await store.get(id)).toMatchObject({ eventName: null, eventId: 'event_1' })
  })

  it('keeps a body of brackets nested a million deep', async () => {
    const store = await openTestStore()
    const text = '['.repeat(1_000_000) + ']'.repeat(1_000_000)
    const { id } = await store.append(aRequest({ text }))
    expect((await store.get(id)).sizeBytes).toBe(2_000_000)
  })

  it('gives a range of a body, and what there is of one beyond its end', async () => {
    const store = await openTestStore()
    const { id } = await store.append(aRequest({ text: '0123456789' }))
    const range = async (offset: number, length: number): Promise<string> => {
      const { bytes, totalBytes } = await store.body({ id, form: 'raw', offset, length })
      return `${Buffer.from(bytes).toString()}/${String(totalBytes)}`
    }
    expect([await range(2, 3), await range(8, 100), await range(10, 1), await range(99, 1)]).toEqual([
      '234/10',
      '89/10',
      '/10',
      '/10',
    ])
  })

  it('says which delivery is not there', async () => {
    const store = await openTestStore()
    await expect(store.get(7)).rejects.toMatchObject({ code: 'not-found' })
    await expect(store.body({ id: 7, form: 'raw', offset: 0, length: 1 })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('pages and news', () => {
  it('counts positions from the oldest', async () => {
    const store = await openTestStore()
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => store.append(aRequest({ target: `/${String(index)}` }))),
    )
    const targets = async (from: number | null, limit: number): Promise<unknown[]> => {
      const page = await store.page({ from, limit })
      return [page.total, page.from, page.deliveries.map(({ target }) => target).join('')]
    }
    expect(await targets(null, 3)).toEqual([10, 7, '/7/8/9'])
    expect(await targets(null, 100)).toEqual([10, 0, '/0/1/2/3/4/5/6/7/8/9'])
    expect(await targets(2, 3)).toEqual([10, 2, '/2/3/4'])
    expect(await targets(9, 3)).toEqual([10, 9, '/9'])
    expect(await targets(99, 3)).toEqual([10, 10, ''])
  })

  it('gives an empty page of an empty store', async () => {
    const store = await openTestStore()
    expect(await store.page({ from: null, limit: 50 })).toEqual({
      revision: 0,
      total: 0,
      from: 0,
      deliveries: [],
    })
  })

  it('tells a single arrival before its append resolves', async () => {
    const store = await openTestStore()
    const announced: CapturedBatch[] = []
    store.onCaptured((batch) => announced.push(batch))
    await store.append(aRequest())
    expect(announced).toMatchObject([{ after: 0, revision: 1, total: 1, deliveries: [{ id: 1 }] }])
  })

  it('tells many arrivals some together, in order and without a gap, also those that came at the close', async () => {
    const store = await openTestStore()
    const batches: CapturedBatch[] = []
    const stop = store.onCaptured((batch) => batches.push(batch))
    const append = (): Promise<unknown> => store.append(aRequest())
    for (let round = 0; round < 6; round += 1) await Promise.all(Array.from({ length: 50 }, append))
    const page = await store.page({ from: null, limit: 1 })
    await store.close()

    expect(batches.map(({ after }) => after)).toEqual([
      0,
      ...batches.slice(0, -1).map(({ revision }) => revision),
    ])
    expect([batches.at(-1)?.revision, batches.at(-1)?.total]).toEqual([page.revision, 300])
    for (const { total, deliveries } of batches) {
      const first = total - deliveries.length + 1
      expect(deliveries.map(({ id }) => id)).toEqual(deliveries.map((_, index) => first + index))
    }
    stop()
  })

  it('goes on with its revision after a restart', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const options = { file, workerUrl: await storeWorkerUrl(), log: recordingLog() }
    const first = await openStore(options)
    await first.append(aRequest())
    await first.append(aRequest())
    await first.close()
    const second = await openStore(options)
    expect(await second.page({ from: null, limit: 1 })).toMatchObject({ revision: 2, total: 2 })
    await second.close()
    await expect(second.append(aRequest())).rejects.toMatchObject({ code: 'store-unavailable' })
  })

  it('finishes what was appended before it closes', async () => {
    const file = join(tempFolder(), 'waybill.db')
    const options = { file, workerUrl: await storeWorkerUrl(), log: recordingLog() }
    const store = await openStore(options)
    const appends = Array.from({ length: 100 }, () => store.append(aRequest()))
    await store.close()
    expect(await Promise.all(appends)).toHaveLength(100)
  })
})
