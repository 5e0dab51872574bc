import type { Query, Reader } from '../connection'

/** That a row of `deliveries` is one of several that the list has of its event. */
export const IS_DUPLICATE = `EXISTS (SELECT 1 FROM event_deliveries AS own JOIN events ON events.id = own.event
  WHERE own.delivery_id = deliveries.id AND events.attempts > 1)`

const SELECT: Query = {
  name: 'duplicates.is-one',
  sql: `SELECT 1 FROM deliveries WHERE id = ? AND ${IS_DUPLICATE}`,
}

/** Whether a delivery is one of several that the list has of its event; false while it is not grouped yet. */
export function isDuplicate(db: Reader, delivery: number): boolean {
  return db.get(SELECT, [delivery]) !== undefined
}
