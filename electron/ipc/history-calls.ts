import type { Store } from '../store/store'
import type { AreaHandlers } from './answer-calls'

/** Calls about how much is kept, and what a person clears. */
export function historyCalls(store: Store): AreaHandlers<'history'> {
  return {
    'history:state': () => store.history(),
    'history:match': (criteria) => store.match(criteria),
    'history:clear': (query) => store.clear(query),
    'history:undo': async ({ clearingId }) => {
      await store.undo(clearingId)
      return {}
    },
    'history:limit': async (limits) => {
      await store.limit(limits)
      return {}
    },
  }
}
