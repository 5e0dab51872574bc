import { call, listen } from '../bridge'
import type { AppInfo } from '../../core/contract/calls'
import type { EndpointState, SettingsState, StoreState } from '../../core/contract/status'
import { AnswersStore } from './answers'
import { DeliveriesStore } from './deliveries-store'
import { InspectionStore } from './inspection'
import { follow, UNKNOWN_ENDPOINT, UNKNOWN_SETTINGS, UNKNOWN_STORE } from './main-state'
import { Observable } from './observable'
import { SamplesStore } from './samples'
import { Selection } from './selection'
import { TunnelStore } from './tunnel'
import { tunnelCalls } from './tunnel-calls'

/** All state of the window, wired once. */
export interface AppState {
  deliveries: DeliveriesStore
  selection: Selection
  inspection: InspectionStore
  endpoint: Observable<EndpointState>
  store: Observable<StoreState>
  settings: Observable<SettingsState>
  samples: SamplesStore
  answers: AnswersStore
  tunnel: TunnelStore
  info: Observable<AppInfo | null>
  copyText: (text: string) => Promise<void>
}

/** Makes the stores and connects them to the main process; `start` begins to fetch. */
export function createAppState(): AppState & { start(): Promise<void> } {
  const deliveries = new DeliveriesStore({
    page: (query) => call('deliveries:page', query),
    onCaptured: (listener) => listen('deliveries:captured', listener),
  })
  const selection = new Selection(deliveries)
  const inspection = new InspectionStore(
    {
      get: (id) => call('deliveries:get', { id }),
      body: (query) => call('deliveries:body', query),
    },
    selection,
  )
  const endpoint = new Observable(UNKNOWN_ENDPOINT)
  const store = new Observable(UNKNOWN_STORE)
  const settings = new Observable(UNKNOWN_SETTINGS)
  const answers = createAnswersStore()
  const info = new Observable<AppInfo | null>(null)
  const samples = createSamplesStore()
  const tunnel = new TunnelStore(tunnelCalls)

  return {
    deliveries,
    selection,
    inspection,
    endpoint,
    store,
    settings,
    samples,
    answers,
    tunnel,
    info,
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
        samples.start(),
        answers.start(),
        tunnel.start(),
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
