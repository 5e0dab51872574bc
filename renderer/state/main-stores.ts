// Stores and values of which the main process has the truth, each tied to its calls and events.
import { call, listen } from '../bridge'
import type { AppInfo } from '../../core/contract/calls'
import type { ReceivingChoices } from '../../core/contract/receiving'
import type { EventKeyRules } from '../../core/event/key-rules'
import type { EndpointState, SettingsState, StoreState } from '../../core/contract/status'
import { AnswersStore } from './answers'
import { ChosenStore } from './chosen-store'
import { ExportingStore } from './exporting'
import { ListViewStore } from './list-view'
import { follow, UNKNOWN_ENDPOINT, UNKNOWN_SETTINGS, UNKNOWN_STORE } from './main-state'
import { Observable } from './observable'
import { ProblemsStore } from './problems'
import { SamplesStore } from './samples'
import { SavedFiltersStore } from './saved-filters'
import { SigningKeysStore } from './signing-keys'
import { TunnelStore } from './tunnel'
import { tunnelCalls } from './tunnel-calls'

export interface MainStores {
  endpoint: Observable<EndpointState>
  store: Observable<StoreState>
  settings: Observable<SettingsState>
  info: Observable<AppInfo | null>
  samples: SamplesStore
  answers: AnswersStore
  savedFilters: SavedFiltersStore
  tunnel: TunnelStore
  problems: ProblemsStore
  receiving: ChosenStore<ReceivingChoices>
  /** Where unknown senders' events carry their ids. */
  keyRules: ChosenStore<EventKeyRules>
  signingKeys: SigningKeysStore
  exporting: ExportingStore
  listView: ListViewStore
}

/** Makes them; nothing is fetched before `startMainStores`. */
export function createMainStores(): MainStores {
  return {
    endpoint: new Observable(UNKNOWN_ENDPOINT),
    store: new Observable(UNKNOWN_STORE),
    settings: new Observable(UNKNOWN_SETTINGS),
    info: new Observable<AppInfo | null>(null),
    samples: createSamplesStore(),
    answers: createAnswersStore(),
    savedFilters: createSavedFilters(),
    tunnel: new TunnelStore(tunnelCalls),
    problems: createProblemsStore(),
    receiving: createReceivingStore(),
    keyRules: createKeyRules(),
    signingKeys: createSigningKeys(),
    exporting: createExportingStore(),
    listView: createListView(),
  }
}

/** Fetches what each holds. How Waybill receives is fetched when a person looks at it. */
export async function startMainStores(stores: MainStores): Promise<void> {
  await Promise.all([
    followEndpoint(stores.endpoint),
    followStore(stores.store),
    fetchInto(stores.settings, () => call('settings:state', {})),
    fetchInto(stores.info, () => call('app:info', {})),
    stores.samples.start(),
    stores.answers.start(),
    stores.savedFilters.start(),
    stores.tunnel.start(),
    stores.problems.start(),
    stores.signingKeys.start(),
    stores.exporting.start(),
    stores.listView.start(),
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

function createExportingStore(): ExportingStore {
  return new ExportingStore({
    get: () => call('export:state', {}),
    onChange: (listener) => listen('export:changed', listener),
    start: (query) => call('export:start', { query }),
    cancel: () => call('export:cancel', {}),
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

function createReceivingStore(): ChosenStore<ReceivingChoices> {
  return new ChosenStore({
    get: () => call('receiving:get', {}),
    save: (choices) => call('receiving:save', choices),
  })
}

function createKeyRules(): ChosenStore<EventKeyRules> {
  return new ChosenStore({
    get: () => call('events:key-rules', {}),
    save: (rules) => call('events:save-key-rules', { rules }),
  })
}

function createSigningKeys(): SigningKeysStore {
  return new SigningKeysStore({
    get: () => call('signatures:keys', {}),
    onChange: (listener) => listen('signatures:keys-changed', listener),
    add: (key) => call('signatures:add-key', key),
    remove: (id) => call('signatures:remove-key', { id }),
    restore: () => call('signatures:restore-key', {}),
  })
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

function createListView(): ListViewStore {
  return new ListViewStore({
    get: () => call('view:get', {}),
    save: (view) => call('view:save', { view }),
  })
}

async function fetchInto<Value>(target: Observable<Value>, get: () => Promise<Value>): Promise<void> {
  target.set(await get())
}
