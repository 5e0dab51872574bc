import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../../core/contract/errors'
import type { NoiseLearnStep } from '../../../../../core/contract/noise'
import { eventTypeKey, eventTypeOf } from '../../../../../core/event/event-type'
import { NO_TYPE_NOISE, type TypeNoise } from '../../../../../core/noise/noise-choices'
import { NoiseStore } from '../../../../../renderer/state/noise/noise-store'
import { aSummary } from '../../../../support/a-delivery'

const summary = aSummary({ provider: 'generic', eventName: null, target: '/hooks' })
const type = eventTypeOf(summary)
const step = (...patterns: string[]): NoiseLearnStep => ({
  learned: patterns.map((pattern) => ({ pattern, changed: 48, pairs: 48, form: 'id' })),
  pairs: 48,
  areOfOneResource: false,
  isDone: true,
})

/** Choices in this test's own memory; what is learned is the first of `lessons`, the next when learned anew. */
function aStore({ lessons = [[step('/id')]], refuses = false } = {}) {
  const kept = new Map<string, TypeNoise>()
  let steps: NoiseLearnStep[] = []
  const left = [...lessons]
  const store = new NoiseStore({
    get: (asked) => Promise.resolve(kept.get(eventTypeKey(asked)) ?? NO_TYPE_NOISE),
    save: (asked, noise) => {
      if (refuses) return Promise.reject(new AppError('settings-unwritable', 'It could not be saved.'))
      kept.set(eventTypeKey(asked), noise)
      return Promise.resolve()
    },
    learn: ({ anew }) => {
      if (anew) steps = [...(left.shift() ?? [])]
      const next = steps.shift()
      return next === undefined
        ? Promise.reject(new AppError('store-unavailable', 'It can’t be read.'))
        : Promise.resolve(next)
    },
  })
  return { store, kept }
}

describe('what is noise, in the window', () => {
  it('is learned step by step, and known from then on', async () => {
    const { store } = aStore({ lessons: [[{ ...step(), isDone: false }, step('/id', '/at')]] })
    expect(store.of(type).get()).toMatchObject({ isKnown: false, patterns: [] })
    expect(await store.patterns(type)).toEqual(['/id', '/at'])
    expect(store.of(type).get()).toMatchObject({ isKnown: true, pairs: 48 })
  })

  it('is added to, switched and saved, with the same patterns as long as they are the same', async () => {
    const { store, kept } = aStore()
    const before = await store.patterns(type)
    expect(store.add(type, '/id')).toBe('This path is in the list already.')
    expect(store.add(type, 'id')).toBe('A path begins with a slash: /data/updated_at.')
    expect(await store.patterns(type)).toBe(before)
    expect(store.add(type, '/mine')).toBeNull()
    await store.setOn(type, '/id', false)
    expect(store.of(type).get().patterns).toEqual(['/mine'])
    expect(store.add(type, '/id')).toBeNull()
    await store.remove(type, '/mine')
    expect(store.of(type).get().patterns).toEqual(['/id'])
    expect([...kept.values()]).toEqual([NO_TYPE_NOISE])
  })

  it('takes a change back that could not be saved, and says so', async () => {
    const { store } = aStore({ refuses: true })
    await store.patterns(type)
    await store.setOn(type, '/id', false)
    expect(store.of(type).get()).toMatchObject({
      patterns: ['/id'],
      failure: { message: 'It could not be saved.' },
    })
  })

  it('goes by the person’s choices where nothing can be learned', async () => {
    const { store, kept } = aStore({ lessons: [] })
    kept.set(eventTypeKey(type), { own: ['/mine'], off: [] })
    expect(await store.patterns(type)).toEqual(['/mine'])
    expect(store.of(type).get()).toMatchObject({ isKnown: true, failure: { code: 'store-unavailable' } })
  })

  it('is learned anew when it is looked at after new deliveries of the type', async () => {
    const { store } = aStore({ lessons: [[step('/id')], [step('/id', '/new')]] })
    await store.patterns(type)
    store.refresh(type)
    expect(await store.patterns(type)).toEqual(['/id'])
    store.hear({
      name: 'captured',
      payload: { after: 0, revision: 1, total: 1, deliveries: [summary] },
    })
    store.refresh(type)
    expect(await store.patterns(type)).toEqual(['/id', '/new'])
  })
})
