import { reportOf, type ErrorReport } from '../../core/contract/errors'
import type { GroupChange } from '../../core/contract/groups'
import type { Group, GroupSource } from './group-source'
import { Observable } from './observable'

/** What a list needs to draw itself; a new object whenever something visible changed. */
export interface GroupListView<Row extends Group> {
  status: 'loading' | 'ready'
  rows: readonly Row[]
  /** Whether there are older ones that are not loaded. */
  hasMore: boolean
  /** How many changed or came since the list is held still; null for too many to say. */
  waiting: number | null
  /** At most so many deliveries are yet to be grouped. */
  ungrouped: number
  failure: ErrorReport | null
  /** Rises whenever the list begins anew. */
  beginnings: number
}

/** With more changes than this at once the list begins anew, which costs less. */
const MAX_NAMED = 100

/** More changes than this are not counted. */
const MAX_WAITING = 1000

/** A list that follows the newest is cut back to this many rows when it has grown past twice as many. */
const KEPT_ROWS = 500

/**
 * Groups by their last activity, newest first, live. At its top the list follows what happens. Scrolled away it is held:
 * rows stay in their places and only what they say is renewed, and what moved to the top waits there. News tell ids
 * only; what is in sight is fetched, and all else when it comes into sight.
 */
export class GroupList<Row extends Group> {
  readonly view = new Observable<GroupListView<Row>>({
    status: 'loading',
    rows: [],
    hasMore: false,
    waiting: 0,
    ungrouped: 0,
    failure: null,
    beginnings: 0,
  })

  private next: number | null = null
  /** Rises when the list begins anew: answers to what was asked before are dropped. */
  private turn = 0
  private isShown = false
  private isHeld = false
  private isRefreshing = false
  private isRefreshWanted = false
  /** What changes while more is on its way, and may have been read before; null while nothing is. */
  private meanwhile: Set<number> | null = null
  private hasBegun = false
  /** Ids that news named and that are not looked at yet; null for all there are. */
  private changed: Set<number> | null = new Set()
  /** Rows whose contents may have changed. */
  private readonly stale = new Set<number>()
  private sight: readonly [number, number] = [0, 0]

  constructor(private source: GroupSource<Row>) {}

  /** Lists something else; what was listed stays in sight until it is there. */
  use(source: GroupSource<Row>): void {
    this.source = source
    this.hasBegun = false
    this.turn += 1
    void this.refresh()
  }

  /** A list out of sight fetches nothing, and catches up when it is seen again. */
  setShown(isShown: boolean): void {
    this.isShown = isShown
    void this.refresh()
  }

  /** Held while the person is away from the top. */
  hold(isHeld: boolean): void {
    if (this.isHeld === isHeld) return
    this.isHeld = isHeld
    void this.refresh()
  }

  /** The rows from one index to another are in sight. */
  look(first: number, last: number): void {
    this.sight = [first, last]
    if (last >= this.rows.length - 1) void this.more()
    void this.refresh()
  }

  /** Groups changed, came or went; null for too many to name. */
  onChange(ids: readonly number[] | null, { ungrouped }: Pick<GroupChange, 'ungrouped'>): void {
    const rows = this.rows.map(({ id }) => id)
    if (ids === null) this.changed = null
    else this.addChanged(ids)
    for (const id of ids ?? []) this.meanwhile?.add(id)
    for (const id of ids === null ? rows : rows.filter((row) => ids.includes(row))) this.stale.add(id)
    this.publish({ ungrouped, ...(this.isHeld ? { waiting: this.changed?.size ?? null } : {}) })
    void this.refresh()
  }

  /** Begins anew, where what was found may no longer be. */
  restart(): void {
    this.use(this.source)
  }

  /** Loads the rows after the last one; false where there are none. */
  async more(): Promise<boolean> {
    const { turn, next } = this
    if (next === null || this.meanwhile !== null) return false
    const meanwhile = (this.meanwhile = new Set<number>())
    try {
      const part = await this.source.page(next)
      // Another beginning, or a list that was cut back, goes on from elsewhere.
      if (turn !== this.turn || next !== this.next) return false
      const known = new Set(this.rows.map(({ id }) => id))
      const added = part.rows.filter(({ id }) => !known.has(id))
      this.next = part.next
      this.publish({ rows: [...this.rows, ...added], failure: null })
      for (const { id } of added) {
        if (this.changed !== null && !meanwhile.has(id)) continue
        this.stale.add(id)
        this.changed?.add(id)
      }
      return true
    } catch (error) {
      this.fail(error, turn)
      return false
    } finally {
      this.meanwhile = null
      void this.refresh()
    }
  }

  private addChanged(ids: Iterable<number>): void {
    for (const id of ids) this.changed?.add(id)
    if ((this.changed?.size ?? 0) > MAX_WAITING) this.changed = null
  }

  private get rows(): readonly Row[] {
    return this.view.get().rows
  }

