import { reportOf, type ErrorReport } from '../../../core/contract/errors'
import type { ListNews } from '../../../core/contract/events'
import type { ValueHistoryQuery, ValueHistoryStep, ValueScope } from '../../../core/contract/values'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { eventTypeKey, eventTypeLabel, eventTypeOf } from '../../../core/event/event-type'
import { followedPath, pathLabel, type FollowedPath } from '../../../core/values/followed-path'
import { joinRuns, type ValueRun } from '../../../core/values/value-run'
import { Observable } from '../observable'

/** Of what the value is followed: the one resource, or all of the event type. */
export type ScopeKind = 'resource' | 'type'

/** A delivery as far as it says what to follow. */
export type FollowedDelivery = Pick<
  DeliverySummary,
  'provider' | 'eventName' | 'target' | 'resourceType' | 'resourceId'
>

export interface ValueHistoryState {
  /** As people write it: `items[id=entity_1].quantity`. */
  label: string
  path: FollowedPath
  /** What can be chosen from, with what each is called; the resource only where the delivery is about one. */
  scopes: Readonly<Partial<Record<ScopeKind, string>>>
  scope: ScopeKind
  /** Newest first. */
  runs: readonly ValueRun[]
  /** Deliveries whose payload could not be read. */
  unreadable: number
  isLoading: boolean
  /** Whether all there is has been looked at. */
  isWhole: boolean
  failure: ErrorReport | null
}

/** Shown at first, and more each time they are asked for. */
const PAGE_RUNS = 60
/** Steps after which a person is shown what was found, though it is less than a page. */
const PAGE_STEPS = 150

type Ask = (query: ValueHistoryQuery) => Promise<ValueHistoryStep>

/** The history of one value, or of none: what it was, from when to when, in the deliveries about one thing. */
export class ValueHistoryStore {
  readonly state = new Observable<ValueHistoryState | null>(null)
  private delivery: FollowedDelivery | null = null
  private next: number | null = null
  /** Rises with each walk, so that what an older one finds is not taken for a newer one's. */
  private turn = 0
  /** The walk during which something arrived that it may have missed. */
  private staleTurn = 0

  constructor(private readonly ask: Ask) {}

  /**
   * Follows the value to which these steps lead in a delivery's payload, given as text. False where nothing stands there.
   */
  follow(delivery: FollowedDelivery, text: string, steps: readonly (string | number)[]): boolean {
    const path = followedPath(text, steps)
    if (path === null) return false
    this.followPath(delivery, path)
    return true
  }

  /** The same by a path that can be followed. */
  followPath(delivery: FollowedDelivery, path: FollowedPath): void {
    this.delivery = delivery
    const { resourceType, resourceId } = delivery
    const scopes: ValueHistoryState['scopes'] = {
      ...(resourceType === null || resourceId === null ? {} : { resource: resourceId }),
      type: `${delivery.eventName === null ? 'all' : 'every'} ${eventTypeLabel(eventTypeOf(delivery))}`,
    }
    const scope = scopes.resource === undefined ? 'type' : 'resource'
    this.state.set({
      label: path.length === 0 ? 'the whole payload' : pathLabel(path),
      path,
      scopes,
      scope,
      runs: [],
      unreadable: 0,
      isLoading: true,
      isWhole: false,
      failure: null,
    })
    void this.walk([], null)
  }

  setScope(scope: ScopeKind): void {
    if (this.state.get()?.scopes[scope] === undefined) return
    this.change({ scope, runs: [], unreadable: 0, isWhole: false })
    void this.walk([], null)
  }

  /** Goes on to older deliveries. */
  more(): void {
    const state = this.state.get()
    if (state !== null && !state.isLoading && !state.isWhole) void this.walk(state.runs, this.next)
  }

  /** Looks anew, from the newest delivery. */
  again(): void {
    this.change({ unreadable: 0 })
    void this.walk([], null)
  }

  close(): void {
    this.turn += 1
    this.delivery = null
    this.state.set(null)
  }

  /** What arrives about the same thing is shown at once; where deliveries went, all is looked at anew. */
  hear(news: ListNews): void {
    if (this.state.get() === null || news.name === 'annotated') return
    const concerns = news.name !== 'captured' || news.payload.deliveries.some((one) => this.isMeant(one))
    if (!concerns) return
    if (this.state.get()?.isLoading === true) this.staleTurn = this.turn
    else this.again()
  }

  private async walk(known: readonly ValueRun[], before: number | null): Promise<void> {
    const scope = this.scope()
    const path = this.state.get()?.path
    if (scope === null || path === undefined) return
    this.turn += 1
    const { turn } = this
    this.change({ isLoading: true, failure: null })
    // Looking anew goes as far down as was shown.
    const wanted = known.length + Math.max(PAGE_RUNS, known.length === 0 ? this.shownRuns() : 0)
    let runs = known
    let unreadable = this.state.get()?.unreadable ?? 0
    let next = before
    try {
      for (let steps = 0; steps < PAGE_STEPS && runs.length < wanted; steps += 1) {
        const step = await this.ask({ scope, path, before: next, limit: PAGE_RUNS })
        if (turn !== this.turn) return
        runs = joinRuns(runs, step.runs)
        unreadable += step.unreadable
        next = step.next
        if (next === null) break
      }
      this.next = next
      this.change({ runs, unreadable, isLoading: false, isWhole: next === null })
    } catch (error) {
      if (turn !== this.turn) return
      this.change({ isLoading: false, failure: reportOf(error) })
    }
    if (this.staleTurn === turn) this.again()
  }

  private shownRuns(): number {
    return this.state.get()?.runs.length ?? 0
  }

  private scope(): ValueScope | null {
    const { delivery } = this
    if (delivery === null) return null
    const { provider, resourceType, resourceId } = delivery
    if (this.state.get()?.scope === 'type' || resourceType === null || resourceId === null) {
      return { type: eventTypeOf(delivery) }
    }
    return { resource: { provider, type: resourceType, id: resourceId } }
  }

  private isMeant(arrived: FollowedDelivery): boolean {
    const { delivery } = this
    if (delivery === null) return false
    if (this.state.get()?.scope === 'resource') {
      return arrived.resourceId === delivery.resourceId && arrived.resourceType === delivery.resourceType
    }
    return eventTypeKey(eventTypeOf(arrived)) === eventTypeKey(eventTypeOf(delivery))
  }

  private change(change: Partial<ValueHistoryState>): void {
    const state = this.state.get()
    if (state !== null) this.state.set({ ...state, ...change })
  }
}
