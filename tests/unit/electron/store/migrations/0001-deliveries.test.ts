import { describe, expect, it } from 'vitest'
import { deliveries } from '../../../../../electron/store/migrations/0001-deliveries'
import { openTestDatabase } from '../../../../support/test-database'

const TABLES = {
  name: 'tables',
  sql: "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name",
}

describe('schema 1', () => {
  it('has strict tables only', () => {
    const db = openTestDatabase({ steps: [deliveries] })
    expect(db.all(TABLES).map((row) => [row['name'], row['strict']])).toEqual([
      ['deliveries', 1],
      ['delivery_bodies', 1],
      ['delivery_heads', 1],
      ['store_revision', 1],
      ['write_probe', 1],
    ])
  })

  it('takes head and body along when a delivery goes, and uses its id never again', () => {
    const db = openTestDatabase({ steps: [deliveries] })
    const insert = `INSERT INTO deliveries (received_at_us, method, target, provider, body_kind, size_bytes, status)
      VALUES (1, 'GET', '/', 'generic', 'empty', 0, 200)`
    db.exec(`${insert}; INSERT INTO delivery_bodies VALUES (1, x'00'); DELETE FROM deliveries; ${insert}`)
    expect(db.get({ name: 'bodies', sql: 'SELECT count(*) AS count FROM delivery_bodies' })?.['count']).toBe(
      0,
    )
    expect(db.get({ name: 'id', sql: 'SELECT id FROM deliveries' })?.['id']).toBe(2)
  })

  it('can give space back to the disk', () => {
    const db = openTestDatabase({ steps: [deliveries] })
    expect(db.get({ name: 'auto-vacuum', sql: 'PRAGMA auto_vacuum' })?.['auto_vacuum']).toBe(2)
  })
})
