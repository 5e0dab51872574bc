import { describe, expect, it } from 'vitest'
import { openWriter } from '../../../../../electron/store/connection'
import { selectBody } from '../../../../../electron/store/bodies-table'
import { selectDetail, selectPage, selectPosition } from '../../../../../electron/store/deliveries-table'
import { selectDropped } from '../../../../../electron/store/dropped-table'
import { schemaVersion } from '../../../../../electron/store/migrations/migrate'
import { selectRevision } from '../../../../../electron/store/revision-table'
import { olderDatabase, openTestDatabase } from '../../../../support/test-database'

const INTEGRITY = { name: 'integrity', sql: 'PRAGMA integrity_check' }

describe('schema 5', () => {
  it('is what a file of schema 1 becomes, with all it held', () => {
    const file = olderDatabase(1)
    const before = openWriter(file, () => undefined)
    expect(schemaVersion(before)).toBe(1)
    const rows = before.all({ name: 'old-rows', sql: 'SELECT id, target, size_bytes FROM deliveries' })
    const bodies = before.all({ name: 'old-bodies', sql: 'SELECT hex(bytes) AS hex FROM delivery_bodies' })
    before.close()
    expect(rows).toHaveLength(40)

    const db = openTestDatabase({ file })
    expect(schemaVersion(db)).toBeGreaterThanOrEqual(5)
    const page = selectPage(db, 0, 100)
    expect(page.map(({ id, target, sizeBytes }) => [id, target, sizeBytes])).toEqual(
      rows.map((row) => [row['id'], row['target'], row['size_bytes']]),
    )
    expect(
      page.map(({ id }) =>
        Buffer.from(selectBody(db, id) ?? [])
          .toString('hex')
          .toUpperCase(),
      ),
    ).toEqual(bodies.map((row) => row['hex']))
    expect(page.every(({ pinned }) => !pinned)).toBe(true)
    expect(selectPosition(db, 40)).toBe(39)
    expect(selectDetail(db, 4)).toMatchObject({ eventName: 'order.created', pinned: false })
    expect(selectRevision(db)).toEqual({ revision: 4, total: 40 })
    expect(selectDropped(db)).toEqual({ count: 0, bytes: 0, age: 0 })
    expect(db.get(INTEGRITY)?.['integrity_check']).toBe('ok')
    expect(db.get({ name: 'auto-vacuum', sql: 'PRAGMA auto_vacuum' })?.['auto_vacuum']).toBe(2)
  })
})
