import { reportOf, type ErrorReport } from '../../core/contract/errors'
import type { CountQuery, CountStep, FacetGroup, SearchQuery, SearchStep } from '../../core/contract/search'
import type { Annotation } from '../../core/delivery/annotation'
import type { DeliverySummary } from '../../core/delivery/delivery'
import type { DeliveriesView } from './deliveries-store'
import { ListPages, PAGE_ROWS } from './list-pages'
import { Observable } from './observable'

/** Where what is found comes from. */
export interface SearchSource {
  find(query: SearchQuery): Promise<SearchStep>
  count(query: CountQuery): Promise<CountStep>
}

/** What is known of a search besides its rows. */
export interface FoundFacts {
  /** Whether everything has been looked at, so that the count is exact. */
  isCounted: boolean
  /** By what is counted, over all that was found. */
  groups: readonly FacetGroup[]
  /** How many deliveries the search index is behind. */
  unindexed: number
}

/** A place to search on from: the row at `position` is the newest that was found below the id. */
interface Anchor {
  position: number
  before: number
}

/** The newest row's position when a search begins; older ones lie below it, arrivals above. */
const ORIGIN = 1_000_000_000

const NO_FACTS: FoundFacts = { isCounted: false, groups: [], unindexed: 0 }

/**
 * What a filter finds, by position like all deliveries: the first page at once, the count and places to jump to as they
 * come, arrivals on top. Whatever is asked belongs to one search; answers to an earlier one are dropped.
 */
export class FoundStore {
  readonly view = new Observable<DeliveriesView>(emptyView(0))
  readonly facts = new Observable<FoundFacts>(NO_FACTS)

  private search = { filter: '', nowMs: 0 }
  private pages = new ListPages()
  /** From the newest down. */
  private anchors: Anchor[] = []
  private newestId = 0
  private readonly groups = new Map<string, FacetGroup>()
  private readonly loading = new Set<number>()
  private hasBegun = false
  private isLookingAbove = false
  private hasNews = false

  constructor(
    private readonly source: SearchSource,
    private readonly now: () => number,
  ) {}

  /**
   * Looks for something else; resolves with the first page, or false where it failed or something else was asked for
   * meanwhile. What was found before stays in sight until then.
   */
  async start(filter: string): Promise<boolean> {
    const search = { filter, nowMs: this.now() }
    this.search = search
    this.hasNews = false
    try {
      const first = await this.fill(search, { before: null, skip: 0 })
      if (this.search !== search) return false
      this.reset(first)
      void this.lookAbove()
      void this.count(search, first.newest + 1)
      return true
    } catch (error) {
      if (this.search === search) this.fail(error)
      return false
    }
  }

  /** Looks at everything there is, once: for its facets. */
  async begin(): Promise<void> {
    if (this.hasBegun) return
    this.hasBegun = true
    await this.start('')
  }

  /** Counts anew what has been looked at, after deliveries went or came back. */
  refresh(): void {
    if (this.hasBegun) void this.start(this.search.filter)
  }

  /** Deliveries arrived: those that pass come on top. */
  onArrivals(): void {
    this.hasNews = true
    void this.lookAbove()
  }

  /** A person said something of deliveries. One that no longer passes stays where it is until the next search. */
  annotate(ids: readonly number[], annotation: Annotation): void {
    if (this.pages.annotate(ids, annotation)) this.publish({})
  }

  at(position: number): DeliverySummary | undefined {
    return this.pages.at(position)
  }

  positionOf(id: number): number | null {
    return this.pages.positionOf(id)
  }

  /** Sees to it that the positions from `first` to `last` get loaded. */
  ensure(first: number, last: number): void {
    const { bottom, total } = this.view.get()
    const lowest = Math.max(first, bottom)
    const highest = Math.min(last, total - 1)
    for (let page = Math.floor(lowest / PAGE_ROWS); page * PAGE_ROWS <= highest; page += 1) {
      this.pages.touch(page)
      const from = Math.max(lowest, page * PAGE_ROWS)
      const to = Math.min(highest, (page + 1) * PAGE_ROWS - 1)
      if (this.lacks(from, to)) void this.load(page)
    }
  }

  private lacks(from: number, to: number): boolean {
    for (let position = from; position <= to; position += 1) {
      if (this.pages.at(position) === undefined) return true
    }
    return false
  }

  private async load(page: number): Promise<void> {
    if (this.loading.has(page)) return
    const search = this.search
    const top = Math.min((page + 1) * PAGE_ROWS, this.view.get().total) - 1
    const anchor = this.anchors.findLast(({ position }) => position >= top)
    if (anchor === undefined) return
    this.loading.add(page)
    try {
      const found = await this.fill(search, { before: anchor.before, skip: anchor.position - top })
      if (this.search !== search) return
      this.place(top, found.deliveries)
      this.publish({ failure: null })
    } catch (error) {
      if (this.search === search) this.fail(error)
    } finally {
      this.loading.delete(page)
    }
  }

