import type { Settings } from '../settings/settings'
import type { Store } from '../store/store'
import type { AreaHandlers } from './answer-calls'

/** Calls about events, resources, and what makes deliveries one event. */
export function groupCalls(
  store: Store,
  settings: Settings,
): AreaHandlers<'events'> & AreaHandlers<'resources'> {
  return {
    'events:page': (query) => store.events(query),
    'events:find': (query) => store.findEvents(query),
    'events:named': ({ ids }) => store.namedEvents(ids),
    'events:get': ({ id }) => store.event(id),
    'events:of-delivery': ({ id }) => store.groupsOf(id),
    'events:key-rules': () => settings.get('eventKeys'),
    'events:save-key-rules': async ({ rules }) => {
      await settings.set('eventKeys', rules)
      await store.groupBy(rules)
      return {}
    },
    'resources:page': (query) => store.resources(query),
    'resources:named': ({ ids }) => store.namedResources(ids),
    'resources:search': (query) => store.searchResources(query),
    'resources:get': ({ id }) => store.resource(id),
  }
}
