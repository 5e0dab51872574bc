import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import type { ClearResult, HistoryState } from '../../../../core/contract/history'
import { DEFAULT_RETENTION } from '../../../../core/contract/retention'
import { HistoryStore } from '../../../../renderer/state/history'
import { settled } from '../../../support/delivery-archive'

/** The main process: clears when the test lets it, and tells of it before it answers. */
function aHistory() {
  let tell: (state: HistoryState) => void = () => undefined
  let finish: (result: ClearResult) => void = () => undefined
  const undone: number[] = []
  const state = (undoable: ClearResult | null): HistoryState => ({
    limits: DEFAULT_RETENTION,
    deliveries: 3,
    pinned: 0,
    bytesOnDisk: 4096,
    dropped: { count: 0, bytes: 0, age: 0 },
    undoable,
  })
  const store = new HistoryStore({
    get: () => Promise.resolve(state(null)),
    onChange: (listener) => {
      tell = listener
      return () => undefined
    },
    match: () => Promise.resolve({ deliveries: 1, bodyBytes: 2, pinnedKept: 0, upToId: 3 }),
    clear: () =>
      new Promise((resolve) => {
        finish = (result) => {
          tell(state(result))
          resolve(result)
        }
      }),
    undo: (clearingId) => {
      undone.push(clearingId)
      return Promise.resolve()
    },
    limit: () => Promise.reject(new AppError('settings-unwritable', 'No.', 'Try.')),
    annotate: () => Promise.resolve(),
  })
  return { store, undone, finish: (result: ClearResult) => finish(result) }
}

describe('the history that the window shows', () => {
  it('takes back a clearing that is still under way, once it is done', async () => {
    const { store, undone, finish } = aHistory()
    await store.start()
    expect(store.canUndo).toBe(false)
    const clearing = store.clear({ what: 'named', ids: [1] })
    expect(store.canUndo).toBe(true)
    const undoing = store.undo()
    await settled()
    expect(undone).toEqual([])
    finish({ clearingId: 7, deliveries: 1 })
    expect(await clearing).toBe(true)
    await undoing
    expect(undone).toEqual([7])
  })

  it('says what failed until the next try', async () => {
    const { store } = aHistory()
    await store.start()
    expect(await store.limit(DEFAULT_RETENTION)).toBe(false)
    expect(store.failure.get()).toEqual({ code: 'settings-unwritable', message: 'No.', advice: 'Try.' })
    expect(await store.annotate([1], { what: 'pinned', value: true })).toBe(true)
    expect(store.failure.get()).toBeNull()
  })
})
