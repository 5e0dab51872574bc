import type { CallInput, CallOutput } from '../../../core/contract/calls'
import type { GroupChange } from '../../../core/contract/groups'
import type { ResourceDetail, ResourceSummary } from '../../../core/event/group'
import type { StepOrder } from '../../../core/event/timeline'
import type { BrowsedList } from '../browsing'
import { GroupDetail } from '../group-detail'
import { GroupList } from '../group-list'
import { GroupSelection } from '../group-selection'
import type { GroupSource } from '../group-source'
import { Observable } from '../observable'
import { StepChangesStore, type StepChangesSource } from './step-changes'

const PAGE_ROWS = 100

/** More than fit into any window; who looks for one of more writes more of its id. */
const MAX_MATCHES = 100

/** No id is longer. */
const MAX_WANTED_LENGTH = 200

/** A resource that was not there yet may be one that the open one names; it is asked anew after this much. */
const RESOLVE_AFTER_MS = 1000

/** The calls about resources, as the bridge makes them. */
export interface ResourceCalls {
  page(query: CallInput<'resources:page'>): Promise<CallOutput<'resources:page'>>
  search(query: CallInput<'resources:search'>): Promise<CallOutput<'resources:search'>>
  named(ids: readonly number[]): Promise<readonly ResourceSummary[]>
  get(id: number): Promise<ResourceDetail>
  /** What a delivery is about, by its group; null where it is about nothing, or not grouped yet. */
  ofDelivery(id: number): Promise<number | null>
}

/** What is looked for, and whether more begins so than is listed. */
export interface ResourceSearch {
  text: string
  hasMore: boolean
}

/** The resources of the window: listed, all or those of which an id begins so, and one of them open as its timeline. */
export class ResourcesStore implements BrowsedList {
  readonly list: GroupList<ResourceSummary>
  readonly selection: GroupSelection<ResourceSummary>
  readonly detail: GroupDetail<ResourceDetail>
  readonly changes: StepChangesStore
  readonly search = new Observable<ResourceSearch>({ text: '', hasMore: false })
  /** The order that timelines are shown in. */
  readonly order = new Observable<StepOrder>('event-time')
  /** Rises whenever the steps are to take the focus. */
  readonly laneFocusRequests = new Observable(0)

  /** The highest id that was seen: what is higher is new. */
  private highestId = 0
  private resolving: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly calls: ResourceCalls,
    changes: StepChangesSource,
  ) {
    this.list = new GroupList(allResources(calls))
    this.selection = new GroupSelection(this.list)
    this.detail = new GroupDetail((id) => calls.get(id), this.selection.opened)
    this.changes = new StepChangesStore(changes)
    this.list.view.subscribe(() => {
      const { status, rows } = this.list.view.get()
      this.highestId = rows.reduce((highest, { id }) => Math.max(highest, id), this.highestId)
      if (status === 'ready' && rows.length === 0 && this.search.get().text === '') this.selection.forget()
    })
  }

  /** Lists the resources of which any id begins so; all for an empty text. */
  find(text: string): void {
    const before = this.search.get().text.trim()
    const wanted = text.trim().slice(0, MAX_WANTED_LENGTH)
    this.search.set({ ...this.search.get(), text })
    if (wanted === before) return
    this.search.set({ text, hasMore: false })
    this.list.use(wanted === '' ? allResources(this.calls) : this.found(wanted))
  }

  /** What a delivery is about, by its group; null also where that can't be said just now. */
  ofDelivery(id: number): Promise<number | null> {
    return this.calls.ofDelivery(id).catch(() => null)
  }

  /** Has the steps take the focus. */
  requestLaneFocus(): void {
    this.laneFocusRequests.set(this.laneFocusRequests.get() + 1)
  }

  onChange(change: GroupChange): void {
    this.list.onChange(change.resources, change)
    this.detail.onChange(change.resources)
    this.resolveLinks(change.resources)
  }

  openedId(): number | null {
    return this.selection.opened.get()
  }

  openedName(): string {
    const state = this.detail.state.get()
    return state.status === 'open' ? state.detail.resourceId : 'the timeline'
  }

  openId(id: number): void {
    this.selection.openId(id)
  }

  move(rows: number): void {
    this.selection.move(rows)
  }

  private found(wanted: string): GroupSource<ResourceSummary> {
    const known = new Set<number>()
    const find = async (): Promise<readonly ResourceSummary[]> => {
      const { resources, hasMore } = await this.calls.search({ text: wanted, limit: MAX_MATCHES })
      const { text } = this.search.get()
      if (text.trim() === wanted) this.search.set({ text, hasMore })
      return resources
    }
    const fresh = (rows: readonly ResourceSummary[]): readonly ResourceSummary[] => {
      const unknown = rows.filter(({ id }) => !known.has(id))
      for (const { id } of unknown) known.add(id)
      return unknown
    }
    return {
      page: async () => {
        const rows = await find()
        fresh(rows)
        return { rows, next: null, ungrouped: this.list.view.get().ungrouped }
      },
      named: (ids) => this.calls.named(ids),
      newer: async () => fresh(await find()),
    }
  }

  /** What the open resource names may have arrived only now. */
  private resolveLinks(changed: readonly number[] | null): void {
    const isNew = changed?.some((id) => id > this.highestId) ?? true
    this.highestId = Math.max(this.highestId, ...(changed ?? []))
    const state = this.detail.state.get()
    const isOpen = state.status === 'open' && state.detail.links.some(({ resource }) => resource === null)
    if (!isNew || !isOpen || this.resolving !== null) return
    this.resolving = setTimeout(() => {
      this.resolving = null
      this.detail.onChange(null)
    }, RESOLVE_AFTER_MS)
  }
}

function allResources(calls: ResourceCalls): GroupSource<ResourceSummary> {
  return {
    page: async (before) => {
      const { resources, next, ungrouped } = await calls.page({ before, limit: PAGE_ROWS })
      return { rows: resources, next, ungrouped }
    },
    named: (ids) => calls.named(ids),
    newer: null,
  }
}
