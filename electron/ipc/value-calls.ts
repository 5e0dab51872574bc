import type { Store } from '../store/store'
import type { AreaHandlers } from './answer-calls'

/** Calls that follow a value over time. */
export function valueCalls(store: Store): AreaHandlers<'values'> {
  return { 'values:history': (query) => store.values(query) }
}
