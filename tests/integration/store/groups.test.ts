import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { GroupChange } from '../../../core/contract/groups'
import { outlook, placeAttempts, scheduleOf } from '../../../core/event/schedule'
import { timelineOf, type StepOrder } from '../../../core/event/timeline'
import { describeVerdict } from '../../../core/event/verdict'
import { openStore } from '../../../electron/store/open-store'
import type { Store } from '../../../electron/store/store'
import { aRequest } from '../../support/a-request'
import { storeWorkerUrl } from '../../support/bundle'
import { EVERY_CASE } from '../../support/fleetbase-script'
import { fleetbaseArrivals, sendAsFleetbase } from '../../support/fleetbase-sender'
import { recordingLog } from '../../support/recording-log'
import { openTestStore, startWaybill } from '../../support/running-receiver'
import { tempFolder } from '../../support/temp-folder'

const BEGAN_MS = 1_795_000_000_000

async function keepEveryCase(store: Store): Promise<void> {
  for (const request of fleetbaseArrivals(EVERY_CASE, BEGAN_MS)) await store.append(request)
}

/** Every event that is more than one unremarkable delivery, in words. */
async function remarkable(store: Store): Promise<string[]> {
  const { events } = await store.events({ before: null, limit: 200 })
  const said = await Promise.all(
    events.map(async ({ id }) => {
      const event = await store.event(id)
      const relations = event.relations.map(({ kind, eventName }) => `${kind} ${String(eventName)}`)
      const words = [
        event.resource?.resourceId ?? event.source,
        ...event.eventNames,
        describeVerdict(event),
        ...relations,
      ]
      return event.attempts > 1 || relations.length > 0 || event.source === 'alone' ? words.join(', ') : []
    }),
  )
  return said.flat().sort()
}

async function lane(store: Store, text: string, order: StepOrder): Promise<string[]> {
  const { resources } = await store.searchResources({ text, limit: 1 })
  const { stepList } = await store.resource(resources[0]?.id ?? 0)
  const { steps, missing } = timelineOf(stepList, order)
  return [
    ...steps.map(({ eventName, badges }) => [eventName, ...badges].join(' ')),
    ...missing.map(({ eventName }) => `missing ${eventName}`),
  ]
}

const REMARKABLE = [
  'alone, x1',
  'alone, x1',
  'order_aaaaaaaaaa, order.completed, x1, same-fact order.updated',
  'order_aaaaaaaaaa, order.updated, x1, same-fact order.completed',
  'order_cccccccccc, order.created, x3, identical',
  'order_dddddddddd, order.created, x3, payload differs',
  'order_eeeeeeeeee, order.created, x3, same JSON, bytes differ',
  'order_ffffffffff, order.created, x1, other-endpoint order.created',
  'order_ffffffffff, order.created, x1, other-endpoint order.created',
  'order_hhhhhhhhhh, order.created, order.updated, x2, one id, two event names',
]