  /** Searches on until a page is full or nothing is left. */
  private async fill(
    search: FoundStore['search'],
    from: { before: number | null; skip: number },
  ): Promise<SearchStep> {
    let { before, skip } = from
    let newest: number | null = null
    const deliveries: DeliverySummary[] = []
    for (;;) {
      const limit = PAGE_ROWS - deliveries.length
      const step = await this.source.find({ ...search, after: null, before, skip, limit })
      // What arrives between two steps is above what the first one looked at.
      newest ??= step.newest
      deliveries.push(...step.deliveries)
      if (step.next === null || deliveries.length >= PAGE_ROWS || this.search !== search) {
        return { ...step, newest, deliveries }
      }
      skip -= step.skipped
      before = step.next
    }
  }

  private async count(search: FoundStore['search'], from: number): Promise<void> {
    let before: number | null = from
    let counted = 0
    const dayBeganUs = new Date(search.nowMs).setHours(0, 0, 0, 0) * 1000
    while (before !== null) {
      const step: CountStep | null = await this.countStep(search, before, dayBeganUs)
      if (step === null) return
      if (this.search !== search) return
      for (const anchor of step.anchors) {
        this.addAnchor({ position: ORIGIN - counted - anchor.found, before: anchor.before })
      }
      counted += step.count
      for (const group of step.groups) this.addGroup(group)
      before = step.next
      const bottom = Math.min(this.view.get().bottom, ORIGIN - counted + 1)
      // What was cleared since the first page was read is no longer counted.
      this.publish({ bottom: before === null ? ORIGIN - counted + 1 : bottom })
      this.publishFacts({ isCounted: before === null, unindexed: step.unindexed })
    }
  }

  private async countStep(
    search: FoundStore['search'],
    before: number,
    dayBeganUs: number,
  ): Promise<CountStep | null> {
    try {
      return await this.source.count({ ...search, before, dayBeganUs })
    } catch (error) {
      if (this.search === search) this.fail(error)
      return null
    }
  }

  /** One look at a time: what arrives meanwhile is looked for with the next. */
  private async lookAbove(): Promise<void> {
    if (this.isLookingAbove || !this.hasNews || this.newestId === 0) return
    this.isLookingAbove = true
    const search = this.search
    try {
      while (this.hasNews && this.search === search) {
        this.hasNews = false
        await this.addArrivals(search)
      }
    } catch (error) {
      if (this.search === search) this.fail(error)
    } finally {
      this.isLookingAbove = false
    }
  }

  private async addArrivals(search: FoundStore['search']): Promise<void> {
    const found: DeliverySummary[] = []
    let newest = this.newestId
    let before: number | null = null
    do {
      const step: SearchStep = await this.source.find({
        ...search,
        after: this.newestId,
        before,
        skip: 0,
        limit: PAGE_ROWS,
      })
      if (this.search !== search) return
      if (before === null) newest = step.newest
      found.push(...step.deliveries)
      before = step.next
    } while (before !== null)
    this.newestId = newest
    if (found.length === 0) return
    const { total, arrived } = this.view.get()
    const top = total - 1 + found.length
    this.addAnchor({ position: top, before: newest + 1 })
    this.place(top, found)
    for (const delivery of found) this.addGroup(groupOf(delivery))
    this.publish({ total: top + 1, arrived: arrived + found.length })
    this.publishFacts({})
  }

  private reset(first: SearchStep): void {
    this.pages = new ListPages()
    this.loading.clear()
    this.groups.clear()
    this.newestId = first.newest
    this.anchors = [{ position: ORIGIN, before: first.newest + 1 }]
    this.place(ORIGIN, first.deliveries)
    const rows = first.deliveries.length
    const { arrived, moves } = this.view.get()
    this.facts.set(NO_FACTS)
    this.view.set({
      status: 'ready',
      total: ORIGIN + 1,
      bottom: ORIGIN + 1 - rows,
      arrived,
      moves: moves + 1,
      failure: null,
    })
  }

  private place(top: number, deliveries: readonly DeliverySummary[]): void {
    deliveries.forEach((delivery, index) => {
      this.pages.place(top - index, delivery)
    })
  }

  private addAnchor(anchor: Anchor): void {
    const at = this.anchors.findIndex(({ position }) => position <= anchor.position)
    if (this.anchors[at]?.position === anchor.position) return
    this.anchors.splice(at < 0 ? this.anchors.length : at, 0, anchor)
  }

  private addGroup(group: FacetGroup): void {
    const key = JSON.stringify({ ...group, count: 0 })
    const known = this.groups.get(key)
    this.groups.set(key, known === undefined ? group : { ...group, count: known.count + group.count })
  }

  private fail(error: unknown): void {
    this.publish({ failure: reportOf(error) satisfies ErrorReport })
  }

  private publish(change: Partial<DeliveriesView>): void {
    this.view.set({ ...this.view.get(), ...change })
  }

  private publishFacts(change: Partial<FoundFacts>): void {
    this.facts.set({ ...this.facts.get(), groups: [...this.groups.values()], ...change })
  }
}

function emptyView(moves: number): DeliveriesView {
  return { status: 'loading', total: ORIGIN + 1, bottom: ORIGIN + 1, arrived: 0, moves, failure: null }
}

function groupOf(delivery: DeliverySummary): FacetGroup {
  const { eventName, resourceType, provider, status, via, signature } = delivery
  return { eventName, resourceType, provider, status, via, signature, isToday: true, count: 1 }
}
