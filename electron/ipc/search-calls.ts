import type { Store } from '../store/store'
import type { AreaHandlers } from './answer-calls'

/** Calls that find deliveries. */
export function searchCalls(store: Store): AreaHandlers<'search'> {
  return {
    'search:find': (query) => store.search(query),
    'search:count': (query) => store.count(query),
    'search:arrivals': (query) => store.arrivals(query),
    'search:suggest': (query) => store.suggest(query),
  }
}
