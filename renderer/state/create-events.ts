import { call, listen } from '../bridge'
import { printFilter } from '../../core/filter/print'
import { EventsStore } from './events-store'
import type { FilterStore } from './filter'
import { listenToList } from './search-state'

/** Makes the events, which follow the news and the filter. */
export function createEvents(filter: Pick<FilterStore, 'state'>): EventsStore {
  const events = new EventsStore(
    {
      page: (query) => call('events:page', query),
      find: (query) => call('events:find', query),
      named: async (ids) => (await call('events:named', { ids: [...ids] })).events,
      get: (id) => call('events:get', { id }),
    },
    () => Date.now(),
  )
  filter.state.subscribe(() => {
    events.show(printFilter(filter.state.get().applied))
  })
  listen('groups:changed', (change) => {
    events.onChange(change)
  })
  listenToList((news) => {
    if (news.name === 'deliveries:removed' || news.name === 'deliveries:restored') events.onMoved()
  })
  return events
}
