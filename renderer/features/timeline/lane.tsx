import './lane.css'
import { defaultRangeExtractor, useVirtualizer, type Range, type VirtualItem } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'
import { MAX_STEPS, type ResourceDetail } from '../../../core/event/group'
import type { StepOrder, Timeline } from '../../../core/event/timeline'
import { formatCount } from '../../../core/format/size'
import { NewsPill } from '../../components/news-pill'
import { useAppState } from '../../hooks/use-app-state'
import { laneRows, pairOf, type LaneRow } from './lane-rows'
import { LaneStep } from './lane-step'
import { MissingStep } from './missing-step'
import type { OpenedParts } from './step-changes'
import { useLaneKeys } from './use-lane-keys'
import { useNewSteps } from './use-new-steps'
import { useReveal } from './use-reveal'

const OVERSCAN_ROWS = 4

/** What a step of three changes takes, until it is measured. */
const ESTIMATED_PX = 150

/** What the bar over the steps takes, under which no step may be scrolled to. */
const BAR_PX = 48

/** Scrolled less than this, the person is at the top. */
const AT_TOP_PX = 4

const NOTHING_OPENED: OpenedParts = { all: false, noise: false }

interface LaneProps {
  resource: ResourceDetail
  timeline: Timeline
  order: StepOrder
  /** What stands above the steps and goes with them. */
  head: ReactNode
  /** What stands between the two, and stays. */
  bar: ReactNode
}

/** The steps of a life, from top to bottom. Only those in sight exist, and only of those the changes are worked out. */
export function Lane({ resource, timeline, order, head, bar }: LaneProps) {
  const rows = useMemo(() => laneRows(timeline), [timeline])
  const scroller = useRef<HTMLDivElement>(null)
  const feed = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const { opened, open } = useOpenedParts()
  const leadPx = useTop(feed, scroller)
  const isAtTop = (scroller.current?.scrollTop ?? 0) <= AT_TOP_PX
  const found = rows.findIndex(({ key }) => key === current)
  const currentIndex = Math.max(0, found)
  const keyAt = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATED_PX,
    getItemKey: keyAt,
    overscan: OVERSCAN_ROWS,
    scrollMargin: leadPx,
    scrollPaddingStart: BAR_PX,
    // The step that the keys act on stays, wherever it is scrolled to: with it the focus would go.
    rangeExtractor: (range) => withIndex(range, currentIndex),
    // Whatever comes in or grows above what is in sight, that stays where it is. At the top what comes in is seen there.
    anchorTo: isAtTop ? 'start' : 'end',
  })
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = isAbove
  const items = virtualizer.getVirtualItems()
  useChangesInSight(
    rows,
    items.flatMap(({ index }) => rows[index] ?? []),
  )
  const { above, below, isNew } = useNewSteps(scroller, virtualizer, rows)
  const reveal = useReveal(scroller, virtualizer, rows)
  const onKeyDown = useLaneKeys({ scroller, reveal, rows, currentIndex, setCurrent })
  const hidden = resource.steps - resource.stepList.length

  return (
    <div className="lane">
      <div ref={scroller} className="lane__scroller" onKeyDown={onKeyDown}>
        <div>
          {head}
          {hidden > 0 ? (
            <p className="lane__hidden">
              The {formatCount(MAX_STEPS)} steps that were last active, of {formatCount(resource.steps)}.
            </p>
          ) : null}
        </div>
        {bar}
        <div
          ref={feed}
          className="lane__rows"
          role="feed"
          aria-label={order === 'arrival' ? 'Steps as they arrived' : 'Steps as they happened'}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            const common = {
              ref: virtualizer.measureElement,
              place: { index: item.index, count: rows.length, startPx: item.start - leadPx },
              isCurrent: item.index === currentIndex,
              onFocus: setCurrent,
            }
            return row.kind === 'missing' ? (
              <MissingStep key={row.key} row={row} {...common} />
            ) : (
              <LaneStep
                key={row.key}
                row={row}
                above={stepAbove(rows, item.index)}
                order={order}
                links={resource.links}
                isNew={isNew(row.key)}
                opened={opened.get(row.key) ?? NOTHING_OPENED}
                onOpen={open}
                {...common}
              />
            )
          })}
        </div>
      </div>
      {above === null ? null : <NewSteps count={above.count} isAbove onShow={() => reveal(above.index)} />}
      {below === null ? null : <NewSteps count={below.count} onShow={() => reveal(below.index)} />}
    </div>
  )
}

/** What a person opened of each step, by row. It stays opened while the step is out of sight. */
function useOpenedParts(): {
  opened: ReadonlyMap<string, OpenedParts>
  open: (key: string, part: keyof OpenedParts) => void
} {
  const [opened, setOpened] = useState<ReadonlyMap<string, OpenedParts>>(new Map())
  const open = useCallback((key: string, part: keyof OpenedParts) => {
    setOpened((before) => {
      const parts = before.get(key) ?? NOTHING_OPENED
      return new Map(before).set(key, { ...parts, [part]: !parts[part] })
    })
  }, [])
  return { opened, open }
}

/** Has the changes of what is in sight worked out. */
function useChangesInSight(rows: readonly LaneRow[], inSight: readonly LaneRow[]): void {
  const { resources } = useAppState()
  const keys = inSight.map(({ key }) => key).join(' ')
  useEffect(() => {
    const pairs = inSight.flatMap((row) => (row.kind === 'step' && row.step.twin === null ? pairOf(row) : []))
    resources.changes.look(pairs)
    // What is in sight is told by its keys: an array of the same rows is nothing new.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [resources, rows, keys])
}

/**
 * How far an element begins below the top of what scrolls it, by whatever its siblings above take, pixels. When they come to
 * take more or less, what is in sight stays where it is.
 */
function useTop(element: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0)
  const before = useRef(top)
  useLayoutEffect(() => {
    const { current } = scroller
    if (current !== null && current.scrollTop > AT_TOP_PX) current.scrollTop += top - before.current
    before.current = top
  }, [scroller, top])
  useLayoutEffect(() => {
    const { current } = element
    if (current === null) return
    const measure = (): void => {
      setTop(current.offsetTop)
    }
    measure()
    const observer = new ResizeObserver(measure)
    for (const sibling of current.parentElement?.children ?? []) {
      if (sibling !== current) observer.observe(sibling)
    }
    return () => {
      observer.disconnect()
    }
  }, [element])
  return top
}

/** Whether a row lies above what is in sight, whichever way that was scrolled last. */
function isAbove(
  { end }: VirtualItem,
  _delta: number,
  { scrollOffset }: { scrollOffset: number | null },
): boolean {
  return end <= (scrollOffset ?? 0) + BAR_PX
}

function withIndex(range: Range, index: number): number[] {
  const indexes = defaultRangeExtractor(range)
  return index >= range.count || indexes.includes(index)
    ? indexes
    : [...indexes, index].sort((one, other) => one - other)
}

function stepAbove(rows: readonly LaneRow[], index: number): Extract<LaneRow, { kind: 'step' }> | null {
  const row = rows.slice(0, index).findLast(({ kind }) => kind === 'step')
  return row?.kind === 'step' ? row : null
}

interface NewStepsProps {
  count: number
  isAbove?: boolean
  onShow: () => void
}

/** That steps arrived which are out of sight. */
function NewSteps({ count, isAbove = false, onShow }: NewStepsProps) {
  const words = count === 1 ? '1 new step' : `${formatCount(count)} new steps`
  return <NewsPill side={isAbove ? 'above' : 'below'} words={words} onShow={onShow} />
}
