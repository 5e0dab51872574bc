import type { Store } from '../store/store'
import type { AreaHandlers } from './answer-calls'

/** Calls that read what the store keeps. */
export function deliveryCalls(store: Store): AreaHandlers<'deliveries'> & AreaHandlers<'store'> {
  return {
    'store:state': () => store.state(),
    'deliveries:page': (query) => store.page(query),
    'deliveries:get': ({ id }) => store.get(id),
    'deliveries:body': (query) => store.body(query),
  }
}
