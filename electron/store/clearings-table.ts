import type { Query, Reader, Writer } from './connection'
import { integer } from './hydrate'

const INSERT: Query = { name: 'clearings.insert', sql: 'INSERT INTO clearings (stands) VALUES (0)' }
const SET_STANDING: Query = { name: 'clearings.stand', sql: 'UPDATE clearings SET stands = ? WHERE id = ?' }
const DELETE: Query = { name: 'clearings.delete', sql: 'DELETE FROM clearings WHERE id = ?' }
const SELECT: Query = { name: 'clearings.select', sql: 'SELECT id, stands FROM clearings ORDER BY id' }

/** A person's order to clear. */
export interface Clearing {
  id: number
  /** False while it is being made or taken back: found so after a crash, what it hid is brought back. */
  stands: boolean
}

/** Begins a clearing that does not stand yet; gives its id, which is never used twice. */
export function insertClearing(db: Writer): number {
  return db.run(INSERT)
}

export function setStanding(db: Writer, id: number, stands: boolean): void {
  db.run(SET_STANDING, [stands ? 1 : 0, id])
}

/** Forgets a clearing that hides nothing any more. */
export function deleteClearing(db: Writer, id: number): void {
  db.run(DELETE, [id])
}

/** All clearings that still hide something, oldest first. */
export function selectClearings(db: Reader): Clearing[] {
  return db.all(SELECT).map((row) => ({ id: integer(row, 'id'), stands: integer(row, 'stands') === 1 }))
}
