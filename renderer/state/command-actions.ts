import type { DeliverySummary } from '../../core/delivery/delivery'
import type { ListName } from '../../core/contract/list-view'
import type { AppState } from './app-state'
import type { CommandActions } from './commands'
import type { ComparisonStore } from './diff/comparison-store'
import { openTimeline } from './timeline/open-timeline'

type State = Omit<AppState, 'commands'>

/** What each command does. */
export function commandActions(state: State): CommandActions {
  return {
    ...moves(state),
    ...markings(state),
    ...comparisons(state),
    ...orders(state),
    ...leads(state),
    ...ofTheWindow(state),
  }
}

type Part<Id extends keyof CommandActions> = Pick<CommandActions, Id>

function moves({
  browsing,
  filter,
  rowsInSight,
}: State): Part<
  | 'next'
  | 'previous'
  | 'page-down'
  | 'page-up'
  | 'newest'
  | 'oldest'
  | 'back'
  | 'list-deliveries'
  | 'list-events'
  | 'list-resources'
> {
  const by = (rows: () => number) => (): void => {
    browsing.move(rows())
  }
  const to = (list: ListName) => (): void => {
    browsing.show(list)
    filter.requestListFocus()
  }
  return {
    next: by(() => 1),
    previous: by(() => -1),
    'page-down': by(() => rowsInSight.get()),
    'page-up': by(() => -rowsInSight.get()),
    newest: by(() => -Infinity),
    oldest: by(() => Infinity),
    back: () => {
      browsing.back()
    },
    'list-deliveries': to('deliveries'),
    'list-events': to('events'),
    'list-resources': to('resources'),
  }
}

function markings(state: State): Part<'mark' | 'extend-down' | 'extend-up' | 'mark-all' | 'unmark'> {
  const { marks, comparing } = state
  const inList = (mark: () => unknown) => (): void => {
    if (showsDeliveries(state)) mark()
  }
  return {
    mark: inList(() => {
      const id = openId(state)
      if (id !== null) marks.toggle(id)
    }),
    'extend-down': inList(() => marks.extendBy(1)),
    'extend-up': inList(() => marks.extendBy(-1)),
    'mark-all': inList(() => marks.markAll()),
    unmark: () => {
      if (comparing.get() === null) marks.drop()
      else comparing.set(null)
    },
  }
}

function comparisons(state: State): Part<'compare' | 'compare-last' | 'next-change' | 'previous-change'> {
  const { marks, comparing, inspection } = state
  return {
    compare: () => {
      const marked = showsDeliveries(state) ? marks.ids.get() : []
      if (marked.length >= 2) comparing.set([...marked])
      else if (marked.length === 0 && openId(state) !== null) inspection.tab.set('diff')
    },
    'compare-last': () => {
      const id = openId(state)
      const delivery = id === null ? undefined : known(state, id)
      if (delivery !== undefined)
        void state.compareLast(delivery, delivery.resourceId === null ? 'type' : 'resource')
    },
    'next-change': () => {
      shownComparison(state)?.step(1)
    },
    'previous-change': () => {
      shownComparison(state)?.step(-1)
    },
  }
}

/** The comparison that is in sight. */
function shownComparison(state: State): ComparisonStore | null {
  if (state.comparing.get() !== null) return state.pair
  return openId(state) !== null && state.inspection.tab.get() === 'diff' ? state.baselines.comparison : null
}

function orders(state: State): Part<'pin' | 'seen' | 'clear' | 'note' | 'copy-as'> {
  const { history, noting, copyAs } = state
  const withTargets = (order: (ids: number[]) => Promise<unknown>) => (): void => {
    const ids = targets(state)
    if (ids.length > 0) void order(ids)
  }
  return {
    pin: withTargets((ids) => {
      const value = ids.some((id) => known(state, id)?.pinned !== true)
      return history.annotate(ids, { what: 'pinned', value })
    }),
    seen: withTargets((ids) => history.annotate(ids, { what: 'seen', value: true })),
    clear: () => {
      // Pressed in a list of events it would be taken for an event's, which can't be deleted.
      const ids = showsDeliveries(state) ? targets(state) : []
      if (ids.length > 0) void history.clear({ what: 'named', ids })
    },
    'copy-as': () => {
      const ids = targets(state)
      if (ids.length > 0) copyAs.choosing.set(ids)
    },
    note: () => {
      noting.set(openId(state))
    },
  }
}

/** Where what is open leads to. */
function leads(state: State): Part<'open-event' | 'open-timeline'> {
  return {
    'open-event': () => {
      const { browsing, deliveryGroups } = state
      const partOf = deliveryGroups.state.get()
      if (openId(state) === null || partOf.status !== 'open') return
      if (partOf.detail.event !== null) browsing.openEvent(partOf.detail.event.id)
    },
    'open-timeline': () => {
      const { browsing, inspection, events } = state
      const delivery = inspection.state.get()
      const event = events.detail.state.get()
      if (browsing.pane.get() === 'deliveries' && delivery.status === 'open') {
        void openTimeline(state, delivery.inspection.detail)
      } else if (browsing.pane.get() === 'events' && event.status === 'open') {
        const { resource } = event.detail
        if (resource !== null) browsing.openResource(resource.id)
      }
    },
  }
}

function ofTheWindow({
  filter,
  facetsOpen,
  openSettings,
  history,
  exporting,
  showKeys,
}: State): Part<'filter' | 'facets' | 'settings' | 'undo' | 'export' | 'keys'> {
  return {
    filter: () => {
      filter.requestFocus()
    },
    facets: () => {
      facetsOpen.set(!facetsOpen.get())
    },
    settings: () => {
      openSettings.set('history')
    },
    export: () => {
      exporting.isOpen.set(true)
    },
    keys: () => {
      showKeys.set(true)
    },
    undo: () => {
      if (history.canUndo) void history.undo()
    },
  }
}

/** Whether the list shows deliveries, and what is marked in it is in sight. */
function showsDeliveries({ browsing }: State): boolean {
  return browsing.list.get() === 'deliveries'
}

/** The delivery that is in sight, while it is still kept. */
function openId({ browsing, selection }: State): number | null {
  const selected = selection.selected.get()
  return browsing.pane.get() !== 'deliveries' || selected === null || selected.isGone ? null : selected.id
}

/** What an order is about: all that are marked, or else the open one. */
function targets(state: State): number[] {
  const marked = showsDeliveries(state) ? state.marks.ids.get() : []
  const open = openId(state)
  return marked.length > 0 ? [...marked] : open === null ? [] : [open]
}

/** What the window knows of a delivery just now. */
function known({ inspection, list }: State, id: number): DeliverySummary | undefined {
  const shown = inspection.state.get()
  if (shown.status === 'open' && shown.id === id) return shown.inspection.detail
  const position = list.positionOf(id)
  return position === null ? undefined : list.at(position)
}
