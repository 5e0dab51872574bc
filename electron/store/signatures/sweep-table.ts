import type { Query, Reader, Writer } from '../connection'
import { integer, text } from '../hydrate'

/** Keys by their ids. */
export interface SweepKeys {
  /** Those that are tried ... */
  tried: readonly string[]
  /** ... and all that signatures may be of. */
  known: readonly string[]
}

/** By which keys the deliveries are checked, and how far. */
export interface Sweep extends SweepKeys {
  /** Deliveries up to this id are yet to be looked at by these; 0 where all were. */
  pendingTo: number
}

const SELECT: Query = {
  name: 'signature-sweep.select',
  sql: 'SELECT tried, known, pending_to FROM signature_sweep',
}

const ADVANCE: Query = { name: 'signature-sweep.advance', sql: 'UPDATE signature_sweep SET pending_to = ?' }

const WRITE: Query = { name: 'signature-sweep.write', sql: 'UPDATE signature_sweep SET tried = ?, known = ?' }

const BEGIN: Query = {
  name: 'signature-sweep.begin',
  sql: 'UPDATE signature_sweep SET pending_to = (SELECT coalesce(max(id), 0) FROM deliveries)',
}

export function selectSweep(db: Reader): Sweep {
  const row = db.get(SELECT) ?? {}
  return {
    // Both written by writeSweepKeys from such lists.
    tried: JSON.parse(text(row, 'tried')) as string[],
    known: JSON.parse(text(row, 'known')) as string[],
    pendingTo: integer(row, 'pending_to'),
  }
}

/** What was swept so far stays swept. */
export function writeSweepKeys(db: Writer, { tried, known }: SweepKeys): void {
  db.run(WRITE, [JSON.stringify(tried), JSON.stringify(known)])
}

/** Everything that is there is to be looked at. */
export function beginSweep(db: Writer): void {
  db.run(BEGIN)
}

/** Only deliveries up to this id are left. */
export function advanceSweep(db: Writer, pendingTo: number): void {
  db.run(ADVANCE, [pendingTo])
}
