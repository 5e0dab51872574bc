import { call, listen } from '../bridge'
import { printFilter } from '../../core/filter/print'
import { Browsing } from './browsing'
import { commandActions } from './command-actions'
import { DeliveriesStore } from './deliveries-store'
import type { CopySource } from './copy-as'
import { createDiff } from './diff/create-diff'
import { newDiffClient } from './diff/new-diff-client'
import { browsedDeliveries } from './browsed-deliveries'
import { createEvents } from './create-events'
import { followVerdicts } from './follow-verdicts'
import { HistoryStore, type HistorySource } from './history'
import { InspectionStore, type InspectionSource } from './inspection'
import { createListTools } from './list-tools'
import { loadExported } from './load-exported'
import { originOf } from './main-state'
import { createMainStores, startMainStores, type MainStores } from './main-stores'
import { Observable } from './observable'
import { readAgainWhenWell, type ReadingPart } from './read-again'
import { createSearch, listenToList, searchSource } from './search-state'
import { watchSeen } from './seen-watch'
import { Selection } from './selection'
import { createValueTools } from './value-tools'
import { createResources } from './timeline/create-resources'
import type { AppState, SettingsPart } from './app-state'

/** Makes the stores and connects them to the main process; `start` begins to fetch. */
export function createAppState(): AppState & { start(): Promise<void> } {
  const deliveries = new DeliveriesStore({
    page: (query) => call('deliveries:page', query),
    onNews: listenToList,
  })
  const mainStores = createMainStores()
  const search = createSearch(deliveries)
  const selection = new Selection(search.list, (id) => search.list.locate(id))
  const history = new HistoryStore(historySource)
  const inspection = new InspectionStore(inspectionSource, selection)
  const tools = createListTools({
    inspection,
    selection,
    list: search.list,
    find: (query) => searchSource.find(query),
    filter: () => printFilter(search.filter.state.get().applied),
    now: () => Date.now(),
    onNews: listenToList,
    copy: copySource(mainStores),
  })
  const values = createValueTools(inspectionSource)
  const { events, deliveryGroups } = createEvents(search.filter, selection)
  const groups = { events, resources: createResources(inspectionSource, values.noise) }
  const lists = { deliveries: browsedDeliveries(selection, inspection), ...groups }
  const browsing = new Browsing(lists, (shown) => {
    mainStores.listView.change({ shown })
  })
  watchSeen(inspection, history, browsing.pane)
  followVerdicts((listener) => listen('signatures:checked', listener), { ...search, inspection })
  readAgainWhenWell(mainStores.store, readingParts({ deliveries, inspection, ...groups }))
  const state: Omit<AppState, 'commands'> = {
    ...mainStores,
    ...search,
    ...tools,
    ...values,
    deliveries,
    selection,
    history,
    inspection,
    newDiffClient,
    ...groups,
    deliveryGroups,
    ...createDiff(inspectionSource, values.noise, tools.comparing),
    browsing,
    openSettings: new Observable<SettingsPart | null>(null),
    copyText,
  }
  return {
    ...state,
    commands: commandActions(state),
    async start() {
      const stores = startMainStores(mainStores).finally(() => {
        browsing.start(mainStores.listView.view.get().shown)
      })
      await Promise.all([deliveries.start(), stores, history.start()])
    },
  }
}

function readingParts({
  deliveries,
  inspection,
  events,
  resources,
}: Pick<AppState, 'deliveries' | 'inspection' | 'events' | 'resources'>): ReadingPart[] {
  return [
    {
      hasFailed: () => deliveries.view.get().failure !== null,
      readAgain: () => void deliveries.start(),
    },
    { hasFailed: () => inspection.state.get().status === 'failed', readAgain: () => inspection.retry() },
    ...[events, resources].flatMap(({ list, detail }): ReadingPart[] => [
      { hasFailed: () => list.view.get().failure !== null, readAgain: () => list.restart() },
      { hasFailed: () => detail.state.get().status === 'failed', readAgain: () => detail.retry() },
    ]),
  ]
}

function copySource({ endpoint }: MainStores): CopySource {
  return {
    load: (id) => loadExported(inspectionSource, id),
    origin: () => originOf(endpoint.get()),
    write: copyText,
  }
}

async function copyText(text: string): Promise<void> {
  await call('app:copy-text', { text })
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
