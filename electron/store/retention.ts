import type { RemovedBatch } from '../../core/contract/events'
import type { DropReason, RetentionLimits } from '../../core/contract/retention'
import { idRuns } from '../../core/delivery/id-runs'
import { takeFromBlocks } from './blocks-table'
import type { Writer } from './connection'
import { countPinned, deleteDelivery, selectOldestUnpinned, type OldDelivery } from './deliveries-table'
import { databaseSpace } from './disk-space'
import { countDropped } from './dropped-table'
import { forgetGroups } from './groups/relist'
import { advanceRevision, selectRevision } from './revision-table'

/** One step may take no longer than a sender would notice. */
const STEP_DELIVERIES = 100
const STEP_BYTES = 8 * 1024 * 1024

/** This far over a limit a flood is answered drop by drop, or it would go on filling the disk. */
const FAR_DELIVERIES = 1000
const FAR_BYTES = 64 * 1024 * 1024

/** What a delivery takes beside its body, roughly; only steps are measured by it. */
const HEAD_BYTES = 1024

/** The newest deliveries are kept however large: what has just come in must be there to look at. */
const NEWEST_KEPT = 10

const MICROSECONDS_A_DAY = 24 * 60 * 60 * 1_000_000

/** Which limit is passed, and how to choose what goes for it. */
interface Excess {
  reason: DropReason
  /** Whether one more is to go, `taken` deliveries of `bytes` having been chosen. */
  wants: (next: OldDelivery, taken: number, bytes: number) => boolean
  isFar: boolean
}

export interface StepCircumstances {
  mayFree: boolean
  /** How many deliveries came since the last step. */
  arrived: number
}

/** Drops the oldest deliveries until the limits are kept, a step at a time. */
export class Retention {
  private isBehind = false
  /** All that is older is pinned, so that a search does not walk over a thousand pins each time. */
  private searchedTo = 0

  constructor(private limits: RetentionLimits) {}

  get current(): RetentionLimits {
    return this.limits
  }

  /** Whether so much was over a limit at the last step, with more coming, that no time is to be lost. */
  get isBehindFlood(): boolean {
    return this.isBehind
  }

  change(limits: RetentionLimits): void {
    this.limits = limits
  }

  /** Forgets what was learned of the oldest ones: a pin was taken off or a clearing taken back. */
  lookAgain(): void {
    this.searchedTo = 0
  }

  /**
   * Drops a few of the oldest deliveries in one transaction, where a limit is passed; null where none is. `mayFree` tells
   * that nothing else is about to give space back, so that it is right to drop for want of space. Behind a flood as many go
   * as have arrived since the last step.
   */
  step(db: Writer, nowMs: number, { mayFree, arrived }: StepCircumstances): RemovedBatch | null {
    const excess = this.excess(db, nowMs, mayFree)
    this.isBehind = excess !== null && excess.isFar && arrived > 0
    if (excess === null) return null
    const most = this.isBehind ? Math.max(STEP_DELIVERIES, arrived) : STEP_DELIVERIES
    const chosen = this.choose(db, excess, most)
    if (chosen.length === 0) return null
    const ids = chosen.map(({ id }) => id)
    const change = db.transaction(() => {
      forgetGroups(db, ids)
      for (const id of ids) deleteDelivery(db, id)
      takeFromBlocks(db, ids)
      countDropped(db, excess.reason, ids.length)
      return advanceRevision(db, -ids.length)
    })
    this.searchedTo = ids.at(-1) ?? this.searchedTo
    return { ...change, cause: 'dropped', runs: idRuns(ids) }
  }

  private choose(db: Writer, { wants }: Excess, most: number): OldDelivery[] {
    const chosen: OldDelivery[] = []
    let bytes = 0
    for (const next of selectOldestUnpinned(db, this.searchedTo, most)) {
      if (!wants(next, chosen.length, bytes) || (chosen.length > 0 && bytes > STEP_BYTES)) break
      chosen.push(next)
      bytes += next.bodyBytes + HEAD_BYTES
    }
    return chosen
  }

  private excess(db: Writer, nowMs: number, mayFree: boolean): Excess | null {
    const { maxDeliveries, maxBytes, maxAgeDays } = this.limits
    const [oldest] = selectOldestUnpinned(db, this.searchedTo, 1)
    if (oldest === undefined) return null
    if (maxAgeDays !== null) {
      const cutoffUs = nowMs * 1000 - maxAgeDays * MICROSECONDS_A_DAY
      if (oldest.receivedAtUs < cutoffUs) {
        return { reason: 'age', wants: ({ receivedAtUs }) => receivedAtUs < cutoffUs, isFar: false }
      }
    }
    const unpinned = selectRevision(db).total - countPinned(db)
    const surplus = unpinned - maxDeliveries
    if (surplus > 0) {
      return {
        reason: 'count',
        wants: (_next, taken) => taken < surplus,
        isFar: surplus > FAR_DELIVERIES,
      }
    }
    const excessBytes = databaseSpace(db).used - maxBytes
    if (excessBytes <= 0 || !mayFree) return null
    return {
      reason: 'bytes',
      wants: (_next, taken, bytes) => bytes < excessBytes && taken < unpinned - NEWEST_KEPT,
      isFar: excessBytes > FAR_BYTES,
    }
  }
}
