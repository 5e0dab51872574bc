import { call, listen } from '../bridge'
import type { ListEventName, ListNews } from '../../core/contract/events'
import type { AppInfo } from '../../core/contract/calls'
import { printFilter } from '../../core/filter/print'
import type { EndpointState, SettingsState, StoreState } from '../../core/contract/status'
import { AnswersStore } from './answers'
import { commandActions } from './command-actions'
import type { CommandActions } from './commands'
import { CompletionStore } from './completion'
import { DeliveriesStore } from './deliveries-store'
import { FilterStore } from './filter'
import { loadExported } from './load-exported'
import { FoundStore, type SearchSource } from './found-store'
import { HistoryStore, type HistorySource } from './history'
import { InspectionStore, type InspectionSource } from './inspection'
import { createListTools, type ListTools } from './list-tools'
import { follow, originOf, UNKNOWN_ENDPOINT, UNKNOWN_SETTINGS, UNKNOWN_STORE } from './main-state'
import { Observable } from './observable'
import { ProblemsStore } from './problems'
import { ReceivingStore, type ReceivingSource } from './receiving'
import { SamplesStore } from './samples'
import { SavedFiltersStore } from './saved-filters'
import { Selection } from './selection'
import { ShownList } from './shown-list'
import { TunnelStore } from './tunnel'
import { tunnelCalls } from './tunnel-calls'

/** The parts of the settings, each a page of its own. */
export type SettingsPart = 'history' | 'receiving'

/** All state of the window, wired once. */
export interface AppState extends ListTools {
  deliveries: DeliveriesStore
  /** What the list shows: all deliveries, or what the filter finds. */
  list: ShownList
  filter: FilterStore
  found: FoundStore
  /** All there is, for its facets. */
  everything: FoundStore
  completion: CompletionStore
  facetsOpen: Observable<boolean>
  savedFilters: SavedFiltersStore
  selection: Selection
  history: HistoryStore
  inspection: InspectionStore
  endpoint: Observable<EndpointState>
  store: Observable<StoreState>
  settings: Observable<SettingsState>
  samples: SamplesStore
  answers: AnswersStore
  tunnel: TunnelStore
  problems: ProblemsStore
  receiving: ReceivingStore
  info: Observable<AppInfo | null>
  /** Which part of the settings is open; null for none. */
  openSettings: Observable<SettingsPart | null>
  /** What the keys do. */
  commands: CommandActions
  copyText: (text: string) => Promise<void>
}

/** Makes the stores and connects them to the main process; `start` begins to fetch. */
export function createAppState(): AppState & { start(): Promise<void> } {
  const deliveries = new DeliveriesStore({
    page: (query) => call('deliveries:page', query),
    onNews: listenToList,
  })
  const search = createSearch(deliveries)
  const selection = new Selection(search.list, (id) => search.list.locate(id))
  const history = new HistoryStore(historySource)
  const inspection = new InspectionStore(inspectionSource, selection)
  const endpoint = new Observable(UNKNOWN_ENDPOINT)
  const store = new Observable(UNKNOWN_STORE)
  const settings = new Observable(UNKNOWN_SETTINGS)
  const answers = createAnswersStore()
  const problems = createProblemsStore()
  const receiving = new ReceivingStore(receivingSource)
  const info = new Observable<AppInfo | null>(null)
  const samples = createSamplesStore()
  const tunnel = new TunnelStore(tunnelCalls)
  const savedFilters = createSavedFilters()

  const tools = createListTools({
    history,
    inspection,
    selection,
    list: search.list,
    find: (query) => searchSource.find(query),
    filter: () => printFilter(search.filter.state.get().applied),
    now: () => Date.now(),
    onNews: listenToList,
    copy: {
      load: (id) => loadExported(inspectionSource, id),
      origin: () => originOf(endpoint.get()),
      write: copyText,
    },
  })
  const state: Omit<AppState, 'commands'> = {
    deliveries,
    ...search,
    ...tools,
    selection,
    history,
    inspection,
    endpoint,
    store,
    settings,
    samples,
    answers,
    tunnel,
    problems,
    receiving,
    info,
    openSettings: new Observable<SettingsPart | null>(null),
    copyText,
  }
  return {
    ...state,
    commands: commandActions(state),
    start: () => startAll(state),
  }
}

async function copyText(text: string): Promise<void> {
  await call('app:copy-text', { text })
}

