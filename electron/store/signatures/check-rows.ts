import type { HeaderList } from '../../../core/delivery/headers'
import { fleetbaseSignature, type SignatureVerdict } from '../../../core/delivery/signature'
import type { Query, Row, Writer } from '../connection'
import { blob, integer, signatureVerdict, text, textOrNull } from '../hydrate'
import type { CandidateKey } from './candidate-keys'
import { checkSignature } from './check-signature'

/** Hashes made in one step: a few milliseconds, which a sender may have to wait. */
const STEP_HASHES = 64

/** ... and bytes that go into them, but for a body that is larger by itself. */
const STEP_BYTES = 4 * 1024 * 1024

/** What a row to be checked has to have. */
export const CHECKED_COLUMNS = 'id, signature, signed_by, headers'

const BODY: Query = {
  name: 'signatures.body',
  sql: 'SELECT bytes FROM delivery_bodies WHERE delivery_id = ?',
}

const WRITE: Query = {
  name: 'signatures.write',
  sql: 'UPDATE deliveries SET signature = ?, signed_by = ? WHERE id = ?',
}

/** How many rows are to be read for one step, so that few are read in vain. */
export function rowsOfStep(keys: readonly CandidateKey[]): number {
  return Math.max(1, Math.floor(STEP_HASHES / (keys.length + 1)))
}

/** What came of checking some rows. */
export interface CheckedRows {
  /** How many were looked at, from the first on; at least one. */
  looked: number
  /** How many have another verdict, or another key, than before. */
  changed: number
}

/** Checks rows' signatures until they have taken a few milliseconds, and writes down what is other than before. */
export function checkRows(db: Writer, rows: readonly Row[], keys: readonly CandidateKey[]): CheckedRows {
  const checked = { looked: 0, changed: 0 }
  let bytes = 0
  for (const row of rows) {
    if (bytes > STEP_BYTES) break
    const id = integer(row, 'id')
    // Written by insertHeads from such a list.
    const headers = JSON.parse(text(row, 'headers')) as HeaderList
    const body = bodyOf(db, id, headers)
    bytes += body.byteLength * (keys.length + 1)
    const { verdict, signedBy } = checkSignature(headers, body, keys)
    checked.looked += 1
    if (isAsBefore(row, verdict, signedBy)) continue
    db.run(WRITE, [verdict, signedBy, id])
    checked.changed += 1
  }
  return checked
}

/** Bodies are only read where there is something to check them against. */
function bodyOf(db: Writer, id: number, headers: HeaderList): Uint8Array {
  if (fleetbaseSignature(headers) === null) return new Uint8Array()
  return blob(db.get(BODY, [id]) ?? {}, 'bytes')
}

function isAsBefore(row: Row, verdict: SignatureVerdict | null, signedBy: string | null): boolean {
  return signatureVerdict(row) === verdict && textOrNull(row, 'signed_by') === signedBy
}
