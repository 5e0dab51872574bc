import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../core/contract/errors'
import type { SavedFilter } from '../../../../core/filter/saved-filter'
import { SavedFiltersStore } from '../../../../renderer/state/saved-filters'

const FAILED: SavedFilter = { id: 'a', name: 'Failed', text: 'status:>=500' }

/** Filters kept in this test's own memory. */
async function started(kept: SavedFilter[], refuse = false) {
  const memory = { filters: kept }
  let lastId = 0
  const store = new SavedFiltersStore(
    {
      get: () => Promise.resolve(memory.filters),
      save: (filters) => {
        if (refuse) return Promise.reject(new AppError('settings-unwritable', 'They could not be saved.'))
        memory.filters = filters
        return Promise.resolve()
      },
    },
    () => `new-${String((lastId += 1))}`,
  )
  await store.start()
  return { store, memory }
}

describe('the saved filters in the window', () => {
  it('takes a new one in as the last, and refuses a name that is taken', async () => {
    const { store, memory } = await started([FAILED])
    expect(store.add(' FAILED', 'is:broken')).toBe('There is a filter “Failed” already.')
    expect(store.add(' Broken ', 'is:broken')).toBeNull()
    expect(memory.filters).toEqual([FAILED, { id: 'new-1', name: 'Broken', text: 'is:broken' }])
  })

  it('renames one in its place, also to its own name in another letter case', async () => {
    const { store, memory } = await started([FAILED, { ...FAILED, id: 'b', name: 'Other' }])
    expect(store.rename(FAILED, 'other')).toBe('There is a filter “Other” already.')
    expect(store.rename(FAILED, 'FAILED')).toBeNull()
    expect(memory.filters.map(({ name }) => name)).toEqual(['FAILED', 'Other'])
  })

  it('says what could not be saved and goes back to what is', async () => {
    const { store } = await started([FAILED], true)
    expect(store.add('Broken', 'is:broken')).toBeNull()
    await expect.poll(() => store.state.get().failure?.code).toBe('settings-unwritable')
    expect(store.state.get().items).toEqual([FAILED])
  })
})
