import './inspector.css'
import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { FailureNotice } from '../../components/failure-notice'
import type { Inspection } from '../../state/inspection'
import { INSPECTOR_TABS, type InspectorTab } from '../../state/inspector-tab'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { usePartOf } from '../../hooks/use-part-of'
import { GoneNotice } from './gone-notice'
import { HeadersTab } from './headers-tab'
import { InspectorHead } from './inspector-head'
import { OverviewTab } from './overview-tab'
import { PayloadTab } from './payload-tab'
import { RawTab } from './raw-tab'

interface InspectorProps {
  /** What the open delivery is compared with. */
  diff: (inspection: Inspection) => ReactNode
}

/** One delivery, whole: what it was, what it carried, its headers as sent, its bytes, and what sets it apart from others. */
export function Inspector({ diff }: InspectorProps) {
  const { inspection } = useAppState()
  const state = useObservable(inspection.state)
  switch (state.status) {
    case 'none':
      return <div className="inspector inspector--empty">Select a delivery to look inside it.</div>
    case 'loading':
      return <div className="inspector" aria-busy="true" />
    case 'failed':
      return (
        <div className="inspector inspector--failed">
          <FailureNotice
            error={state.error}
            onRetry={() => {
              inspection.retry()
            }}
          />
        </div>
      )
    case 'open':
      return <OpenDelivery inspection={state.inspection} diff={diff} />
  }
}

const LABELS: Readonly<Record<InspectorTab, string>> = {
  overview: 'Overview',
  payload: 'Payload',
  headers: 'Headers',
  raw: 'Raw',
  diff: 'Diff',
}

function OpenDelivery({ inspection, diff }: InspectorProps & { inspection: Inspection }) {
  const { tab: openTab } = useAppState().inspection
  const tab = useObservable(openTab)
  const { detail } = inspection
  const event = usePartOf(detail.id)?.event ?? null
  return (
    <article className="inspector" aria-label={`Delivery ${String(detail.id)}`}>
      <InspectorHead detail={detail} event={event} />
      <GoneNotice />
      <Tabs.Root
        className="inspector__tabs"
        value={tab}
        onValueChange={(value) => {
          const chosen = INSPECTOR_TABS.find((name) => name === value)
          if (chosen !== undefined) openTab.set(chosen)
        }}
        activationMode="manual"
      >
        <Tabs.List className="inspector__tab-list" aria-label="Parts of the delivery">
          {INSPECTOR_TABS.map((value) => (
            <Tabs.Trigger key={value} className="inspector__tab" value={value}>
              {LABELS[value]}
              {value === 'headers' ? (
                <span className="inspector__tab-count">{detail.headers.length}</span>
              ) : null}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content className="inspector__panel" value="overview">
          <OverviewTab inspection={inspection} event={event} />
        </Tabs.Content>
        <Tabs.Content className="inspector__panel" value="payload">
          <PayloadTab inspection={inspection} />
        </Tabs.Content>
        <Tabs.Content className="inspector__panel" value="headers">
          <HeadersTab detail={detail} />
        </Tabs.Content>
        <Tabs.Content className="inspector__panel" value="raw">
          <RawTab inspection={inspection} />
        </Tabs.Content>
        <Tabs.Content className="inspector__panel" value="diff">
          {diff(inspection)}
        </Tabs.Content>
      </Tabs.Root>
    </article>
  )
}
