import type { Query, Reader, Writer } from './connection'
import { integer } from './hydrate'

/** The store's count of changes and of deliveries, kept in the same transaction as the rows they speak of. */
export interface Revision {
  /** Rises by one with every committed change. */
  revision: number
  /** How many deliveries there are. */
  total: number
}

/** A committed change. */
export interface Change extends Revision {
  /** The revision that it changed. */
  after: number
}

const SELECT: Query = { name: 'revision.select', sql: 'SELECT revision, total FROM store_revision' }

const ADVANCE: Query = {
  name: 'revision.advance',
  sql: 'UPDATE store_revision SET revision = revision + 1, total = total + ? RETURNING revision, total',
}

const RAISE: Query = {
  name: 'revision.raise',
  sql: 'UPDATE store_revision SET revision = max(revision, ?)',
}

/** Counts one change that added `added` deliveries, or took them where negative. Belongs into the change's own transaction. */
export function advanceRevision(db: Writer, added: number): Change {
  const { revision, total } = hydrate(db, ADVANCE, [added])
  return { after: revision - 1, revision, total }
}

/** Where the store stands. */
export function selectRevision(db: Reader): Revision {
  return hydrate(db, SELECT, [])
}

/** Lifts the revision to at least `least`, so that a window which saw a replaced file takes this one's news for newer. */
export function raiseRevision(db: Writer, least: number): void {
  db.run(RAISE, [least])
}

function hydrate(db: Reader, query: Query, values: number[]): Revision {
  const row = db.get(query, values) ?? {}
  return { revision: integer(row, 'revision'), total: integer(row, 'total') }
}
