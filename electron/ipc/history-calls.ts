import type { Settings } from '../settings/settings'
import type { Store } from '../store/store'
import type { AreaHandlers } from './answer-calls'

/** Calls about how much is kept, and what a person clears. */
export function historyCalls(store: Store, settings: Settings): AreaHandlers<'history'> {
  return {
    'history:state': () => store.history(),
    'history:match': (criteria) => store.match(criteria),
    'history:clear': ({ query }) => store.clear(query),
    'history:undo': async ({ clearingId }) => {
      await store.undo(clearingId)
      return {}
    },
    'history:limit': async (limits) => {
      await settings.set('history', limits)
      await store.limit(limits)
      return {}
    },
  }
}
