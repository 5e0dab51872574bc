import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import { DEFAULT_LIST_VIEW, ListView } from '../../../../core/contract/list-view'
import { columnWidth, ListViewStore, shownColumns } from '../../../../renderer/state/list-view'
import { settled } from '../../../support/delivery-archive'

function aStore(failure: Error | null = null) {
  const saved: ListView[] = []
  const store = new ListViewStore({
    get: () => Promise.resolve({ ...DEFAULT_LIST_VIEW, density: 'compact' }),
    save: (view) => {
      saved.push(view)
      return failure === null ? Promise.resolve() : Promise.reject(failure)
    },
  })
  return { store, saved }
}

describe('how the list is drawn', () => {
  it('is what was chosen before, and is kept as it changes', async () => {
    const { store, saved } = aStore()
    await store.start()
    expect(store.view.get().density).toBe('compact')
    store.toggle('size')
    store.toggle('request')
    expect(shownColumns(store.view.get())).toEqual(['resource', 'sender', 'request', 'answer', 'time'])
    expect(saved.at(-1)).toEqual({ ...DEFAULT_LIST_VIEW, density: 'compact', hidden: ['size'] })
  })

  it('keeps a width when the edge is let go, within what can be read', () => {
    const { store, saved } = aStore()
    store.resize('size', 3, false)
    expect(columnWidth(store.view.get(), 'size')).toBe(56)
    expect(saved).toEqual([])
    store.resize('size', 100.4, true)
    store.resize('time', 9999, true)
    expect(saved.at(-1)?.widths).toEqual({ size: 100, time: 640 })
    expect(ListView.safeParse(saved.at(-1)).success).toBe(true)
  })

  it('holds also where it can’t be kept, and says so', async () => {
    const { store } = aStore(new AppError('settings-unwritable', 'No.'))
    store.change({ time: 'absolute' })
    await settled()
    expect(store.view.get().time).toBe('absolute')
    expect(store.failure.get()?.code).toBe('settings-unwritable')
  })

  it.each([
    [{ ...DEFAULT_LIST_VIEW, widths: { size: 3 } }, false],
    [{ ...DEFAULT_LIST_VIEW, widths: { nonsense: 100 } }, false],
    [{ ...DEFAULT_LIST_VIEW, hidden: ['nonsense'] }, false],
    [{ ...DEFAULT_LIST_VIEW, density: 'cosy' }, false],
    [DEFAULT_LIST_VIEW, true],
  ])('reads %j from a file as %j', (view, isTaken) => {
    expect(ListView.safeParse(view).success).toBe(isTaken)
  })
})
