import type { Baselines } from '../../../core/contract/baselines'
import type { Query, Reader } from '../connection'
import { selectSummary } from '../deliveries-table'
import { integer, integerOrNull } from '../hydrate'
import { listedBefore, selectMembers } from './event-deliveries-table'

const FIRST: Query = {
  name: 'baselines.first',
  sql: 'SELECT first_delivery AS id FROM events WHERE id = ?',
}

/** The last event about a resource that was over before a delivery came. */
const ENDED: Query = {
  name: 'baselines.ended',
  sql: `SELECT max(last_delivery) AS id FROM events WHERE resource = ? AND last_delivery > 0 AND last_delivery < ?`,
}

/** Retries go on for some minutes: among so many that were active next after a delivery are all that had begun before. */
const MAX_OVERLAPPING = 64

const OVERLAPPING: Query = {
  name: 'baselines.overlapping',
  sql: `SELECT id FROM (
      SELECT id, first_delivery FROM events WHERE resource = ?1 AND last_delivery > ?2
      ORDER BY last_delivery LIMIT ?3)
    WHERE first_delivery < ?2`,
}

export const BASELINE_QUERIES: readonly Query[] = [FIRST, ENDED, OVERLAPPING]

/** What came before a delivery that it is likely to be compared with. A delivery that is not grouped yet has nothing. */
export function selectBaselines(db: Reader, delivery: number): Baselines {
  return db.snapshot(() => {
    const [member] = selectMembers(db, [delivery])
    if (member?.listed !== true) return { attempt: null, resource: null, before: delivery }
    const before = integerOrNull(db.get(FIRST, [member.event]) ?? {}, 'id') ?? delivery
    const attempt = listedBefore(db, member.event, delivery)
    const resource = member.resource === null ? null : previousOf(db, member.resource, before)
    return {
      attempt: attempt === null ? null : selectSummary(db, attempt),
      resource: resource === null ? null : selectSummary(db, resource),
      before,
    }
  })
}

function previousOf(db: Reader, resource: number, before: number): number | null {
  const ended = integerOrNull(db.get(ENDED, [resource, before]) ?? {}, 'id') ?? 0
  const begun = db
    .all(OVERLAPPING, [resource, before, MAX_OVERLAPPING])
    .map((row) => listedBefore(db, integer(row, 'id'), before) ?? 0)
  const last = Math.max(ended, ...begun)
  return last === 0 ? null : last
}
