import '../../components/row-list.css'
import './delivery-list.css'
import { useEffect, useRef } from 'react'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { formatCount } from '../../../core/format/size'
import { useLongList, type LongListRow } from '../../components/long-list/use-long-list'
import { NewsPill } from '../../components/news-pill'
import { useAppState } from '../../hooks/use-app-state'
import { useListFocus } from '../../hooks/use-list-focus'
import { useListShape } from '../../hooks/use-list-shape'
import { useNow } from '../../hooks/use-now'
import { useObservable } from '../../hooks/use-observable'
import { openTimeline } from '../../state/timeline/open-timeline'
import { shownColumns } from '../../state/list-view'
import { DeliveryLine } from './delivery-line'
import { DeliveryRow } from './delivery-row'
import { DroppedNote } from './dropped-note'
import { columnStyle, ListColumns } from './list-columns'
import { ROW_HEIGHTS } from './row-heights'
import { MarksBar } from './marks-bar'
import { rowWords } from './row-words'
import { useFollowNewest } from './use-follow-newest'

const OVERSCAN_ROWS = 8

/** All deliveries, newest first, live. Only the rows in sight exist; their summaries are fetched as they come into it. */
export function DeliveryList() {
  const { list: deliveries, selection, listView } = useAppState()
  const { total, bottom, moves } = useObservable(deliveries.view)
  const selected = useObservable(selection.selected)
  const choices = useObservable(selection.choices)
  const nowMs = useNow(1000)
  const scroller = useRef<HTMLDivElement>(null)
  const { isWide, rowHeight } = useListShape(scroller, ROW_HEIGHTS)
  useListFocus(scroller)
  const { density } = useObservable(listView.view)
  const { rows, height, scroll } = useLongList(scroller, {
    count: total - bottom,
    rowHeight,
    overscan: OVERSCAN_ROWS,
  })
  const { newCount, showNewest } = useFollowNewest(scroll, deliveries, rowHeight)

  const firstIndex = rows[0]?.index ?? 0
  const lastIndex = rows.at(-1)?.index ?? 0
  useEffect(() => {
    deliveries.ensure(total - 1 - lastIndex, total - 1 - firstIndex)
  }, [deliveries, total, moves, firstIndex, lastIndex])

  useEffect(() => {
    // Only choosing a row scrolls, also when it was chosen already; what comes and goes must not pull the list away.
    const chosen = selection.selected.get()
    if (chosen !== null && choices > 0) scroll.show(deliveries.view.get().total - 1 - chosen.position)
  }, [deliveries, scroll, selection, choices])

  const isDrawn =
    selected !== null && rows.some(({ index }) => deliveries.at(total - 1 - index)?.id === selected.id)

  return (
    <section
      className={density === 'compact' ? 'row-list delivery-list--compact' : 'row-list'}
      aria-label="Deliveries"
    >
      {newCount > 0 ? (
        <NewsPill side="above" words={`${formatCount(newCount)} new`} onShow={showNewest} />
      ) : null}
      {isWide ? <ListColumns /> : null}
      <div
        ref={scroller}
        className="row-list__scroller"
        // A grid without rows is none to those who hear it.
        role={total === bottom ? undefined : 'grid'}
        tabIndex={0}
        {...(total === bottom
          ? {}
          : { 'aria-label': 'Deliveries, newest first', 'aria-rowcount': total - bottom })}
        aria-activedescendant={isDrawn ? rowId(selected.id) : undefined}
      >
        <div role="rowgroup" className="row-list__rows" style={{ height }}>
          {rows.map((row) => (
            <Row
              key={total - row.index}
              row={row}
              height={rowHeight}
              position={total - 1 - row.index}
              isWide={isWide}
              nowMs={nowMs}
            />
          ))}
        </div>
        {total === bottom ? <NothingFound /> : <DroppedNote />}
      </div>
      <MarksBar />
    </section>
  )
}

/** How many deliveries the list shows. */
export function DeliveryCount() {
  const { list } = useAppState()
  const { total, bottom } = useObservable(list.view)
  return <span data-testid="delivery-count">{formatCount(total - bottom)}</span>
}

/** The list is only drawn where there are deliveries, so it is the filter that lets none through. */
function NothingFound() {
  const { filter } = useAppState()
  return (
    <div className="row-list__nothing">
      <p>No delivery passes this filter.</p>
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
  row: LongListRow
  /** Pixels. */
  height: number
  position: number
  isWide: boolean
  nowMs: number
}

function Row({ row, height, position, isWide, nowMs }: RowProps) {
  const { list: deliveries, selection, browsing, marks, listView, resources } = useAppState()
  const view = useObservable(listView.view)
  useObservable(deliveries.view)
  const selected = useObservable(selection.selected)
  const marked = useObservable(marks.ids)
  const delivery = deliveries.at(position)
  const place = { height, transform: `translateY(${String(row.top)}px)` }
  if (delivery === undefined) {
    return <div role="row" aria-busy="true" className="delivery-row delivery-row--loading" style={place} />
  }
  const isMarked = marked.includes(delivery.id)
  return (
    // Rows are moved through by the grid's own keys; a press is the pointer's way to do the same.
    <div
      id={rowId(delivery.id)}
      role="row"
      aria-rowindex={row.index + 1}
      aria-selected={delivery.id === selected?.id}
      aria-label={rowWords(delivery, isMarked, nowMs)}
      className={rowClass(delivery, isMarked, isWide)}
      style={isWide ? { ...place, ...columnStyle(view) } : place}
      onMouseDown={(event) => {
        const isOn = (part: string): boolean =>
          event.target instanceof Element && event.target.closest(`[data-${part}]`) !== null
        if (event.button !== 0) return
        if (event.shiftKey) void marks.extendTo(delivery.id)
        else if (isOn('mark') || event.ctrlKey || event.metaKey) marks.toggle(delivery.id)
        else {
          selection.selectAt(position)
          browsing.toList()
          if (isOn('timeline')) void openTimeline({ browsing, resources }, delivery)
        }
      }}
    >
      {isWide ? (
        <DeliveryLine delivery={delivery} columns={shownColumns(view)} isMarked={isMarked} nowMs={nowMs} />
      ) : (
        <DeliveryRow delivery={delivery} isMarked={isMarked} nowMs={nowMs} />
      )}
    </div>
  )
}

function rowClass({ seen }: DeliverySummary, isMarked: boolean, isWide: boolean): string {
  const names = [
    'delivery-row',
    ...(seen ? [] : ['delivery-row--unseen']),
    ...(isMarked ? ['delivery-row--marked'] : []),
    ...(isWide ? ['delivery-row--line'] : []),
  ]
  return names.join(' ')
}

function rowId(deliveryId: number): string {
  return `delivery-${String(deliveryId)}`
}
