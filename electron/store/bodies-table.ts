import type { Query, Reader, Writer } from './connection'
import { blob } from './hydrate'

const INSERT: Query = {
  name: 'bodies.insert',
  sql: 'INSERT INTO delivery_bodies (delivery_id, bytes) VALUES (?, ?)',
}

const SELECT: Query = {
  name: 'bodies.select',
  sql: `SELECT bytes FROM delivery_bodies WHERE delivery_id = ?1
    AND NOT EXISTS (SELECT 1 FROM cleared_deliveries WHERE delivery_id = ?1)`,
}

/** Adds a delivery's body as it came. */
export function insertBody(db: Writer, id: number, body: Uint8Array): void {
  db.run(INSERT, [id, body])
}

/** A delivery's body as it came, or null where there is none of that id or it was cleared. */
export function selectBody(db: Reader, id: number): Uint8Array | null {
  const row = db.get(SELECT, [id])
  return row === undefined ? null : blob(row, 'bytes')
}
