import { call, listen } from '../bridge'
import type { EventSummary } from '../../core/event/group'
import { printFilter } from '../../core/filter/print'
import { DeliveryGroupsStore } from './delivery-groups'
import { EventsStore } from './events-store'
import type { FilterStore } from './filter'
import { listenToList } from './search-state'
import type { Selection } from './selection'

/** Makes the events, which follow the news and the filter, and what the open delivery is part of. */
export function createEvents(
  filter: Pick<FilterStore, 'state'>,
  selection: Pick<Selection, 'selected'>,
): { events: EventsStore; deliveryGroups: DeliveryGroupsStore } {
  const named = async (ids: readonly number[]): Promise<readonly EventSummary[]> =>
    (await call('events:named', { ids: [...ids] })).events
  const events = new EventsStore(
    {
      page: (query) => call('events:page', query),
      find: (query) => call('events:find', query),
      named,
      get: (id) => call('events:get', { id }),
    },
    () => Date.now(),
  )
  const deliveryGroups = new DeliveryGroupsStore(
    { named, groupsOf: (id) => call('events:of-delivery', { id }) },
    selection.selected,
  )
  filter.state.subscribe(() => {
    events.show(printFilter(filter.state.get().applied))
  })
  listen('groups:changed', (change) => {
    events.onChange(change)
    deliveryGroups.onChange(change.events)
  })
  listenToList((news) => {
    if (news.name === 'removed' || news.name === 'restored') events.onMoved()
  })
  return { events, deliveryGroups }
}
