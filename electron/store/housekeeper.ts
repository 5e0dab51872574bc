import { setImmediate as nextTurn } from 'node:timers/promises'
import { AppError } from '../../core/contract/errors'
import type { ListNews } from '../../core/contract/events'
import { UNDO_MS, type ClearQuery, type ClearResult, type HistoryState } from '../../core/contract/history'
import type { RetentionLimits } from '../../core/contract/retention'
import type { Annotation } from '../../core/delivery/annotation'
import { clear, removeHidden, takeBack } from './clearing'
import { selectClearings } from './clearings-table'
import type { Writer } from './connection'
import { annotateSteps } from './annotate-steps'
import { countPinned } from './deliveries-table'
import { bytesOnDisk, databaseSpace, emptyLog, logBytes, releasePages } from './disk-space'
import { selectDropped } from './dropped-table'
import { Retention } from './retention'
import { selectRevision } from './revision-table'

/** After a commit the limits are looked at this much later: one look for many commits. */
const LOOK_AFTER_MS = 100

/** ... or at once after so much, or so many, since a disk fills fast. */
const LOOK_AFTER_BYTES = 4 * 1024 * 1024
const LOOK_AFTER_DELIVERIES = 500

/**
 * Between two steps the thread rests for as long as the last one took, and at least this long; not behind a flood, which
 * brings more than can be dropped in half of the time.
 */
const MIN_PAUSE_MS = 4

/** The age of deliveries is looked at this often even when nothing happens. */
const LOOK_AT_AGE_MS = 60_000

/** After a failure, and while a reader is in the log's way. */
const TRY_AGAIN_MS = 5000

/** Freed pages are filled by the next deliveries; only more than this, and a tenth of all, goes back to the disk. */
const FREE_BYTES_KEPT = 4 * 1024 * 1024

/** A log that large bodies have swollen is emptied; in ordinary use it stays at about 4 MiB. */
const LOG_BYTES_KEPT = 16 * 1024 * 1024

/** Pages cut off in one step; 256 took 1.5 to 4 ms in the median. */
const STEP_PAGES = 128

/** At most this often, since it changes with every delivery. */
const TELL_EVERY_MS = 250

export interface HousekeeperOptions {
  db: Writer
  /** The database's path. */
  file: string
  limits: RetentionLimits
  /** Told of each change of the list as soon as it is committed. */
  onNews: (news: ListNews) => void
  onHistory: (state: HistoryState) => void
  /** Told of each background step that failed. */
  onFailure: (error: unknown) => void
}

/**
 * Keeps the history within its limits, clears what a person clears, and gives space back. It works in short steps on the
 * writer's thread, between the groups of deliveries, and in the background rests half of the time.
 */
export class Housekeeper {
  private readonly db: Writer
  private readonly retention: Retention
  /** Those that can still be taken back, oldest first. */
  private readonly undoable: ClearResult[] = []
  private readonly expiries = new Set<NodeJS.Timeout>()
  /** The orders of a person are carried out one after the other. */
  private orders: Promise<unknown> = Promise.resolve()
  private openOrders = 0
  private look: { timer: NodeJS.Timeout; atMs: number } | null = null
  private telling: NodeJS.Timeout | null = null
  private bytesSinceLook = 0
  private arrivedSinceDrop = 0
  private isShrinking = false
  private isLogToEmpty = false
  private isClosed = false

  constructor(private readonly options: HousekeeperOptions) {
    this.db = options.db
    this.retention = new Retention(options.limits)
    this.lookIn(0)
    this.tell()
  }

  /** So many deliveries were committed, with so many bytes of bodies. */
  onCommitted(deliveries: number, bytes: number): void {
    this.arrivedSinceDrop += deliveries
    this.bytesSinceLook += bytes
    const isMuch = this.bytesSinceLook > LOOK_AFTER_BYTES || this.arrivedSinceDrop > LOOK_AFTER_DELIVERIES
    this.lookIn(isMuch ? 0 : LOOK_AFTER_MS)
    this.tellSoon()
  }

  changeLimits(limits: RetentionLimits): void {
    this.retention.change(limits)
    this.tell()
    this.lookIn(0)
  }

  /** Writes down what a person says of deliveries, a step at a time. AppError: not-found where none of them is left. */
  annotate(ids: readonly number[], annotation: Annotation): Promise<void> {
    return this.order(async () => {
      let found = 0
      for (const payload of annotateSteps(this.db, ids, annotation)) {
        found += payload.ids.length
        this.options.onNews({ name: 'annotated', payload })
        await this.betweenSteps()
      }
      if (found === 0) throw new AppError('not-found', goneInWords(ids))
      if (annotation.what !== 'pinned') return
      this.retention.lookAgain()
      this.tell()
      this.lookIn(0)
    })
  }

  /** Hides what is to be cleared; it can be taken back for `UNDO_MS` and is then removed. */
  clear(query: ClearQuery): Promise<ClearResult> {
    return this.order(async () => {
      const steps = clear(this.db, query)
      for (;;) {
        const step = steps.next()
        if (step.done === true) return this.offerUndo(step.value)
        this.options.onNews({ name: 'removed', payload: step.value })
        await this.betweenSteps()
      }
    })
  }

  /** AppError: not-found, when it is too late. */
  undo(clearingId: number): Promise<void> {
    return this.order(async () => {
      if (!this.withdrawUndo(clearingId)) {
        throw new AppError('not-found', 'It is too late to bring these deliveries back.')
      }
      this.tell()
      await this.takeBack(clearingId)
    })
  }

