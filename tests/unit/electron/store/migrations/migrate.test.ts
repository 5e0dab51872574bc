import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openWriter, type Writer } from '../../../../../electron/store/connection'
import { migrate, migrations, schemaVersion } from '../../../../../electron/store/migrations/migrate'
import type { Migration } from '../../../../../electron/store/migrations/migration'
import { tempFolder } from '../../../../support/temp-folder'

function emptyDatabase(): Writer {
  const db = openWriter(join(tempFolder(), 'test.db'), () => undefined)
  onTestFinished(() => {
    db.close()
  })
  return db
}

const first: Migration = { version: 1, name: 'first', sql: 'CREATE TABLE a (x INTEGER) STRICT' }
const second: Migration = { version: 2, name: 'second', sql: 'ALTER TABLE a ADD COLUMN y TEXT' }
const broken: Migration = { version: 3, name: 'broken', sql: 'CREATE TABLE b (x INTEGER); SELECT nonsense' }

describe('bringing the schema up to date', () => {
  it('numbers its steps without a gap', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
  })

  it('takes the steps that are missing, and only these', () => {
    const db = emptyDatabase()
    migrate(db, [first])
    db.exec('INSERT INTO a (x) VALUES (1)')
    migrate(db, [first, second])
    migrate(db, [first, second])
    expect(schemaVersion(db)).toBe(2)
    expect(db.get({ name: 'a', sql: 'SELECT x, y FROM a' })).toMatchObject({ x: 1, y: null })
  })

  it('undoes all of a step that fails', () => {
    const db = emptyDatabase()
    expect(() => {
      migrate(db, [first, second, broken])
    }).toThrow('nonsense')
    expect(schemaVersion(db)).toBe(2)
    expect(db.get({ name: 'b', sql: "SELECT 1 FROM sqlite_schema WHERE name = 'b'" })).toBeUndefined()
  })

  it('refuses a file from the future', () => {
    const db = emptyDatabase()
    migrate(db, [first, second])
    expect(() => {
      migrate(db, [first])
    }).toThrow('newer Waybill (schema 2)')
  })
})
