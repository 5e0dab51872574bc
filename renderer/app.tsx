import './app.css'
import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { EventType } from '../core/event/event-type'
import type { ListName } from '../core/contract/list-view'
import { Answers } from './features/answers/answers'
import { CopiedToast } from './features/copying/copied-toast'
import { CopyAsDialog } from './features/copying/copy-as-dialog'
import { BackBar } from './features/browsing/back-bar'
import { ListTabs, type ListTab } from './features/browsing/list-tabs'
import { DeliveryCount, DeliveryList } from './features/deliveries/delivery-list'
import { ListButtons } from './features/deliveries/list-buttons'
import { ComparisonPane } from './features/diff/comparison-pane'
import { DiffTab } from './features/diff/diff-tab'
import { EndpointBar } from './features/endpoint/endpoint-bar'
import { EventList } from './features/events/event-list'
import { EventPane } from './features/events/event-pane'
import { ExportDialog } from './features/exporting/export-dialog'
import { KeysDialog } from './features/keys/keys-dialog'
import { UndoToast } from './features/history/undo-toast'
import { FacetSidebar } from './features/filter/facet-sidebar'
import { FilterBar } from './features/filter/filter-bar'
import { Inspector } from './features/inspector/inspector'
import { MatrixPane } from './features/matrix/matrix-pane'
import { NoiseMenu } from './features/noise/noise-menu'
import { FleetbaseSteps } from './features/tunnel/fleetbase-steps'
import { TunnelControl } from './features/tunnel/tunnel-control'
import { TunnelNotices } from './features/tunnel/tunnel-notices'
import { SettingsDialog } from './features/settings/settings-dialog'
import { ResourceList } from './features/resources/resource-list'
import { ResourceSearch } from './features/resources/resource-search'
import { TimelinePane } from './features/timeline/timeline-pane'
import { Problems } from './features/problems/problems'
import { StoreNotices } from './features/status/store-notices'
import { ValueHistory } from './features/values/value-history'
import { Welcome } from './features/endpoint/welcome'
import { useAppState } from './hooks/use-app-state'
import { useIsNarrow } from './hooks/use-is-narrow'
import { useWindowKeys } from './hooks/use-window-keys'
import { useObservable } from './hooks/use-observable'

/** The window: the endpoint above, then the list beside the inspector, or a welcome while nothing has arrived. */
export function App() {
  const { deliveries } = useAppState()
  const { status, total, failure } = useObservable(deliveries.view)
  useWindowKeys()
  const isEmpty = status === 'ready' && total === 0
  return (
    <div className="app">
      <EndpointBar
        showSamples={!isEmpty}
        tunnelControl={<TunnelControl />}
        answers={<Answers />}
        problems={<Problems />}
      />
      <TunnelNotices />
      <StoreNotices listFailure={failure} />
      {isEmpty ? (
        <Welcome fleetbaseSteps={<FleetbaseSteps />} />
      ) : status === 'ready' ? (
        <FilterAndList />
      ) : failure !== null ? (
        <p className="app__unread">Your deliveries appear here as soon as they can be read.</p>
      ) : null}
      <UndoToast>
        <CopiedToast />
      </UndoToast>
      <CopyAsDialog />
      <ExportDialog />
      <KeysDialog />
      <SettingsDialog />
    </div>
  )
}

function FilterAndList() {
  const { browsing } = useAppState()
  // The filter is one of deliveries, and of events by them; a resource is looked for by its ids.
  const isOfResources = useObservable(browsing.list) === 'resources'
  return (
    <>
      {isOfResources ? <ResourceSearch /> : <FilterBar />}
      <ListAndInspector />
    </>
  )
}

function ListAndInspector() {
  const { browsing, facetsOpen } = useAppState()
  const isNarrow = useIsNarrow()
  const isFiltered = useObservable(browsing.list) !== 'resources'
  const showFacets = useObservable(facetsOpen) && isFiltered && !isNarrow
  return (
    <main className="app__panels">
      <Group
        // A new group for each orientation, since sizes of one say nothing of the other.
        key={isNarrow ? 'stacked' : 'beside'}
        orientation={isNarrow ? 'vertical' : 'horizontal'}
      >
        {showFacets ? (
          <>
            <Panel id="facets" defaultSize="200px" minSize="150px" maxSize="320px">
              <FacetSidebar />
            </Panel>
            <Separator className="app__separator" aria-label="Resize the facets" />
          </>
        ) : null}
        <Panel id="list" defaultSize={isNarrow ? '40%' : '384px'} minSize={isNarrow ? '120px' : '280px'}>
          <ListTabs tabs={TABS} buttons={<ListButtons />} />
        </Panel>
        <Separator className="app__separator" aria-label="Resize the list" />
        <Panel id="inspector" minSize={isNarrow ? '160px' : '340px'}>
          <Pane />
        </Panel>
      </Group>
    </main>
  )
}

/** The lists of the window, in the order of their tabs. */
const TABS: readonly ListTab[] = [
  { name: 'deliveries', label: 'Deliveries', count: <DeliveryCount />, list: <DeliveryList /> },
  { name: 'events', label: 'Events', list: <EventList /> },
  { name: 'resources', label: 'Resources', list: <ResourceList /> },
]

/** What the pane shows of each list: the one thing that is open in it. */
const PANES: Readonly<Record<ListName, ReactNode>> = {
  deliveries: <Inspector diff={(inspection) => <DiffTab inspection={inspection} noiseMenu={noiseMenu} />} />,
  events: <EventPane />,
  resources: <TimelinePane />,
}

function Pane() {
  const { browsing, comparing } = useAppState()
  const pane = useObservable(browsing.pane)
  const compared = useObservable(comparing)?.length ?? 0
  return (
    <div className="app__pane">
      <BackBar />
      <div className="app__pane-content">
        <WithValueHistory>
          {compared === 2 ? (
            <ComparisonPane noiseMenu={noiseMenu} />
          ) : compared > 2 ? (
            <MatrixPane noiseMenu={noiseMenu} />
          ) : (
            PANES[pane]
          )}
        </WithValueHistory>
      </div>
    </div>
  )
}

function noiseMenu(type: EventType, label: string): ReactNode {
  return <NoiseMenu type={type} label={label} />
}

/** What is open, and below it what a value of it was over time, while somebody follows one. */
function WithValueHistory({ children }: { children: ReactNode }) {
  const { valueHistory } = useAppState()
  const isOpen = useObservable(valueHistory.state) !== null
  return (
    <Group orientation="vertical">
      <Panel id="open" minSize="120px">
        {children}
      </Panel>
      {isOpen ? (
        <>
          <Separator className="app__separator" aria-label="Resize the history" />
          <Panel id="value-history" defaultSize="42%" minSize="110px">
            <ValueHistory />
          </Panel>
        </>
      ) : null}
    </Group>
  )
}
