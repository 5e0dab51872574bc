import type { CallInput, CallOutput } from '../../core/contract/calls'
import type { GroupChange } from '../../core/contract/groups'
import type { EventDetail, EventSummary } from '../../core/event/group'
import type { BrowsedList } from './browsing'
import { GroupDetail } from './group-detail'
import { GroupList } from './group-list'
import type { GroupPart, GroupSource } from './group-source'
import { GroupSelection } from './group-selection'

const PAGE_ROWS = 100

/** The calls about events, as the bridge makes them. */
export interface EventCalls {
  page(query: CallInput<'events:page'>): Promise<CallOutput<'events:page'>>
  find(query: CallInput<'events:find'>): Promise<CallOutput<'events:find'>>
  named(ids: readonly number[]): Promise<readonly EventSummary[]>
  get(id: number): Promise<EventDetail>
}

/** The events of the window: listed, all or those that a filter finds, and one of them open. */
export class EventsStore implements BrowsedList {
  readonly list: GroupList<EventSummary>
  readonly selection: GroupSelection<EventSummary>
  readonly detail: GroupDetail<EventDetail>
  private filter = ''

  constructor(
    private readonly calls: EventCalls,
    private readonly now: () => number,
  ) {
    this.list = new GroupList(allEvents(calls))
    this.selection = new GroupSelection(this.list)
    this.detail = new GroupDetail((id) => calls.get(id), this.selection.opened)
    this.list.view.subscribe(() => {
      const { status, rows } = this.list.view.get()
      if (status === 'ready' && rows.length === 0 && this.filter === '') this.selection.forget()
    })
  }

  /** Lists the events of which a delivery passes a filter; all for an empty one. */
  show(filter: string): void {
    if (filter === this.filter) return
    this.filter = filter
    this.list.use(filter === '' ? allEvents(this.calls) : foundEvents(this.calls, filter, this.now()))
  }

  onChange(change: GroupChange): void {
    this.list.onChange(change.events, change)
    this.detail.onChange(change.events)
  }

  /** Deliveries went or came back: what passes a filter is looked for anew. */
  onMoved(): void {
    if (this.filter !== '') this.list.restart()
  }

  openedId(): number | null {
    return this.selection.opened.get()
  }

  openedName(): string {
    const state = this.detail.state.get()
    const name = state.status === 'open' ? state.detail.eventNames.at(-1) : undefined
    return name === undefined ? 'the event' : `the event ${name}`
  }

  openId(id: number): void {
    this.selection.openId(id)
  }

  move(rows: number): void {
    this.selection.move(rows)
  }
}

function allEvents(calls: EventCalls): GroupSource<EventSummary> {
  return {
    page: async (before) => {
      const { events, next, ungrouped } = await calls.page({ before, limit: PAGE_ROWS })
      return { rows: events, next, ungrouped }
    },
    named: (ids) => calls.named(ids),
    newer: null,
  }
}

/** The events that a filter finds, by their newest delivery that passes. */
function foundEvents(calls: EventCalls, filter: string, nowMs: number): GroupSource<EventSummary> {
  let newest = 0
  /** Asks on until there is a page, or nothing left. */
  const find = async (after: number | null, from: number | null): Promise<GroupPart<EventSummary>> => {
    const rows = new Map<number, EventSummary>()
    let before = from
    for (;;) {
      const step = await calls.find({ filter, nowMs, after, before, limit: PAGE_ROWS })
      // What arrives between two steps lies above what the first one looked at.
      if (before === null) newest = step.newest
      for (const event of step.events) if (!rows.has(event.id)) rows.set(event.id, event)
      before = step.next
      if (before === null || rows.size >= PAGE_ROWS) {
        return { rows: [...rows.values()], next: before, ungrouped: step.ungrouped }
      }
    }
  }
  return {
    page: (from) => find(null, from),
    named: (ids) => calls.named(ids),
    newer: async () => {
      const all: EventSummary[] = []
      const after = newest
      let from: number | null = null
      do {
        const part: GroupPart<EventSummary> = await find(after, from)
        all.push(...part.rows)
        from = part.next
      } while (from !== null)
      return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index)
    },
  }
}
