import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import { DEFAULT_RECEIVING, type ReceivingChoices } from '../../../../core/contract/receiving'
import { ChosenStore } from '../../../../renderer/state/chosen-store'

describe('how Waybill receives', () => {
  it('is what was saved last, wherever that was', async () => {
    let kept: ReceivingChoices = DEFAULT_RECEIVING
    const store = new ChosenStore({
      get: () => Promise.resolve(kept),
      save: (choices) => {
        kept = choices
        return Promise.resolve()
      },
    })
    expect(store.value.get()).toBeNull()
    await store.fetch()
    await store.save({ ...DEFAULT_RECEIVING, windowClosed: 'quit' })
    expect(store.value.get()).toEqual({ ...DEFAULT_RECEIVING, windowClosed: 'quit' })
    kept = { ...DEFAULT_RECEIVING, windowClosed: 'keep-receiving' }
    await store.fetch()
    expect(store.value.get()?.windowClosed).toBe('keep-receiving')
  })

  it('stays as it was where it can’t be saved, and says why until it can', async () => {
    let isBroken = true
    const store = new ChosenStore({
      get: () => Promise.resolve(DEFAULT_RECEIVING),
      save: () =>
        isBroken
          ? Promise.reject(new AppError('settings-unwritable', 'The settings could not be saved.', 'Look.'))
          : Promise.resolve(),
    })
    await store.fetch()
    await store.save({ ...DEFAULT_RECEIVING, windowClosed: 'quit' })
    expect(store.value.get()).toEqual(DEFAULT_RECEIVING)
    expect(store.failure.get()).toMatchObject({ code: 'settings-unwritable', advice: 'Look.' })
    isBroken = false
    await store.save({ ...DEFAULT_RECEIVING, windowClosed: 'quit' })
    expect(store.failure.get()).toBeNull()
  })
})
