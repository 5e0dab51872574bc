import { onTestFinished, describe, expect, it, vi } from 'vitest'
import type { Answer, WaybillBridge } from '../../../../core/contract/bridge'
import { calls } from '../../../../core/contract/calls'
import { events, type EventName, type EventPayload } from '../../../../core/contract/events'
import { createAppState } from '../../../../renderer/state/create-app-state'
import { DeliveryArchive, settled } from '../../../support/delivery-archive'
import { aDelivery } from '../../../support/a-delivery'

const endpoint = {
  status: 'listening',
  preferredPort: 4040,
  port: 4041,
  url: 'http://127.0.0.1:4041/x',
} as const
const info = { version: '1.2.3', electronVersion: '45', platform: 'linux', dataFolder: '/data' }

function ok<Value>(value: Value): Promise<Answer<Value>> {
  return Promise.resolve({ ok: true, value })
}

/**
 * Puts what preload would expose on the window: the Electron boundary, answered from an archive. Calls that are not named
 * here get no answer, ever; nothing that is tested may wait for them.
 */
function exposeBridge(answers: Partial<WaybillBridge['calls']> = {}) {
  const archive = new DeliveryArchive()
  archive.isPrompt = true
  const listeners = new Map<string, (payload: never) => void>()
  const known: Partial<WaybillBridge['calls']> = {
    'app:info': () => ok(info),
    'endpoint:get': () => ok(endpoint),
    'store:state': () => ok({ failure: null, setAside: null }),
    'samples:list': () => ok([]),
    'deliveries:page': async (query) => ok(await archive.page(query)),
    'deliveries:get': ({ id }) => ok(aDelivery({ id })),
    'deliveries:body': () => ok({ bytes: Buffer.from('{}'), totalBytes: 2 }),
    ...answers,
  }
  const silent = Object.fromEntries(
    Object.keys(calls).map((name) => [name, () => new Promise(() => undefined)]),
  )
  const subscriptions = Object.keys(events).map((name) => {
    const subscribe = (listener: (payload: never) => void) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    }
    return [name, subscribe] as const
  })
  vi.stubGlobal('window', {
    waybill: { calls: { ...silent, ...known }, events: Object.fromEntries(subscriptions) },
  })
  onTestFinished(() => {
    vi.unstubAllGlobals()
  })
  return {
    archive,
    tell: <Name extends EventName>(name: Name, payload: EventPayload<Name>): void => {
      listeners.get(name)?.(payload as never)
    },
  }
}

async function aWindow(): Promise<ReturnType<typeof createAppState>> {
  const state = createAppState()
  // What can't be had is said elsewhere; the rest must go on.
  void state.start().catch(() => undefined)
  await settled()
  return state
}

describe('the state of the window', () => {
  it('begins with what the main process has, and opens the newest delivery', async () => {
    const { archive } = exposeBridge()
    archive.commit(3)
    const state = await aWindow()
    expect(state.endpoint.get()).toEqual(endpoint)
    expect(state.info.get()).toEqual(info)
    expect(state.deliveries.view.get()).toMatchObject({ status: 'ready', total: 3, failure: null })
    expect(state.inspection.state.get()).toMatchObject({
      status: 'open',
      id: 1002,
      inspection: { read: { kind: 'json' } },
    })
  })

  it('hears of deliveries, of the endpoint and of the store', async () => {
    const { archive, tell } = exposeBridge()
    const state = await aWindow()
    tell('deliveries:changed', [{ name: 'captured', payload: archive.commit(1) }])
    tell('endpoint:changed', { status: 'starting', preferredPort: 1 })
    const failure = { code: 'disk-full', message: 'The disk is full.', advice: null } as const
    tell('store:changed', { failure, setAside: null })
    expect(state.selection.selected.get()).toMatchObject({ id: 1000, position: 0 })
    expect(state.endpoint.get()).toEqual({ status: 'starting', preferredPort: 1 })
    expect(state.store.get().failure).toEqual(failure)
  })

  it('reads by itself what it could not read while nothing could be kept', async () => {
    const error = { code: 'store-unavailable', message: 'It can’t be read just now.', advice: null } as const
    let isFailing = true
    const { archive, tell } = exposeBridge({
      'deliveries:page': async (query) =>
        isFailing ? { ok: false, error } : { ok: true, value: await archive.page(query) },
      'deliveries:get': ({ id }) =>
        isFailing ? Promise.resolve({ ok: false, error }) : ok(aDelivery({ id })),
      'events:page': () =>
        isFailing
          ? Promise.resolve({ ok: false, error })
          : ok({ revision: 1, events: [], next: null, ungrouped: 0 }),
    })
    archive.commit(2)
    const failure = { code: 'disk-full', message: 'The disk is full.', advice: null } as const
    const state = await aWindow()
    state.events.list.setShown(true)
    tell('store:changed', { failure, setAside: null })
    await settled()
    expect(state.deliveries.view.get()).toMatchObject({ status: 'loading', failure: error })
    expect(state.events.list.view.get()).toMatchObject({ failure: error })

    isFailing = false
    tell('store:changed', { failure: null, setAside: null })
    await settled()
    expect(state.deliveries.view.get()).toMatchObject({ status: 'ready', total: 2, failure: null })
    expect(state.inspection.state.get()).toMatchObject({ status: 'open', id: 1001 })
    expect(state.events.list.view.get()).toMatchObject({ status: 'ready', failure: null })
  })

  it('turns a refusal of the main process into its code, message and advice', async () => {
    const error = {
      code: 'send-failed',
      message: 'The sample could not be sent.',
      advice: 'Try again.',
    } as const
    exposeBridge({
      'samples:send': () => Promise.resolve({ ok: false, error }),
      'app:copy-text': () => Promise.resolve({ ok: false, error }),
    })
    const state = await aWindow()
    await state.samples.send('order.created')
    expect(state.samples.state.get().failure).toEqual(error)
    await expect(state.copyText('x')).rejects.toMatchObject({ name: 'AppError', ...error })
  })

  it('shows deliveries even when another part of it can’t be had', async () => {
    const error = { code: 'bug', message: 'broken', advice: null } as const
    const { archive } = exposeBridge({ 'samples:list': () => Promise.resolve({ ok: false, error }) })
    archive.commit(1)
    const state = await aWindow()
    expect(state.deliveries.view.get().status).toBe('ready')
    expect(state.endpoint.get()).toEqual(endpoint)
  })
})
