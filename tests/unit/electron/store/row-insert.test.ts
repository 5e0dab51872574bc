import { describe, expect, it } from 'vitest'
import { nextId, RowInsert } from '../../../../electron/store/row-insert'
import { openTestDatabase } from '../../../support/test-database'

describe('inserting rows', () => {
  it.each([0, 1, 2, 3, 7, 64, 65, 200])('takes %i of them, in order', (count) => {
    const db = openTestDatabase()
    db.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT, fixed INTEGER) STRICT')
    const insert = new RowInsert('things.insert', 'things (id, text, fixed)', '(?, ?, 7)')
    const rows = Array.from({ length: count }, (_, index) => ({
      id: index + 5,
      text: `row ${String(index)}`,
      fixed: 7,
    }))
    insert.run(
      db,
      rows.flatMap(({ id, text }) => [id, text]),
    )
    const kept = db.all({ name: 'all', sql: 'SELECT id, text, fixed FROM things ORDER BY id' })
    expect(kept.map(({ id, text, fixed }) => ({ id, text, fixed }))).toEqual(rows)
  })
})

describe('the next id of a table', () => {
  it('is the one that the table gives, also after the newest rows are gone', () => {
    const db = openTestDatabase()
    const given = (): number =>
      db.run({
        name: 'insert',
        sql: "INSERT INTO events VALUES (NULL, '', '', '', hex(randomblob(8)), 1, 1, 0, 0, 0, 0, 0, 0, 0, NULL)",
      })
    expect(nextId(db, 'events')).toBe(1)
    expect([given(), given(), given()]).toEqual([1, 2, 3])
    db.exec('DELETE FROM events')
    expect([nextId(db, 'events'), given()]).toEqual([4, 4])
  })
})
