import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import { SamplesStore, type SamplesState } from '../../../../renderer/state/samples'

const sample = { name: 'order.created', title: 'order.created', description: 'A new order' }

/** A store over a sender of which the test decides how each sending goes. */
function aStore() {
  const sent: { name: string; arrive: () => void; fail: (error: unknown) => void }[] = []
  const store = new SamplesStore({
    list: () => Promise.resolve([sample]),
    send: (name) =>
      new Promise((resolve, reject) => {
        sent.push({ name, arrive: () => resolve({ status: 200 }), fail: reject })
      }),
  })
  return { store, sent }
}

describe('samples', () => {
  it('are offered once they are known', async () => {
    const { store } = aStore()
    expect(store.state.get().samples).toEqual([])
    await store.start()
    expect(store.state.get()).toEqual({ samples: [sample], sending: false, failure: null })
  })

  it('say that one is being sent, and that it was', async () => {
    const { store, sent } = aStore()
    const seen: SamplesState[] = []
    store.state.subscribe(() => seen.push(store.state.get()))
    const sending = store.send('order.created')
    expect(sent[0]?.name).toBe('order.created')
    sent[0]?.arrive()
    await sending
    expect(seen.map(({ sending }) => sending)).toEqual([true, false])
  })

  it('say why one could not be sent, until the next try', async () => {
    const { store, sent } = aStore()
    const first = store.send('order.created')
    sent[0]?.fail(new AppError('not-listening', 'Nothing listens.', 'Wait.'))
    await first
    expect(store.state.get()).toMatchObject({
      sending: false,
      failure: { code: 'not-listening', message: 'Nothing listens.', advice: 'Wait.' },
    })
    const second = store.send('order.created')
    expect(store.state.get()).toMatchObject({ sending: true, failure: null })
    sent[1]?.arrive()
    await second
    expect(store.state.get().failure).toBeNull()
  })
})