/** Fetches what there is. */
async function startAll(state: Omit<AppState, 'commands'>): Promise<void> {
  await Promise.all([
    state.deliveries.start(),
    followEndpoint(state.endpoint),
    followStore(state.store),
    fetchInto(state.settings, () => call('settings:state', {})),
    state.history.start(),
    state.samples.start(),
    state.answers.start(),
    state.savedFilters.start(),
    state.tunnel.start(),
    state.problems.start(),
    fetchInto(state.info, () => call('app:info', {})),
  ])
}

function followEndpoint(endpoint: Observable<EndpointState>): Promise<void> {
  return follow(endpoint, {
    get: () => call('endpoint:get', {}),
    onChange: (listener) => listen('endpoint:changed', listener),
  })
}

function followStore(store: Observable<StoreState>): Promise<void> {
  return follow(store, {
    get: () => call('store:state', {}),
    onChange: (listener) => listen('store:changed', listener),
  })
}

function createSamplesStore(): SamplesStore {
  return new SamplesStore({
    list: () => call('samples:list', {}),
    send: (name) => call('samples:send', { name }),
  })
}

function createAnswersStore(): AnswersStore {
  return new AnswersStore(
    {
      get: () => call('answers:get', {}),
      save: async (rules) => {
        await call('answers:save', { rules })
      },
      onChange: (listener) => listen('answers:changed', listener),
    },
    () => crypto.randomUUID(),
  )
}

const receivingSource: ReceivingSource = {
  get: () => call('receiving:get', {}),
  save: (choices) => call('receiving:save', choices),
}

function createSavedFilters(): SavedFiltersStore {
  return new SavedFiltersStore(
    {
      get: () => call('filters:get', {}),
      save: async (filters) => {
        await call('filters:save', { filters })
      },
    },
    () => crypto.randomUUID(),
  )
}

const inspectionSource: InspectionSource = {
  get: (id) => call('deliveries:get', { id }),
  body: (query) => call('deliveries:body', query),
}

const historySource: HistorySource = {
  get: () => call('history:state', {}),
  onChange: (listener) => listen('history:changed', listener),
  match: (criteria) => call('history:match', criteria),
  clear: (query) => call('history:clear', { query }),
  undo: (clearingId) => call('history:undo', { clearingId }),
  limit: (limits) => call('history:limit', limits),
  annotate: (ids, annotation) => call('deliveries:annotate', { ids: [...ids], annotation }),
}

async function fetchInto<Value>(target: Observable<Value>, get: () => Promise<Value>): Promise<void> {
  target.set(await get())
}

type SearchState = Pick<AppState, 'list' | 'filter' | 'found' | 'everything' | 'completion' | 'facetsOpen'>

function createSearch(deliveries: DeliveriesStore): SearchState {
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
  listenToList((news) => {
    tellSearches([found, everything], news)
  })
  return { list, filter, found, everything, completion, facetsOpen: new Observable(false) }
}

const searchSource: SearchSource = {
  find: (query) => call('search:find', query),
  count: (query) => call('search:count', query),
}

/** What is found follows what the store says; ShownList begins a search anew where deliveries went. */
function tellSearches([found, everything]: readonly [FoundStore, FoundStore], news: ListNews): void {
  switch (news.name) {
    case 'deliveries:captured':
      found.onArrivals()
      everything.onArrivals()
      break
    case 'deliveries:annotated':
      found.annotate(news.payload.ids, news.payload.annotation)
      break
    case 'deliveries:removed':
    case 'deliveries:restored':
      everything.refresh()
  }
}

/** The events that change the list, as one stream: Electron keeps the order of what one process tells another. */
function listenToList(listener: (news: ListNews) => void): () => void {
  const names: ListEventName[] = [
    'deliveries:captured',
    'deliveries:removed',
    'deliveries:restored',
    'deliveries:annotated',
  ]
  const stops = names.map((name) =>
    listen(name, (payload) => {
      // The payload is that event's own.
      listener({ name, payload } as ListNews)
    }),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

function createProblemsStore(): ProblemsStore {
  return new ProblemsStore({
    list: () => call('problems:list', {}),
    evidence: (id) => call('problems:evidence', { id }),
    clear: async () => {
      await call('problems:clear', {})
    },
    onNoted: (listener) => listen('problems:noted', listener),
  })
}