  /** One at a time: what changes meanwhile is looked at with the next round. */
  private async refresh(): Promise<void> {
    // A round that is ending may have looked already.
    this.isRefreshWanted = true
    if (this.isRefreshing) return
    this.isRefreshing = true
    try {
      while (this.isShown && this.isRefreshWanted) {
        this.isRefreshWanted = false
        if (await this.round()) this.isRefreshWanted = true
      }
    } finally {
      this.isRefreshing = false
    }
  }

  /** Brings the list up to date with what is known to have changed; false where nothing was left to do. */
  private async round(): Promise<boolean> {
    const { turn } = this
    try {
      if (!this.hasBegun) await this.begin(turn)
      else if (!this.isHeld && this.changed?.size !== 0) await this.follow(turn)
      else {
        const ids = this.staleInSight()
        if (ids.length === 0) return false
        const renewed = await this.named(ids)
        if (turn === this.turn) this.renew(ids, renewed)
      }
      return true
    } catch (error) {
      this.fail(error, turn)
      // Asked again with the next news, or by the person.
      return turn !== this.turn
    }
  }

  private async begin(turn: number): Promise<void> {
    // What changes from now on may be missing in the answer.
    const changed = new Set<number>()
    this.changed = changed
    try {
      const part = await this.source.page(null)
      if (turn !== this.turn) return
      this.hasBegun = true
      this.stale.clear()
      for (const id of changed) this.stale.add(id)
      this.next = part.next
      this.publish({
        status: 'ready',
        rows: part.rows,
        ungrouped: part.ungrouped,
        waiting: 0,
        failure: null,
        beginnings: this.view.get().beginnings + 1,
      })
    } catch (error) {
      this.changed = null
      throw error
    }
  }

  private async follow(turn: number): Promise<void> {
    const { changed } = this
    if (changed === null || changed.size > MAX_NAMED) {
      await this.begin(turn)
      return
    }
    this.changed = new Set()
    try {
      await this.takeIn(changed, turn)
    } catch (error) {
      this.addChanged(changed)
      throw error
    }
  }

  private async takeIn(changed: ReadonlySet<number>, turn: number): Promise<void> {
    const { newer } = this.source
    const known = new Set(this.rows.map(({ id }) => id))
    const ids = newer === null ? [...changed] : [...changed].filter((id) => known.has(id))
    const [renewed, found] = await Promise.all([
      ids.length === 0 ? [] : this.named(ids),
      newer === null ? [] : newer(),
    ])
    if (turn !== this.turn) return
    this.renew(ids, renewed)
    if (newer === null) this.sort(renewed)
    else this.putOnTop(found)
    this.publish({ waiting: 0, failure: null })
  }

  /** Fetches rows by their ids. They are stale again as soon as news name them, also while they are on their way. */
  private async named(ids: readonly number[]): Promise<readonly Row[]> {
    for (const id of ids) this.stale.delete(id)
    try {
      return await this.source.named(ids)
    } catch (error) {
      for (const id of ids) this.stale.add(id)
      throw error
    }
  }

  /** Puts what rows say now in their places; those that are gone go. */
  private renew(ids: readonly number[], renewed: readonly Row[]): void {
    const byId = new Map(renewed.map((row) => [row.id, row]))
    const asked = new Set(ids)
    this.publish({
      rows: this.rows.flatMap((row) => (asked.has(row.id) ? (byId.get(row.id) ?? []) : row)),
      failure: null,
    })
  }

  /** Takes in rows and puts all in their order. What belongs below the last that is loaded is met again on the way there. */
  private sort(renewed: readonly Row[]): void {
    const known = new Set(this.rows.map(({ id }) => id))
    const all = [...this.rows, ...renewed.filter(({ id }) => !known.has(id))]
    const lowest = this.next ?? 0
    const rows = all
      .filter(({ lastDelivery }) => lastDelivery >= lowest)
      .sort((one, other) => other.lastDelivery - one.lastDelivery)
    const isLong = rows.length > 2 * KEPT_ROWS
    const kept = isLong ? rows.slice(0, KEPT_ROWS) : rows
    if (isLong) this.next = kept.at(-1)?.lastDelivery ?? null
    this.publish({ rows: kept })
  }

  private putOnTop(found: readonly Row[]): void {
    const moved = new Set(found.map(({ id }) => id))
    this.publish({ rows: [...found, ...this.rows.filter(({ id }) => !moved.has(id))] })
  }

  private staleInSight(): number[] {
    const [first, last] = this.sight
    return this.rows
      .slice(first, last + 1)
      .map(({ id }) => id)
      .filter((id) => this.stale.has(id))
      .slice(0, MAX_NAMED)
  }

  private fail(error: unknown, turn: number): void {
    if (turn === this.turn) this.publish({ failure: reportOf(error) })
  }

  private publish(change: Partial<GroupListView<Row>>): void {
    this.view.set({ ...this.view.get(), ...change, hasMore: this.next !== null })
  }
}
