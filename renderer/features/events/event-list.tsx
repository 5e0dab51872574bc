import '../../components/row-list.css'
import './event-list.css'
import type { VirtualItem } from '@tanstack/react-virtual'
import type { EndpointState } from '../../../core/contract/status'
import type { EventSummary } from '../../../core/event/group'
import { ChangedAbove } from '../../components/changed-above'
import { FailureNotice } from '../../components/failure-notice'
import { UngroupedNote } from '../../components/ungrouped-note'
import { useAppState } from '../../hooks/use-app-state'
import { useGroupRows } from '../../hooks/use-group-rows'
import type { RowHeights } from '../../hooks/use-list-shape'
import { useNow } from '../../hooks/use-now'
import { useObservable } from '../../hooks/use-observable'
import { EventColumns, EventLine } from './event-line'
import { EventRow } from './event-row'
import { eventWords } from './event-words'

const ROW_HEIGHTS: RowHeights = {
  comfortable: { lines: 54, columns: 38 },
  compact: { lines: 42, columns: 27 },
}

/** All events, those with the newest attempts first, live. */
export function EventList() {
  const { events } = useAppState()
  const { status, rows, hasMore, waiting, ungrouped, failure } = useObservable(events.list.view)
  const opened = useObservable(events.selection.opened)
  const { scroller, items, heightPx, isWide, showTop } = useGroupRows(
    events.list,
    events.selection,
    ROW_HEIGHTS,
  )
  const nowMs = useNow(1000)
  const isEmpty = rows.length === 0
  const isDrawn = items.some(({ index }) => rows[index]?.id === opened)
  return (
    <section className="row-list event-list" aria-label="Events" aria-busy={status === 'loading'}>
      <ChangedAbove waiting={waiting} onShow={showTop} />
      {failure === null ? null : (
        <div className="row-list__failure">
          <FailureNotice
            error={failure}
            onRetry={() => {
              events.list.restart()
            }}
          />
        </div>
      )}
      {isWide && !isEmpty ? <EventColumns /> : null}
      <div
        ref={scroller}
        className="row-list__scroller event-list__scroller"
        role={isEmpty ? undefined : 'grid'}
        tabIndex={0}
        {...(isEmpty
          ? {}
          : { 'aria-label': 'Events, last seen first', 'aria-rowcount': hasMore ? -1 : rows.length })}
        aria-activedescendant={isDrawn && opened !== null ? rowId(opened) : undefined}
      >
        <div role="rowgroup" className="row-list__rows" style={{ height: heightPx }}>
          {items.map((item) => {
            const event = rows[item.index]
            return event === undefined ? null : (
              <Row key={event.id} event={event} item={item} isWide={isWide} nowMs={nowMs} />
            )
          })}
        </div>
        {isEmpty && status === 'ready' ? <NothingThere /> : null}
      </div>
      <UngroupedNote count={ungrouped} />
    </section>
  )
}

function NothingThere() {
  const { events, filter } = useAppState()
  const { ungrouped } = useObservable(events.list.view)
  const { applied } = useObservable(filter.state)
  if (applied.type === 'everything') {
    return ungrouped > 0 ? null : <p className="row-list__nothing">No events yet.</p>
  }
  return (
    <div className="row-list__nothing">
      <p>No event has a delivery that passes this filter.</p>
      <button
        type="button"
        className="button button--small"
        onClick={() => {
          filter.clear()
        }}
      >
        Show all
      </button>
    </div>
  )
}

interface RowProps {
  event: EventSummary
  item: VirtualItem
  isWide: boolean
  nowMs: number
}

function Row({ event, item, isWide, nowMs }: RowProps) {
  const { events, browsing, listView, endpoint } = useAppState()
  const usual = useObservable(endpoint)
  const { time } = useObservable(listView.view)
  const opened = useObservable(events.selection.opened)
  const Content = isWide ? EventLine : EventRow
  return (
    // Rows are moved through by the grid's own keys; a press is the pointer's way to do the same.
    <div
      id={rowId(event.id)}
      role="row"
      aria-rowindex={item.index + 1}
      aria-selected={event.id === opened}
      aria-label={eventWords(event, nowMs)}
      className={isWide ? 'event-row event-row--line' : 'event-row'}
      style={{ height: item.size, transform: `translateY(${String(item.start)}px)` }}
      onMouseDown={({ button }) => {
        if (button !== 0) return
        events.openId(event.id)
        browsing.toList()
      }}
    >
      <Content event={event} otherPath={otherPath(event, usual)} nowMs={nowMs} time={time} />
    </div>
  )
}

/** Where an event was sent, unless its row says so anyway or it is where the window's address leads. */
function otherPath({ path, eventNames }: EventSummary, endpoint: EndpointState): string | null {
  if (eventNames.length === 0) return null
  const isUsual = endpoint.status === 'listening' && new URL(endpoint.url).pathname === path
  return isUsual ? null : path
}

function rowId(event: number): string {
  return `event-${String(event)}`
}
