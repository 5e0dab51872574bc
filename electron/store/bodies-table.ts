import type { Query, Reader, Writer } from './connection'
import type { NewDelivery } from './deliveries-table'
import { blob } from './hydrate'
import { RowInsert } from './row-insert'

const INSERT = new RowInsert('bodies.insert', 'delivery_bodies (delivery_id, bytes)', '(?, ?)')

const SELECT: Query = {
  name: 'bodies.select',
  sql: `SELECT bytes FROM delivery_bodies WHERE delivery_id = ?1
    AND NOT EXISTS (SELECT 1 FROM cleared_deliveries WHERE delivery_id = ?1)`,
}

/** Adds deliveries' bodies as they came. */
export function insertBodies(db: Writer, added: readonly NewDelivery[]): void {
  INSERT.run(
    db,
    added.flatMap(({ id, request }) => [id, request.body]),
  )
}

/** A delivery's body as it came, or null where there is none of that id or it was cleared. */
export function selectBody(db: Reader, id: number): Uint8Array | null {
  const row = db.get(SELECT, [id])
  return row === undefined ? null : blob(row, 'bytes')
}
