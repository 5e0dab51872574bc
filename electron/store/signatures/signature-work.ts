// Signatures on the writer's thread: the keys that arrivals are checked with, and, behind, what is there already.
import type { Query, Reader, Row, Writer } from '../connection'
import { integer, integerOrNull } from '../hydrate'
import { candidateKeys, type CandidateKey, type CandidateKeys, type SigningSecret } from './candidate-keys'
import { CHECKED_COLUMNS, checkRows, rowsOfStep } from './check-rows'
import { advanceSweep, beginSweep, selectSweep, writeSweepKeys, type SweepKeys } from './sweep-table'

/** Rows looked through in one step for those whose verdict may be another by the keys of now. */
const STEP_IDS = 2048

// CROSS JOIN keeps SQLite from walking the heads first.
const FROM = 'FROM deliveries CROSS JOIN delivery_heads ON delivery_id = id'

const UNCHECKED: Query = {
  name: 'signatures.unchecked',
  sql: `SELECT ${CHECKED_COLUMNS} ${FROM} WHERE signature IS NULL ORDER BY id DESC LIMIT ?`,
}

/** What a known key fits, it fits for ever; Fleetbase's own, too. */
const DOUBTFUL: Query = {
  name: 'signatures.doubtful',
  sql: `SELECT ${CHECKED_COLUMNS} ${FROM} WHERE id BETWEEN ? AND ? AND (signature = 'invalid' OR signed_by IS NOT NULL
      AND signed_by NOT IN (SELECT value FROM json_each((SELECT known FROM signature_sweep))))
    ORDER BY id DESC LIMIT ?`,
}

const NEWEST_TO: Query = {
  name: 'signatures.newest-to',
  sql: 'SELECT max(id) AS id FROM deliveries WHERE id <= ?',
}

export class SignatureWork {
  /** Null until they are known. */
  private keys: CandidateKeys | null
  /** Whether the database says that these are in force, without which it could not tell later what was signed by others. */
  private isWritten: boolean

  /** `onChanged` is told of each step that changed verdicts, after its commit. */
  constructor(
    private readonly db: Writer,
    given: readonly SigningSecret[] | null,
    private readonly onChanged: (deliveries: number) => void,
  ) {
    this.keys = given === null ? null : candidateKeys(given)
    this.isWritten = this.keys !== null && isInForce(db, this.keys)
  }

  /** What arrivals are checked with; null while that is not known, so that they are checked behind. */
  get tried(): readonly CandidateKey[] | null {
    return this.isWritten && this.keys !== null ? this.keys.tried : null
  }

  /** Puts keys in force; what is there is checked anew behind. Throws SQLite's errors; it is tried again behind then. */
  follow(given: readonly SigningSecret[]): void {
    this.keys = candidateKeys(given)
    this.isWritten = false
    this.writeDown(this.keys)
  }

  /** Checks some of what is left; false where nothing is. It can be broken off after any step. */
  step(): boolean {
    if (this.keys === null) return false
    if (!this.isWritten) this.writeDown(this.keys)
    const { tried } = this.keys
    return this.checkUnchecked(tried) || this.sweep(tried)
  }

  private writeDown(keys: CandidateKeys): void {
    const next = sweepKeysOf(keys)
    this.db.transaction(() => {
      const before = selectSweep(this.db)
      writeSweepKeys(this.db, next)
      if (changesVerdicts(before, next)) beginSweep(this.db)
    })
    this.isWritten = true
  }

  /** What was kept before signatures were checked, or before the keys were known. */
  private checkUnchecked(tried: readonly CandidateKey[]): boolean {
    const rows = this.db.all(UNCHECKED, [rowsOfStep(tried)])
    if (rows.length === 0) return false
    const { changed } = this.db.transaction(() => checkRows(this.db, rows, tried))
    this.onChanged(changed)
    return true
  }

  private sweep(tried: readonly CandidateKey[]): boolean {
    const { pendingTo } = selectSweep(this.db)
    if (pendingTo === 0) return false
    const last = integerOrNull(this.db.get(NEWEST_TO, [pendingTo]) ?? {}, 'id') ?? 0
    const first = Math.max(1, last - STEP_IDS + 1)
    const limit = rowsOfStep(tried)
    const rows = last === 0 ? [] : this.db.all(DOUBTFUL, [first, last, limit])
    const changed = this.db.transaction(() => {
      const checked = checkRows(this.db, rows, tried)
      const isThrough = rows.length < limit && checked.looked === rows.length
      advanceSweep(this.db, isThrough ? first - 1 : idOf(rows[checked.looked - 1]) - 1)
      return checked.changed
    })
    if (changed > 0) this.onChanged(changed)
    return true
  }
}

/** What can't be read now can't be written either, which is found out soon enough. */
function isInForce(db: Reader, keys: CandidateKeys): boolean {
  try {
    const { tried, known } = selectSweep(db)
    return JSON.stringify({ tried, known }) === JSON.stringify(sweepKeysOf(keys))
  } catch {
    return false
  }
}

function sweepKeysOf({ tried, ids }: CandidateKeys): SweepKeys {
  return { tried: tried.map(({ id }) => id), known: ids }
}

/** Whether a delivery that was checked by some keys may have another verdict by others. */
function changesVerdicts(before: SweepKeys, now: SweepKeys): boolean {
  return (
    now.tried.some((id) => !before.tried.includes(id)) || before.known.some((id) => !now.known.includes(id))
  )
}

function idOf(row: Row | undefined): number {
  return integer(row ?? {}, 'id')
}
