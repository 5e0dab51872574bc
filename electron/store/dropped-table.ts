import type { DroppedCounts } from '../../core/contract/history'
import { DROP_REASONS, type DropReason } from '../../core/contract/retention'
import type { Query, Reader, Writer } from './connection'
import { integer, oneOf } from './hydrate'

const ADD: Query = {
  name: 'dropped.add',
  sql: 'UPDATE dropped_deliveries SET deliveries = deliveries + ? WHERE reason = ?',
}

const SELECT: Query = { name: 'dropped.select', sql: 'SELECT reason, deliveries FROM dropped_deliveries' }

/** Counts deliveries that a limit has dropped. Belongs into the transaction that dropped them. */
export function countDropped(db: Writer, reason: DropReason, deliveries: number): void {
  db.run(ADD, [deliveries, reason])
}

/** How many deliveries each limit has dropped since the database was begun. */
export function selectDropped(db: Reader): DroppedCounts {
  const counts: DroppedCounts = { count: 0, bytes: 0, age: 0 }
  for (const row of db.all(SELECT)) counts[oneOf(row, 'reason', DROP_REASONS)] = integer(row, 'deliveries')
  return counts
}
