import type { DeliveryCriteria } from '../../core/contract/history'
import type { Query, Reader, Writer } from './connection'
import { criteriaValues, FITS_CRITERIA } from './criteria'
import { integer } from './hydrate'

/** True of a row of `deliveries` that the list shows. */
export const IS_LISTED = 'NOT EXISTS (SELECT 1 FROM cleared_deliveries WHERE delivery_id = deliveries.id)'

const HIDE: Query = {
  name: 'cleared.hide',
  sql: `INSERT INTO cleared_deliveries (delivery_id, clearing_id)
    SELECT id, ?2 FROM deliveries WHERE id = ?1 AND ${IS_LISTED} RETURNING delivery_id`,
}

const HIDE_MATCHING: Query = {
  name: 'cleared.hide-matching',
  sql: `INSERT INTO cleared_deliveries (delivery_id, clearing_id)
    SELECT id, ?6 FROM deliveries WHERE ${FITS_CRITERIA} AND id BETWEEN ?7 AND ?8 AND ${IS_LISTED}
    RETURNING delivery_id`,
}

const SELECT: Query = {
  name: 'cleared.select',
  sql: `SELECT delivery_id FROM cleared_deliveries WHERE delivery_id > ? AND clearing_id = ?
    ORDER BY delivery_id LIMIT ?`,
}

const FORGET: Query = {
  name: 'cleared.forget',
  sql: 'DELETE FROM cleared_deliveries WHERE clearing_id = ? AND delivery_id BETWEEN ? AND ?',
}

/** Hides these deliveries; gives the ids of those that were in the list, rising. */
export function hideNamed(db: Writer, clearingId: number, ids: readonly number[]): number[] {
  const hidden = ids.filter((id) => db.get(HIDE, [id, clearingId]) !== undefined)
  return hidden.sort((one, other) => one - other)
}

/** Hides what fits among the ids from `first` to `last`; gives the ids, rising. */
export function hideMatching(
  db: Writer,
  clearingId: number,
  criteria: DeliveryCriteria,
  { first, last }: { first: number; last: number },
): number[] {
  const rows = db.all(HIDE_MATCHING, [...criteriaValues(criteria), clearingId, first, last])
  // RETURNING promises no order.
  return rows.map((row) => integer(row, 'delivery_id')).sort((one, other) => one - other)
}

/** What a clearing has hidden, rising, from above an id on. */
export function selectHidden(db: Reader, clearingId: number, aboveId: number, limit: number): number[] {
  return db.all(SELECT, [aboveId, clearingId, limit]).map((row) => integer(row, 'delivery_id'))
}

/** Forgets what a clearing has hidden from id `first` to `last`: they are in the list again, or about to be removed. */
export function forgetHidden(db: Writer, clearingId: number, first: number, last: number): void {
  db.run(FORGET, [clearingId, first, last])
}