  close(): void {
    this.isClosed = true
    if (this.look !== null) clearTimeout(this.look.timer)
    if (this.telling !== null) clearTimeout(this.telling)
    for (const expiry of this.expiries) clearTimeout(expiry)
  }

  private async takeBack(clearingId: number): Promise<void> {
    for (const payload of takeBack(this.db, clearingId)) {
      this.options.onNews({ name: 'restored', payload })
      await this.betweenSteps()
    }
    this.retention.lookAgain()
    this.tell()
    this.lookIn(0)
  }

  private order<Result>(work: () => Promise<Result>): Promise<Result> {
    this.openOrders += 1
    const result = this.orders.then(() => {
      this.refuseWhenClosed()
      return work()
    })
    this.orders = result
      .catch(() => undefined)
      .finally(() => {
        this.openOrders -= 1
        this.lookIn(LOOK_AFTER_MS)
      })
    return result
  }

  /** Lets the thread take in what has arrived meanwhile. */
  private async betweenSteps(): Promise<void> {
    await nextTurn()
    this.refuseWhenClosed()
  }

  private refuseWhenClosed(): void {
    if (this.isClosed) throw new AppError('store-unavailable', 'Waybill’s store is closing.')
  }

  private offerUndo(result: ClearResult): ClearResult {
    if (result.deliveries === 0) return result
    this.undoable.push(result)
    const expiry = setTimeout(() => {
      this.expiries.delete(expiry)
      if (!this.withdrawUndo(result.clearingId)) return
      this.tellSoon()
      this.lookIn(0)
    }, UNDO_MS)
    this.expiries.add(expiry)
    this.tell()
    return result
  }

  private withdrawUndo(clearingId: number): boolean {
    const index = this.undoable.findIndex((result) => result.clearingId === clearingId)
    if (index < 0) return false
    this.undoable.splice(index, 1)
    return true
  }

  private lookIn(delayMs: number): void {
    if (this.isClosed) return
    const atMs = performance.now() + delayMs
    if (this.look !== null) {
      if (this.look.atMs <= atMs) return
      clearTimeout(this.look.timer)
    }
    const timer = setTimeout(() => {
      this.look = null
      this.work()
    }, delayMs)
    this.look = { timer, atMs }
  }

  private work(): void {
    const beganMs = performance.now()
    this.bytesSinceLook = 0
    try {
      if (this.step())
        this.lookIn(this.retention.isBehindFlood ? 0 : Math.max(MIN_PAUSE_MS, performance.now() - beganMs))
      else if (this.isLogToEmpty) this.lookIn(TRY_AGAIN_MS)
      else if (this.retention.current.maxAgeDays !== null) this.lookIn(LOOK_AT_AGE_MS)
    } catch (error) {
      this.options.onFailure(error)
      this.lookIn(TRY_AGAIN_MS)
    }
  }

  /** Does the most pressing thing there is to do; false where there is none. */
  private step(): boolean {
    // A person's order that is half carried out must not be taken for one that a crash left behind.
    if (this.openOrders > 0) return false
    const clearings = selectClearings(this.db)
    const broken = clearings.find(({ stands }) => !stands)
    if (broken !== undefined) {
      this.order(() => this.takeBack(broken.id)).catch(this.options.onFailure)
      return false
    }
    const due = clearings.find(({ id }) => this.undoable.every(({ clearingId }) => clearingId !== id))
    if (due !== undefined) {
      removeHidden(this.db, due.id)
      this.tellSoon()
      return true
    }
    const circumstances = { mayFree: clearings.length === 0, arrived: this.arrivedSinceDrop }
    const payload = this.retention.step(this.db, Date.now(), circumstances)
    this.arrivedSinceDrop = 0
    if (payload !== null) {
      this.options.onNews({ name: 'removed', payload })
      this.tellSoon()
      return true
    }
    return this.giveSpaceBack()
  }

  private giveSpaceBack(): boolean {
    const { used, free } = databaseSpace(this.db)
    // Once begun it goes on to the end: stopping at the threshold would begin anew with the next few deliveries.
    const threshold = this.isShrinking ? 0 : Math.max(FREE_BYTES_KEPT, (used + free) / 10)
    if (free > threshold) {
      this.isShrinking = true
      releasePages(this.db, STEP_PAGES)
      this.tellSoon()
      return true
    }
    this.isLogToEmpty ||= this.isShrinking || logBytes(this.options.file) > LOG_BYTES_KEPT
    this.isShrinking = false
    if (this.isLogToEmpty && emptyLog(this.db)) {
      this.isLogToEmpty = false
      this.tellSoon()
    }
    return false
  }

  private tellSoon(): void {
    if (this.isClosed) return
    this.telling ??= setTimeout(() => {
      this.telling = null
      try {
        this.tell()
      } catch (error) {
        this.options.onFailure(error)
      }
    }, TELL_EVERY_MS)
  }

  private tell(): void {
    if (this.telling !== null) clearTimeout(this.telling)
    this.telling = null
    const { db } = this
    this.options.onHistory({
      limits: this.retention.current,
      deliveries: selectRevision(db).total,
      pinned: countPinned(db),
      bytesOnDisk: bytesOnDisk(this.options.file),
      dropped: selectDropped(db),
      undoable: this.undoable.at(-1) ?? null,
    })
  }
}

function goneInWords(ids: readonly number[]): string {
  const [only] = ids
  return ids.length === 1
    ? `Delivery ${String(only)} is no longer kept.`
    : 'None of these deliveries is kept any more.'
}
