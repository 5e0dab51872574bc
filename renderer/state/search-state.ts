import { call, listen } from '../bridge'
import type { ListNews } from '../../core/contract/events'
import { ArrivalsStore } from './arrivals'
import { CompletionStore } from './completion'
import type { DeliveriesStore } from './deliveries-store'
import { FilterStore } from './filter'
import { FoundStore, type SearchSource } from './found-store'
import { Observable } from './observable'
import { ShownList } from './shown-list'

/** The list and what is looked for in it. */
export interface SearchState {
  /** What the list shows: all deliveries, or what the filter finds. */
  list: ShownList
  filter: FilterStore
  found: FoundStore
  /** All there is, for its facets. */
  everything: FoundStore
  completion: CompletionStore
  facetsOpen: Observable<boolean>
  arrivals: ArrivalsStore
}

export const searchSource: SearchSource = {
  find: (query) => call('search:find', query),
  count: (query) => call('search:count', query),
}

/** Makes the search over what `deliveries` holds, and has it follow the news. */
export function createSearch(deliveries: DeliveriesStore): SearchState {
  const found = new FoundStore(searchSource, () => Date.now())
  const everything = new FoundStore(searchSource, () => Date.now())
  const list = new ShownList(deliveries, found, (id) => call('deliveries:locate', { id }))
  const filter = new FilterStore((text) => {
    void list.show(text)
  })
  const completion = new CompletionStore(
    (query) => call('search:suggest', query),
    () => everything.facts.get().groups,
    () => Date.now(),
  )
  const arrivals = new ArrivalsStore(
    (query) => call('search:arrivals', query),
    () => Date.now(),
  )
  listenToList((news) => {
    tellSearches([found, everything], news)
    if (news.name === 'captured') arrivals.onArrivals()
    else if (news.name !== 'annotated') arrivals.onMoved()
  })
  return { list, filter, found, everything, completion, arrivals, facetsOpen: new Observable(false) }
}

/** What is found follows what the store says; ShownList begins a search anew where deliveries went. */
function tellSearches([found, everything]: readonly [FoundStore, FoundStore], news: ListNews): void {
  switch (news.name) {
    case 'captured':
      found.onArrivals()
      everything.onArrivals()
      break
    case 'annotated':
      found.annotate(news.payload.ids, news.payload.annotation)
      break
    case 'removed':
    case 'restored':
      everything.refresh()
  }
}

/** Hears of each change of the list, in order, until the returned function is called. */
export function listenToList(listener: (news: ListNews) => void): () => void {
  return listen('deliveries:changed', (all) => {
    for (const news of all) listener(news)
  })
}
