import type { Browsing } from './browsing'
import type { CommandActions } from './commands'
import type { DeliveriesStore } from './deliveries-store'
import type { DeliveryGroupsStore } from './delivery-groups'
import type { DiffClient } from './diff/diff-client'
import type { DiffState } from './diff/create-diff'
import type { EventsStore } from './events-store'
import type { HistoryStore } from './history'
import type { InspectionStore } from './inspection'
import type { ListTools } from './list-tools'
import type { MainStores } from './main-stores'
import type { Observable } from './observable'
import type { SearchState } from './search-state'
import type { Selection } from './selection'
import type { ValueTools } from './value-tools'
import type { ResourcesStore } from './timeline/resources-store'

/** The parts of the settings, each a page of its own. */
export type SettingsPart = 'history' | 'receiving' | 'grouping' | 'signatures'

/** All state of the window, wired once. */
export interface AppState extends MainStores, SearchState, ListTools, ValueTools, DiffState {
  deliveries: DeliveriesStore
  selection: Selection
  history: HistoryStore
  inspection: InspectionStore
  /** A client of one's own, so that others' comparisons are not waited for. */
  newDiffClient: () => DiffClient
  events: EventsStore
  resources: ResourcesStore
  /** What the open delivery is part of. */
  deliveryGroups: DeliveryGroupsStore
  browsing: Browsing
  /** Which part of the settings is open; null for none. */
  openSettings: Observable<SettingsPart | null>
  /** What the keys do. */
  commands: CommandActions
  copyText: (text: string) => Promise<void>
}
