import './timeline-pane.css'
import { Tooltip } from 'radix-ui'
import { useEffect, useMemo } from 'react'
import { timelineOf } from '../../../core/event/timeline'
import type { ResourceDetail } from '../../../core/event/group'
import { FailureNotice } from '../../components/failure-notice'
import { Notice } from '../../components/notice'
import { useAppState } from '../../hooks/use-app-state'
import { useObservable } from '../../hooks/use-observable'
import { Lane } from './lane'
import { LifeStrip } from './life-strip'
import { OrderBar } from './order-bar'
import { TimelineHead } from './timeline-head'

/** One resource's whole life: what it is, and step by step what happened to it. */
export function TimelinePane() {
  const { resources } = useAppState()
  const state = useObservable(resources.detail.state)
  useEffect(() => {
    resources.detail.setShown(true)
    return () => {
      resources.detail.setShown(false)
    }
  }, [resources])

  switch (state.status) {
    case 'none':
      return <div className="timeline timeline--empty">Select a resource to see its timeline.</div>
    case 'loading':
      return <div className="timeline" aria-busy="true" />
    case 'failed':
      return (
        <div className="timeline timeline--failed">
          <FailureNotice
            error={state.error}
            onRetry={() => {
              resources.detail.retry()
            }}
          />
        </div>
      )
    case 'open':
      return <OpenTimeline key={state.id} resource={state.detail} isGone={state.isGone} />
  }
}

function OpenTimeline({ resource, isGone }: { resource: ResourceDetail; isGone: boolean }) {
  const { resources } = useAppState()
  const order = useObservable(resources.order)
  const timeline = useMemo(() => timelineOf(resource.stepList, order), [resource, order])
  return (
    <Tooltip.Provider delayDuration={150} skipDelayDuration={300}>
      <article className="timeline" aria-label={`Timeline of ${resource.resourceId}`}>
        <Lane
          resource={resource}
          timeline={timeline}
          order={order}
          head={
            <>
              <TimelineHead resource={resource} timeline={timeline} />
              {isGone ? (
                <div className="timeline__gone">
                  <Notice tone="note" title="Nothing about this is kept any more">
                    It can be read here until you leave it.
                  </Notice>
                </div>
              ) : null}
              <LifeStrip steps={timeline.steps} />
            </>
          }
          bar={<OrderBar timeline={timeline} order={order} />}
        />
      </article>
    </Tooltip.Provider>
  )
}
