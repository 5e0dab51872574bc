import type { HeaderList } from '../../core/delivery/headers'
import { fleetbaseSignature } from '../../core/delivery/signature'
import { checkSignature } from './check-signature'
import type { Query, Writer } from './connection'
import { blob, integer, text } from './hydrate'

/** Deliveries looked at in one step: a few milliseconds, which a sender may have to wait. */
const STEP_DELIVERIES = 64

const NEXT: Query = {
  name: 'older-signatures.next',
  sql: `SELECT id, headers FROM deliveries JOIN delivery_heads ON delivery_id = id WHERE signature IS NULL
    ORDER BY id DESC LIMIT ${String(STEP_DELIVERIES)}`,
}

const BODY: Query = {
  name: 'older-signatures.body',
  sql: 'SELECT bytes FROM delivery_bodies WHERE delivery_id = ?',
}

const WRITE: Query = {
  name: 'older-signatures.write',
  sql: 'UPDATE deliveries SET signature = ? WHERE id = ?',
}

/**
 * Checks the signatures of some deliveries that were kept before signatures were checked, from the newest back. False where
 * there are none left; it can be broken off after any step.
 */
export function checkOlderSignatures(db: Writer): boolean {
  const rows = db.all(NEXT)
  if (rows.length === 0) return false
  db.transaction(() => {
    for (const row of rows) {
      const id = integer(row, 'id')
      // Written by insertHead from such a list.
      const headers = JSON.parse(text(row, 'headers')) as HeaderList
      // Bodies are only read where there is something to check them against.
      const body =
        fleetbaseSignature(headers) === null ? new Uint8Array() : blob(db.get(BODY, [id]) ?? {}, 'bytes')
      db.run(WRITE, [checkSignature(headers, body), id])
    }
  })
  return true
}
