import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../../core/contract/errors'
import { diffJson } from '../../../../../core/diff/diff'
import { NOISE_PRESETS } from '../../../../../core/diff/noise-presets'
import { Observable } from '../../../../../renderer/state/observable'
import type { PayloadText } from '../../../../../renderer/state/timeline/payload-text'
import { StepChangesStore, type StepChanges } from '../../../../../renderer/state/timeline/step-changes'
import { settled } from '../../../../support/delivery-archive'
import { fleetbaseBody } from '../../../../support/fleetbase-requests'

interface Asked {
  delivery: number
  give: (text: PayloadText | string) => void
  fail: (error: Error) => void
}

/** A store of which the test gives each payload when it likes. */
function aStore() {
  const asked: Asked[] = []
  const loads: number[] = []
  let compared = 0
  const noise = new Observable<{ patterns: readonly string[] }>({ patterns: NOISE_PRESETS.fleetbase })
  const store = new StepChangesStore({
    load: (delivery) =>
      new Promise((resolve, reject) => {
        loads.push(delivery)
        asked.push({
          delivery,
          give: (text) => {
            resolve(typeof text === 'string' ? { text, type: TYPE } : text)
          },
          fail: reject,
        })
      }),
    noise: () => noise,
    compare: (left, right, options) => {
      compared += 1
      return Promise.resolve(diffJson(left, right, options))
    },
  })
  return {
    store,
    noise,
    asked,
    loads,
    compared: () => compared,
    give: async (texts: Record<number, PayloadText | string>): Promise<void> => {
      for (let round = 0; asked.length > 0 && round < 100; round += 1) {
        for (const { delivery, give } of asked.splice(0)) give(texts[delivery] ?? order(delivery))
        await settled()
      }
    },
  }
}

const TYPE = { provider: 'fleetbase', eventName: 'order.updated', path: null } as const

function order(number: number, fields: Record<string, unknown> = {}): string {
  return JSON.stringify({
    id: `event_${String(number)}`,
    api_version: '2024-03-12',
    event: `order.step${String(number)}`,
    created_at: 'then',
    data: { id: 'order_h4m8t1qz7x', status: `s${String(number)}`, ...fields },
  })
}

const words = (changes: StepChanges): string[] =>
  changes.status === 'changes'
    ? changes.list.changes.map(
        ({ path, before, after }) => `${path}: ${before?.text ?? ''} → ${after?.text ?? ''}`,
      )
    : [changes.status]

describe('what changed in a step', () => {
  it('is what differs from the step before, the provider’s noise apart and without the event’s own name', async () => {
    const { store, give } = aStore()
    const pair = { delivery: 2, before: 1 }
    store.look([pair])
    expect(store.of(pair)).toEqual({ status: 'loading' })
    await give({
      1: fleetbaseBody('order.created').toString(),
      2: fleetbaseBody('order.dispatched').toString(),
    })
    const changes = store.of(pair)
    expect(words(changes)).toEqual([
      'status: created → dispatched',
      'driver_assigned: null → driver_w2f6u9xk4c',
      'dispatched_at: null → 2026-08-19 04:15:07',
    ])
    expect(changes).toMatchObject({ list: { noisyTotal: 3 } })
  })

  it('are the main facts where nothing is before it', async () => {
    const { store, give } = aStore()
    store.look([{ delivery: 1, before: null }])
    await give({ 1: fleetbaseBody('driver.created').toString() })
    expect(store.of({ delivery: 1, before: null })).toMatchObject({
      status: 'facts',
      facts: [{ text: 'active' }, { text: 'Maj Lindqvist' }, {}, {}, {}, {}],
    })
  })

  it('is worked out once, and a payload loaded once for the steps on both sides of it', async () => {
    const { store, loads, compared, give } = aStore()
    const pairs = [1, 2, 3, 4].map((delivery) => ({ delivery, before: delivery === 1 ? null : delivery - 1 }))
    store.look(pairs)
    await give({})
    expect([...loads].sort()).toEqual([1, 2, 3, 4])
    expect(words(store.of(pairs[3] ?? { delivery: 0, before: null }))).toEqual(['status: s3 → s4'])
    store.look(pairs)
    await settled()
    expect([loads.length, compared()]).toEqual([4, 3])
  })

  it('is not worked out for steps that left sight before their turn came', async () => {
    const { store, asked, give } = aStore()
    const all = Array.from({ length: 500 }, (_, index) => ({ delivery: index + 1, before: null }))
    store.look(all)
    store.look(all.slice(400, 403))
    const before = asked.map(({ delivery }) => delivery)
    expect(before).toEqual([1, 2, 3])
    await give({})
    expect(store.of({ delivery: 401, before: null }).status).toBe('facts')
    expect(store.of({ delivery: 4, before: null }).status).toBe('loading')
  })

  it('says why nothing can be told', async () => {
    const { store, give } = aStore()
    const large: PayloadText = { text: null, why: 'The payload has 3 MB.' }
    store.look([
      { delivery: 2, before: 1 },
      { delivery: 3, before: 2 },
      { delivery: 4, before: null },
    ])
    await give({ 2: large, 4: '{"a":' })
    expect(store.of({ delivery: 2, before: 1 })).toEqual({
      status: 'unreadable',
      why: 'The payload has 3 MB.',
    })
    expect(store.of({ delivery: 3, before: 2 })).toEqual({
      status: 'unreadable',
      why: 'The step before can’t be compared with. The payload has 3 MB.',
    })
    expect(store.of({ delivery: 4, before: null })).toEqual({
      status: 'unreadable',
      why: 'The payload is not valid JSON.',
    })
  })

  it('is tried again after a failure', async () => {
    const { store, asked, give } = aStore()
    const pair = { delivery: 1, before: null }
    store.look([pair])
    asked.splice(0)[0]?.fail(new AppError('store-unavailable', 'The store is away.'))
    await settled()
    expect(store.of(pair)).toMatchObject({ status: 'failed', error: { code: 'store-unavailable' } })
    store.retry(pair)
    await give({})
    expect(store.of(pair).status).toBe('facts')
  })

  it('follows what is called noise: at once for steps in sight, and for others when they come into it', async () => {
    const { store, noise, compared, give } = aStore()
    const pairs = [2, 3, 4].map((delivery) => ({ delivery, before: delivery - 1 }))
    store.look(pairs)
    await give({})
    store.look(pairs.slice(0, 1))
    noise.set({ patterns: [...NOISE_PRESETS.fleetbase, '/data/status'] })
    // Until it is worked out anew, what was there is shown.
    expect(pairs.map((pair) => words(store.of(pair)))).toEqual([
      ['status: s1 → s2'],
      ['status: s2 → s3'],
      ['status: s3 → s4'],
    ])
    await settled()
    expect(pairs.map((pair) => words(store.of(pair)).length)).toEqual([0, 1, 1])
    store.look(pairs)
    await give({})
    await settled()
    expect(pairs.map((pair) => words(store.of(pair)).length)).toEqual([0, 0, 0])
    // The same patterns again change nothing.
    noise.set({ ...noise.get() })
    await settled()
    expect(compared()).toBe(6)
  })

  it('tells whoever watches that there is more', async () => {
    const { store, give } = aStore()
    let told = 0
    store.version.subscribe(() => (told += 1))
    store.look([
      { delivery: 1, before: null },
      { delivery: 2, before: 1 },
    ])
    await give({})
    expect(told).toBe(2)
  })
})
