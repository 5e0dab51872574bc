import type { Query, Writer } from './connection'

const FILL: Query = {
  name: 'probe.fill',
  sql: 'INSERT OR REPLACE INTO write_probe (only_row, bytes) VALUES (1, zeroblob(?))',
}

const CLEAR: Query = { name: 'probe.clear', sql: 'DELETE FROM write_probe' }

/** Writes and commits `sizeBytes` that mean nothing, then gives them back. Throws what keeps the store from writing. */
export function probeWriting(db: Writer, sizeBytes: number): void {
  // Two transactions: pages that are filled and freed within one are never written out.
  db.transaction(() => db.run(FILL, [sizeBytes]))
  db.transaction(() => db.run(CLEAR))
}
