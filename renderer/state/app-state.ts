import { call, listen } from '../bridge'
import type { ListEventName, ListNews } from '../../core/contract/events'
import type { AppInfo } from '../../core/contract/calls'
import type { EndpointState, SettingsState, StoreState } from '../../core/contract/status'
import { AnswersStore } from './answers'
import { DeliveriesStore } from './deliveries-store'
import { HistoryStore, type HistorySource } from './history'
import { InspectionStore, type InspectionSource } from './inspection'
import { follow, UNKNOWN_ENDPOINT, UNKNOWN_SETTINGS, UNKNOWN_STORE } from './main-state'
import { Observable } from './observable'
import { ProblemsStore } from './problems'
import { SamplesStore } from './samples'
import { Selection } from './selection'
import { TunnelStore } from './tunnel'
import { tunnelCalls } from './tunnel-calls'

/** The parts of the settings, each a page of its own. */
export type SettingsPart = 'history'

/** All state of the window, wired once. */
export interface AppState {
  deliveries: DeliveriesStore
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
  info: Observable<AppInfo | null>
  /** Which part of the settings is open; null for none. */
  openSettings: Observable<SettingsPart | null>
  copyText: (text: string) => Promise<void>
}

/** Makes the stores and connects them to the main process; `start` begins to fetch. */
export function createAppState(): AppState & { start(): Promise<void> } {
  const deliveries = new DeliveriesStore({
    page: (query) => call('deliveries:page', query),
    onNews: listenToList,
  })
  const selection = new Selection(deliveries, (id) => call('deliveries:locate', { id }))
  const history = new HistoryStore(historySource)
  const inspection = new InspectionStore(inspectionSource, selection)
  const endpoint = new Observable(UNKNOWN_ENDPOINT)
  const store = new Observable(UNKNOWN_STORE)
  const settings = new Observable(UNKNOWN_SETTINGS)
  const answers = createAnswersStore()
  const problems = createProblemsStore()
  const info = new Observable<AppInfo | null>(null)
  const samples = createSamplesStore()
  const tunnel = new TunnelStore(tunnelCalls)

  return {
    deliveries,
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
    info,
    openSettings: new Observable<SettingsPart | null>(null),
    copyText: async (text) => {
      await call('app:copy-text', { text })
    },
    async start() {
      await Promise.all([
        deliveries.start(),
        follow(endpoint, {
          get: () => call('endpoint:get', {}),
          onChange: (listener) => listen('endpoint:changed', listener),
        }),
        follow(store, {
          get: () => call('store:state', {}),
          onChange: (listener) => listen('store:changed', listener),
        }),
        call('settings:state', {}).then((state) => {
          settings.set(state)
        }),
        history.start(),
        samples.start(),
        answers.start(),
        tunnel.start(),
        problems.start(),
        call('app:info', {}).then((answer) => {
          info.set(answer)
        }),
      ])
    },
  }
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
  pin: (id, pinned) => call('deliveries:pin', { id, pinned }),
}

/** The events that change the list, as one stream: Electron keeps the order of what one process tells another. */
function listenToList(listener: (news: ListNews) => void): () => void {
  const names: ListEventName[] = [
    'deliveries:captured',
    'deliveries:removed',
    'deliveries:restored',
    'deliveries:pinned',
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