describe('events and timelines', () => {
  it('tell every case apart, live and after a restart', async () => {
    const options = {
      file: join(tempFolder(), 'waybill.db'),
      workerUrl: await storeWorkerUrl(),
      log: recordingLog(),
    }
    let store = await openStore(options)
    try {
      await keepEveryCase(store)
      for (let start = 0; start < 2; start += 1) {
        expect(await remarkable(store)).toEqual(REMARKABLE)
        // By any of its ids.
        expect(await lane(store, 'order_aaaaaaaaaa', 'arrival')).toEqual([
          'order.created',
          'order.driver_assigned',
          'order.dispatched',
          'order.updated same-fact',
          'order.completed same-fact',
        ])
        expect(await lane(store, 'ac100002', 'arrival')).toEqual([
          'order.dispatched',
          'order.completed',
          'order.created out-of-order late',
        ])
        expect((await lane(store, 'AC100002', 'event-time'))[0]).toBe('order.created out-of-order late')
        expect(await lane(store, 'order_g', 'arrival')).toEqual([
          'order.created',
          'order.completed',
          'order.completed repeated-status',
          'missing order.dispatched',
        ])
        await store.close()
        store = await openStore(options)
      }
    } finally {
      await store.close()
    }
  })

  it('set attempts against the schedule that they kept', async () => {
    const store = await openTestStore()
    await keepEveryCase(store)
    const schedule = scheduleOf('fleetbase')
    if (schedule === null) throw new Error('Fleetbase keeps a schedule')
    const { events } = await store.events({ before: null, limit: 200 })
    const failed = events.find(({ resource }) => resource?.resourceId === 'order_cccccccccc')
    const { attemptList } = await store.event(failed?.id ?? 0)
    expect(attemptList.map(({ attempt, status, bytesAlike }) => [attempt, status, bytesAlike])).toEqual([
      [1, 500, 1],
      [2, 500, 1],
      [3, 500, 1],
    ])
    expect(placeAttempts(attemptList, schedule).map(({ number, lateByUs }) => [number, lateByUs])).toEqual([
      [1, 0],
      [2, 0],
      [3, 0],
    ])
    expect(outlook(attemptList, schedule, Date.now() * 1000)).toEqual({ kind: 'exhausted' })
    const changed = events.find(({ resource }) => resource?.resourceId === 'order_dddddddddd')
    const alike = (await store.event(changed?.id ?? 0)).attemptList
    expect(
      alike.map(({ bytesAlike, jsonAlike, headersAlike }) => [bytesAlike, jsonAlike, headersAlike]),
    ).toEqual([
      [1, 1, 1],
      [2, 2, 1],
      [2, 2, 1],
    ])
  })

  it('are told of as they change, and come through the receiver as they were sent', async () => {
    const { store, port } = await startWaybill()
    const told: GroupChange[] = []
    store.onGroups((change) => told.push(change))
    await sendAsFleetbase(`http://127.0.0.1:${String(port)}`, EVERY_CASE, { speed: 200 })
    const expected = REMARKABLE.filter((words) => !words.includes('same-fact'))
    expect(
      (await remarkable(store))
        .map((words) => words.replace(/, same-fact.*/, ''))
        .filter((words) => !words.endsWith('x1')),
    ).toEqual(expected.filter((words) => !words.endsWith('x1')))
    const { events } = await store.events({ before: null, limit: 200 })
    const { resources } = await store.resources({ before: null, limit: 200 })
    await expect.poll(() => new Set(told.flatMap((change) => change.events ?? [])).size).toBe(events.length)
    expect(new Set(told.flatMap((change) => change.resources ?? [])).size).toBe(resources.length)
    // Some 40 deliveries within a second.
    expect(told.length).toBeLessThan(20)
  })

  it('find an event by any delivery of it, once', async () => {
    const store = await openTestStore()
    await keepEveryCase(store)
    const found = await store.findEvents({
      filter: 'is:retry',
      nowMs: BEGAN_MS,
      after: null,
      before: null,
      limit: 100,
    })
    expect(found.events.map(({ resource }) => resource?.resourceId).sort()).toEqual(
      ['c', 'd', 'e', 'h'].map((letter) => `order_${letter.repeat(10)}`),
    )
    const [match] = found.matches
    expect(await store.groupsOf(match ?? 0)).toMatchObject({ event: found.events[0]?.id })
    await expect(
      store.findEvents({ filter: 'is:(', nowMs: 0, after: null, before: null, limit: 1 }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
    })
  })

  it('follow new key rules, for what is there and what comes', async () => {
    const store = await openTestStore()
    const send = (own: string) =>
      store.append(
        aRequest({ target: '/shop', text: `{"meta":{"own":"${own}"},"at":${String(Math.random())}}` }),
      )
    await send('one')
    await send('one')
    expect((await store.events({ before: null, limit: 10 })).events).toHaveLength(2)
    await store.groupBy([{ path: '/shop', from: { pointer: '/meta/own' } }])
    await send('one')
    await expect
      .poll(async () => (await store.events({ before: null, limit: 10 })).events)
      .toMatchObject([{ source: 'pointer:/meta/own', senderId: 'one', attempts: 3 }])
    const { deliveries } = await store.page({ from: null, limit: 10 })
    expect(deliveries.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
  })
})
