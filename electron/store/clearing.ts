// Clearing hides deliveries at once and removes them later, so that it can be taken back. All of it goes in steps, each a
// transaction of a few milliseconds: between two of them the writer serves the senders.
import type { RemovedBatch, RestoredBatch } from '../../core/contract/events'
import type { ClearQuery, ClearResult } from '../../core/contract/history'
import { idRuns } from '../../core/delivery/id-runs'
import { addToBlocks, takeFromBlocks } from './blocks-table'
import { forgetHidden, hideMatching, hideNamed, selectHidden } from './cleared-table'
import { deleteClearing, insertClearing, setStanding } from './clearings-table'
import type { Writer } from './connection'
import { deleteDelivery, selectEnds } from './deliveries-table'
import { forgetGroups, leaveGroups, rejoinGroups } from './groups/relist'
import { advanceRevision } from './revision-table'

/** Ids looked at, hidden or brought back in one step. */
const STEP_IDS = 500

/** Hidden by name in one step, each by a statement of its own. */
const STEP_NAMED = 500

/** Removed for good in one step, body and all. */
const STEP_REMOVALS = 100

/** Hides what is to be cleared, a step for each batch it gives. When it has ended, the clearing stands. */
export function* clear(db: Writer, query: ClearQuery): Generator<RemovedBatch, ClearResult> {
  const clearingId = insertClearing(db)
  let deliveries = 0
  for (const hide of hidingSteps(db, clearingId, query)) {
    const batch = db.transaction(() => {
      const ids = hide()
      if (ids.length === 0) return null
      deliveries += ids.length
      takeFromBlocks(db, ids)
      leaveGroups(db, ids)
      return { ...advanceRevision(db, -ids.length), cause: 'cleared' as const, runs: idRuns(ids) }
    })
    if (batch !== null) yield batch
  }
  if (deliveries === 0) deleteClearing(db, clearingId)
  else setStanding(db, clearingId, true)
  return { clearingId, deliveries }
}

function* hidingSteps(db: Writer, clearingId: number, query: ClearQuery): Generator<() => number[]> {
  if (query.what === 'named') {
    for (let from = 0; from < query.ids.length; from += STEP_NAMED) {
      yield () => hideNamed(db, clearingId, query.ids.slice(from, from + STEP_NAMED))
    }
    return
  }
  const ends = selectEnds(db)
  const upTo = Math.min(query.upToId, ends.last)
  for (let first = ends.first; first <= upTo; first += STEP_IDS) {
    const last = Math.min(first + STEP_IDS - 1, upTo)
    yield () => hideMatching(db, clearingId, query.criteria, { first, last })
  }
}

/** Brings back what a clearing has hidden, a step for each batch it gives. */
export function* takeBack(db: Writer, clearingId: number): Generator<RestoredBatch, void> {
  // First of all: were the rest lost to a crash, it would be taken back at the next start.
  setStanding(db, clearingId, false)
  for (let above = 0; ;) {
    const ids = selectHidden(db, clearingId, above, STEP_IDS)
    const [first] = ids
    const last = ids.at(-1)
    if (first === undefined || last === undefined) break
    yield db.transaction(() => {
      forgetHidden(db, clearingId, first, last)
      addToBlocks(db, ids)
      rejoinGroups(db, ids)
      return { ...advanceRevision(db, ids.length), runs: idRuns(ids) }
    })
    above = last
  }
  deleteClearing(db, clearingId)
}

/** Removes some of what a clearing has hidden, for good. False when nothing was left of it. */
export function removeHidden(db: Writer, clearingId: number): boolean {
  const ids = selectHidden(db, clearingId, 0, STEP_REMOVALS)
  db.transaction(() => {
    forgetGroups(db, ids)
    for (const id of ids) {
      deleteDelivery(db, id)
      forgetHidden(db, clearingId, id, id)
    }
    if (ids.length < STEP_REMOVALS) deleteClearing(db, clearingId)
  })
  return ids.length === STEP_REMOVALS
}
