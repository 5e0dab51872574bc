import type { EventKeyRules } from '../../../core/event/key-rules'
import type { Query, Reader, Writer } from '../connection'
import { integer, text } from '../hydrate'

/** How far the deliveries are grouped. */
export interface Grouping {
  keyRules: EventKeyRules
  /** Deliveries from above this id ... */
  groupedTo: number
  /** ... to this one are yet to be looked at. */
  groupedUntil: number
}

const SELECT: Query = {
  name: 'grouping.select',
  sql: 'SELECT key_rules, grouped_to, grouped_until FROM grouping',
}

const ADVANCE: Query = { name: 'grouping.advance', sql: 'UPDATE grouping SET grouped_to = ?' }

const BEGIN: Query = {
  name: 'grouping.begin',
  sql: `UPDATE grouping SET key_rules = ?, grouped_to = 0,
    grouped_until = (SELECT coalesce(max(id), 0) FROM deliveries)`,
}

export function selectGrouping(db: Reader): Grouping {
  const row = db.get(SELECT) ?? {}
  return {
    // Written by beginGrouping from such a list, and read for every commit.
    keyRules: JSON.parse(text(row, 'key_rules')) as EventKeyRules,
    groupedTo: integer(row, 'grouped_to'),
    groupedUntil: integer(row, 'grouped_until'),
  }
}

/** All deliveries up to this one have been looked at. */
export function advanceGrouping(db: Writer, groupedTo: number): void {
  db.run(ADVANCE, [groupedTo])
}

/** Puts key rules in force, by which all that is there is to be looked at anew. */
export function beginGrouping(db: Writer, keyRules: EventKeyRules): void {
  db.run(BEGIN, [JSON.stringify(keyRules)])
}

/** How many deliveries are yet to be grouped, at most: ids that are gone are counted, too, since to count is to read. */
export function countUngrouped(db: Reader): number {
  const { groupedTo, groupedUntil } = selectGrouping(db)
  return Math.max(0, groupedUntil - groupedTo)
}
