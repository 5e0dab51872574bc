import '../../components/row-list.css'
import './resource-list.css'
import type { VirtualItem } from '@tanstack/react-virtual'
import type { KeyboardEvent } from 'react'
import type { ResourceSummary } from '../../../core/event/group'
import { formatCount } from '../../../core/format/size'
import { ChangedAbove } from '../../components/changed-above'
import { FailureNotice } from '../../components/failure-notice'
import { UngroupedNote } from '../../components/ungrouped-note'
import { useAppState } from '../../hooks/use-app-state'
import { useGroupRows } from '../../hooks/use-group-rows'
import type { RowHeights } from '../../hooks/use-list-shape'
import { useNow } from '../../hooks/use-now'
import { useObservable } from '../../hooks/use-observable'
import { ResourceLine } from './resource-line'
import { ResourceRow } from './resource-row'
import { resourceWords } from './resource-words'

const ROW_HEIGHTS: RowHeights = {
  comfortable: { lines: 54, columns: 38 },
  compact: { lines: 42, columns: 27 },
}

/** All resources, or those that are looked for, the last active first, live. */
export function ResourceList() {
  const { resources } = useAppState()
  const { status, rows, hasMore, waiting, ungrouped, failure } = useObservable(resources.list.view)
  const { hasMore: hasMoreMatches } = useObservable(resources.search)
  const opened = useObservable(resources.selection.opened)
  const { scroller, items, heightPx, isWide, showTop } = useGroupRows(
    resources.list,
    resources.selection,
    ROW_HEIGHTS,
  )
  const nowMs = useNow(1000)
  const isEmpty = rows.length === 0
  const isDrawn = items.some(({ index }) => rows[index]?.id === opened)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return
    event.preventDefault()
    resources.requestLaneFocus()
  }
  return (
    <section className="row-list" aria-label="Resources" aria-busy={status === 'loading'}>
      <ChangedAbove waiting={waiting} onShow={showTop} />
      {failure === null ? null : (
        <div className="row-list__failure">
          <FailureNotice
            error={failure}
            onRetry={() => {
              resources.list.restart()
            }}
          />
        </div>
      )}
      <div
        ref={scroller}
        className="row-list__scroller"
        role={isEmpty ? undefined : 'grid'}
        tabIndex={0}
        {...(isEmpty
          ? {}
          : {
              'aria-label': 'Resources, last active first',
              'aria-rowcount': hasMore || hasMoreMatches ? -1 : rows.length,
            })}
        aria-activedescendant={isDrawn && opened !== null ? rowId(opened) : undefined}
        onKeyDown={onKeyDown}
      >
        <div role={isEmpty ? undefined : 'rowgroup'} className="row-list__rows" style={{ height: heightPx }}>
          {items.map((item) => {
            const resource = rows[item.index]
            return resource === undefined ? null : (
              <Row key={resource.id} resource={resource} item={item} isWide={isWide} nowMs={nowMs} />
            )
          })}
        </div>
        {isEmpty && status === 'ready' ? <NothingThere /> : null}
      </div>
      {hasMoreMatches ? (
        <p className="row-list__note">
          The first {formatCount(rows.length)} of more. Write more of the id to find the others.
        </p>
      ) : null}
      <UngroupedNote count={ungrouped} />
    </section>
  )
}

function NothingThere() {
  const { resources } = useAppState()
  const { ungrouped } = useObservable(resources.list.view)
  const { text } = useObservable(resources.search)
  if (text.trim() !== '') {
    return (
      <div className="row-list__nothing resource-list__nothing">
        <p>
          No id begins with “<bdi>{text.trim()}</bdi>”.
        </p>
        <p className="resource-list__hint">
          Looked for are ids such as order_h4m8t1qz7x, and the internal and public ids in payloads.
        </p>
        <button
          type="button"
          className="button button--small"
          onClick={() => {
            resources.find('')
          }}
        >
          Show all
        </button>
      </div>
    )
  }
  if (ungrouped > 0) return null
  return (
    <div className="row-list__nothing resource-list__nothing">
      <p>No resources yet.</p>
      <p className="resource-list__hint">
        An order, a driver or anything else is listed here as soon as an event about it arrives.
      </p>
    </div>
  )
}

interface RowProps {
  resource: ResourceSummary
  item: VirtualItem
  isWide: boolean
  nowMs: number
}

function Row({ resource, item, isWide, nowMs }: RowProps) {
  const { resources, browsing, listView } = useAppState()
  const { time } = useObservable(listView.view)
  const opened = useObservable(resources.selection.opened)
  const { text } = useObservable(resources.search)
  const Content = isWide ? ResourceLine : ResourceRow
  return (
    // Rows are moved through by the grid's own keys; a press is the pointer's way to do the same.
    <div
      id={rowId(resource.id)}
      role="row"
      aria-rowindex={item.index + 1}
      aria-selected={resource.id === opened}
      aria-label={resourceWords(resource, nowMs)}
      className={isWide ? 'resource-row resource-row--line' : 'resource-row'}
      style={{ height: item.size, transform: `translateY(${String(item.start)}px)` }}
      onMouseDown={({ button }) => {
        if (button !== 0) return
        resources.openId(resource.id)
        browsing.toList()
      }}
    >
      <Content resource={resource} wanted={text.trim()} nowMs={nowMs} time={time} />
    </div>
  )
}

function rowId(resource: number): string {
  return `resource-${String(resource)}`
}
