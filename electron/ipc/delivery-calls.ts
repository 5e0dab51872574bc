import type { Store } from '../store/store'
import type { AreaHandlers } from './answer-calls'

/** Calls about single deliveries and the list of them. */
export function deliveryCalls(store: Store): AreaHandlers<'deliveries'> & AreaHandlers<'store'> {
  return {
    'store:state': () => store.state(),
    'deliveries:page': (query) => store.page(query),
    'deliveries:get': ({ id }) => store.get(id),
    'deliveries:body': (query) => store.body(query),
    'deliveries:baselines': ({ id }) => store.baselines(id),
    'deliveries:locate': ({ id }) => store.locate(id),
    'deliveries:annotate': async ({ ids, annotation }) => {
      await store.annotate(ids, annotation)
      return {}
    },
  }
}
