import { createHash } from 'node:crypto'
import { openReader, type Query, type Reader } from '../../electron/store/connection'
import { blob, integer } from '../../electron/store/hydrate'
import { headersOf, numberOf, payload } from './payload'

const SELECT_NEXT: Query = {
  name: 'crash.next',
  sql: `SELECT d.id, d.method, d.target, d.status, h.headers, h.body_sha256, b.bytes FROM deliveries d
    JOIN delivery_heads h ON h.delivery_id = d.id JOIN delivery_bodies b ON b.delivery_id = d.id
    WHERE d.id > ? ORDER BY d.id LIMIT 200`,
}

/** The same number as counted five ways. */
const SELECT_TOTALS: Query = {
  name: 'crash.totals',
  sql: `SELECT total, (SELECT count(*) FROM deliveries) AS deliveries, (SELECT count(*) FROM delivery_heads) AS heads,
    (SELECT count(*) FROM delivery_bodies) AS bodies, (SELECT sum(listed) FROM delivery_blocks) AS blocks
    FROM store_revision`,
}

const COUNT_UP_TO: Query = {
  name: 'crash.count',
  sql: 'SELECT count(*) AS count FROM deliveries WHERE id <= ?',
}
const INTEGRITY: Query = { name: 'crash.integrity', sql: 'PRAGMA integrity_check' }
const REFERENCES: Query = { name: 'crash.references', sql: 'PRAGMA foreign_key_check' }

/** What was found in a database of crash test deliveries. */
export class Kept {
  /** Each delivery's number with the id it is kept under. */
  readonly ids = new Map<number, number>()
  private lastId = 0

  /**
   * Reads what came since the last look, beside the program that has the file open, and compares it byte for byte; counts
   * what was there before. Throws where anything is not as it must be.
   */
  look(file: string): void {
    const db = openReader(file, () => undefined)
    try {
      checkSoundness(db)
      const before = integer(db.get(COUNT_UP_TO, [this.lastId]) ?? {}, 'count')
      if (before !== this.ids.size) {
        throw new Error(`of ${String(this.ids.size)} deliveries that were kept ${String(before)} are left`)
      }
      for (let rows = next(db, this.lastId); rows.length > 0; rows = next(db, this.lastId)) {
        for (const row of rows) this.add(compare(row), integer(row, 'id'))
      }
    } finally {
      db.close()
    }
  }

  private add(number: number, id: number): void {
    if (this.ids.has(number)) throw new Error(`delivery ${String(number)} is kept twice`)
    this.ids.set(number, id)
    this.lastId = id
  }
}

/** Throws where a delivery is missing, or stands before one that was acknowledged before it was sent. */
export function checkSequences(kept: Kept, sequences: readonly (readonly number[])[]): void {
  for (const sequence of sequences) {
    let above = 0
    for (const number of sequence) {
      const id = kept.ids.get(number)
      if (id === undefined) throw new Error(`delivery ${String(number)} was acknowledged and is lost`)
      if (id <= above) throw new Error(`delivery ${String(number)} is kept before an earlier one`)
      above = id
    }
  }
}

function checkSoundness(db: Reader): void {
  const verdict = db.all(INTEGRITY).map((row) => String(row['integrity_check']))
  if (verdict.join() !== 'ok') throw new Error(`integrity_check: ${verdict.join('; ')}`)
  const dangling = db.all(REFERENCES)
  if (dangling.length > 0) throw new Error(`foreign_key_check: ${String(dangling.length)} rows`)
  const { total, deliveries, heads, bodies, blocks } = db.get(SELECT_TOTALS) ?? {}
  if ([deliveries, heads, bodies, blocks ?? 0].some((count) => count !== total)) {
    throw new Error(`totals differ: ${[total, deliveries, heads, bodies, blocks].join(', ')}`)
  }
}

function next(db: Reader, afterId: number): ReturnType<Reader['all']> {
  return db.all(SELECT_NEXT, [afterId])
}

/** Gives the number of a delivery that is as it was sent. */
function compare(row: ReturnType<Reader['all']>[number]): number {
  const number = numberOf(String(row['target']))
  if (number === null) throw new Error(`a delivery to ${String(row['target'])} that was never sent`)
  const expected = payload(number)
  const differing = Object.entries({
    method: row['method'] === 'POST',
    headers: row['headers'] === JSON.stringify(headersOf(number)),
    body: expected.equals(blob(row, 'bytes')),
    checksum: createHash('sha256').update(expected).digest().equals(blob(row, 'body_sha256')),
    answer: row['status'] === 200,
  }).flatMap(([part, isSame]) => (isSame ? [] : [part]))
  if (differing.length > 0) {
    throw new Error(`delivery ${String(number)} is not kept as it was sent: ${differing.join(', ')}`)
  }
  return number
}
