// Each file was written by the Waybill of its schema, of which the repository's history has the code: what a migration is
// shown to bring up to date is what people have.
import { describe, expect, it } from 'vitest'
import { StepCounter } from '../../../../../core/response/step-counter'
import { selectBody } from '../../../../../electron/store/bodies-table'
import { commitGroup } from '../../../../../electron/store/commit-group'
import { openWriter, type Query, type Reader, type Row } from '../../../../../electron/store/connection'
import { selectDetail, selectPage } from '../../../../../electron/store/deliveries-table'
import { groupOlder } from '../../../../../electron/store/groups/grouper'
import { countUngrouped } from '../../../../../electron/store/groups/grouping-table'
import { schemaVersion } from '../../../../../electron/store/migrations/migrate'
import { selectRevision } from '../../../../../electron/store/revision-table'
import { Indexer } from '../../../../../electron/store/search/indexer'
import { SignatureWork } from '../../../../../electron/store/signatures/signature-work'
import { aRequest } from '../../../../support/a-request'
import { olderDatabase, OLDER_SCHEMAS, openTestDatabase } from '../../../../support/test-database'

const BEFORE: Query = {
  name: 'before',
  sql: `SELECT id, received_at_us, method, target, event_id, status, size_bytes, headers, response_body, hex(bytes) AS hex
    FROM deliveries d JOIN delivery_heads h ON h.delivery_id = id JOIN delivery_bodies b ON b.delivery_id = id ORDER BY id`,
}
const CLEARED: Query = { name: 'cleared', sql: 'SELECT delivery_id FROM cleared_deliveries' }
const SCHEMA: Query = {
  name: 'schema',
  sql: 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name',
}

/** Comments and line breaks aside, which SQLite keeps. */
function schemaOf(db: Reader): Row[] {
  return withoutMetadata(db.all(SCHEMA)).map((row) => ({
    ...row,
    sql: String(row['sql']).replaceAll(/--.*$/gm, '').replaceAll(/\s+/g, ' '),
  }))
}

/** What the file holds, read without any of today's queries, less what a person had cleared. */
function contentsBefore(file: string, schema: number): Row[] {
  const db = openWriter(file, () => undefined)
  expect(schemaVersion(db)).toBe(schema)
  const rows = db.all(BEFORE)
  const cleared = schema < 5 ? [] : db.all(CLEARED).map((row) => row['delivery_id'])
  db.close()
  return rows.filter(({ id }) => !cleared.includes(id))
}

/** The same of what today's queries find. */
function contentsAfter(db: Reader): Row[] {
  return selectPage(db, 0, 100).map(({ id }) => {
    const detail = selectDetail(db, id)
    return {
      id,
      received_at_us: detail?.receivedAtUs,
      method: detail?.method,
      target: detail?.target,
      event_id: detail?.eventId,
      status: detail?.status,
      size_bytes: detail?.sizeBytes,
      headers: JSON.stringify(detail?.headers),
      response_body: detail?.response.body,
      hex: Buffer.from(selectBody(db, id) ?? [])
        .toString('hex')
        .toUpperCase(),
    }
  })
}

function withoutMetadata(rows: readonly Row[]): Row[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== '_metadata')))
}

describe.each(OLDER_SCHEMAS)('a file of schema %i', (schema) => {
  it('is brought up to date with all it held, and worked on like a new one', () => {
    const file = olderDatabase(schema)
    const before = contentsBefore(file, schema)
    expect(before.length).toBeGreaterThan(10)

    const db = openTestDatabase({ file })
    expect(contentsAfter(db)).toEqual(withoutMetadata(before))

    while (groupOlder(db));
    const signatures = new SignatureWork(db, [], () => undefined)
    while (signatures.step());
    const indexer = new Indexer(db)
    while (indexer.step());
    expect(countUngrouped(db)).toBe(0)
    const context = { db, file, counter: new StepCounter(), onBug: () => undefined }
    const { committed } = commitGroup(context, [{ seq: 1, request: aRequest() }])
    expect(committed?.deliveries).toHaveLength(1)
    expect(selectRevision(db).total).toBe(before.length + 1)
    expect(withoutMetadata(db.all({ name: 'integrity', sql: 'PRAGMA integrity_check' }))).toEqual([
      { integrity_check: 'ok' },
    ])
    expect(db.all({ name: 'references', sql: 'PRAGMA foreign_key_check' })).toEqual([])
  })

  it('has the tables and indexes of a new one then', () => {
    const migrated = openTestDatabase({ file: olderDatabase(schema) })
    expect(schemaOf(migrated)).toEqual(schemaOf(openTestDatabase()))
  })
})

it('keeps what a person had said of deliveries', () => {
  for (const schema of [5, 6, 8, 9] as const) {
    const pinned = selectPage(openTestDatabase({ file: olderDatabase(schema) }), 0, 100).filter(
      (delivery) => delivery.pinned,
    )
    expect(pinned.map(({ id }) => id)).toEqual([2])
  }
  const db = openTestDatabase({ file: olderDatabase(8) })
  expect(selectDetail(db, 3)).toMatchObject({ note: 'the second attempt' })
  expect(selectDetail(db, 1)).toMatchObject({ seen: true })
  expect(selectDetail(db, 4)).toMatchObject({ seen: false })
})
