import { createHash } from 'node:crypto'
import { openReader, type Query } from '../../electron/store/connection'
import { blob, integer } from '../../electron/store/hydrate'
import { numberOf, payload } from './payload'

const SELECT_NEXT: Query = {
  name: 'crash.next',
  sql: `SELECT d.id, d.target, d.size_bytes, h.body_sha256, b.bytes FROM deliveries d
    JOIN delivery_heads h ON h.delivery_id = d.id JOIN delivery_bodies b ON b.delivery_id = d.id
    WHERE d.id > ? ORDER BY d.id LIMIT 200`,
}

const SELECT_TOTALS: Query = {
  name: 'crash.totals',
  sql: `SELECT total, (SELECT count(*) FROM deliveries) AS deliveries, (SELECT count(*) FROM delivery_heads) AS heads,
    (SELECT count(*) FROM delivery_bodies) AS bodies FROM store_revision`,
}

const INTEGRITY: Query = { name: 'crash.integrity', sql: 'PRAGMA integrity_check' }

/** What is kept in a database of crash test deliveries, read beside the program that has it open. */
export interface Findings {
  kept: Set<number>
  /** The last id that was read; where the next look goes on. */
  lastId: number
}

/** Reads every delivery after `lastId` and compares it byte for byte. Throws where anything is not as it must be. */
export function verifyDatabase(file: string, lastId: number): Findings {
  const db = openReader(file, () => undefined)
  try {
    const verdict = db.all(INTEGRITY).map((row) => String(row['integrity_check']))
    if (verdict.join() !== 'ok') throw new Error(`integrity_check: ${verdict.join('; ')}`)
    const { total, deliveries, heads, bodies } = db.get(SELECT_TOTALS) ?? {}
    if (total !== deliveries || total !== heads || total !== bodies) {
      throw new Error(`totals differ: ${[total, deliveries, heads, bodies].join(', ')}`)
    }
    const findings: Findings = { kept: new Set(), lastId }
    for (;;) {
      const rows = db.all(SELECT_NEXT, [findings.lastId])
      if (rows.length === 0) return findings
      for (const row of rows) {
        findings.kept.add(compare(String(row['target']), blob(row, 'bytes'), blob(row, 'body_sha256')))
        findings.lastId = integer(row, 'id')
      }
    }
  } finally {
    db.close()
  }
}

function compare(target: string, bytes: Uint8Array, sha256: Uint8Array): number {
  const number = numberOf(target)
  if (number === null) throw new Error(`a delivery to ${target} that was never sent`)
  const expected = payload(number)
  if (!expected.equals(bytes)) throw new Error(`delivery ${String(number)} is not kept as it was sent`)
  if (!createHash('sha256').update(expected).digest().equals(sha256)) {
    throw new Error(`delivery ${String(number)} has another checksum than its body`)
  }
  return number
}
