import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openReader, openWriter, type Query, type Writer } from '../../../../electron/store/connection'
import { tempFolder } from '../../../support/temp-folder'

const CREATE = 'CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT, bytes BLOB) STRICT'
const INSERT: Query = { name: 'insert', sql: 'INSERT INTO things (text, bytes) VALUES (?, ?)' }
const COUNT: Query = { name: 'count', sql: 'SELECT count(*) AS count FROM things' }
const INSERT_BYTES: Query = { name: 'insert-bytes', sql: 'INSERT INTO things (bytes) VALUES (?)' }

function open(): { db: Writer; file: string } {
  const file = join(tempFolder(), 'test.db')
  const db = openWriter(file, vi.fn())
  onTestFinished(() => {
    db.close()
  })
  db.get({ name: 'wal', sql: 'PRAGMA journal_mode = WAL' })
  db.exec(CREATE)
  return { db, file }
}

describe('the database connection', () => {
  it('takes a Buffer as the only argument, which libsql itself would abort on', () => {
    const { db } = open()
    expect(db.run(INSERT_BYTES, [Buffer.from([1, 0, 255])])).toBe(1)
  })

  it('commits what a transaction did, or nothing of it', () => {
    const { db } = open()
    db.transaction(() => db.run(INSERT, ['kept', null]))
    const failing = (): void =>
      db.transaction(() => {
        db.run(INSERT, ['lost', null])
        throw new Error('halfway')
      })
    expect(failing).toThrow('halfway')
    expect(db.get(COUNT)?.['count']).toBe(1)
    db.transaction(() => db.run(INSERT, ['kept too', null]))
    expect(db.get(COUNT)?.['count']).toBe(2)
  })

  it('reads one unchanging view, however much is written meanwhile', () => {
    const { db, file } = open()
    const reader = openReader(file, vi.fn())
    onTestFinished(() => {
      reader.close()
    })
    reader.snapshot(() => {
      expect(reader.get(COUNT)?.['count']).toBe(0)
      db.run(INSERT, ['new', null])
      expect(reader.get(COUNT)?.['count']).toBe(0)
    })
    expect(reader.get(COUNT)?.['count']).toBe(1)
  })

  it('has readers that can’t write', () => {
    const { file } = open()
    const reader = openReader(file, vi.fn())
    onTestFinished(() => {
      reader.close()
    })
    expect(() => reader.get({ name: 'sly', sql: 'DELETE FROM things RETURNING id' })).toThrow('readonly')
  })

  it('reports a slow query by name', () => {
    const report = vi.fn()
    const db = openWriter(join(tempFolder(), 'test.db'), report)
    onTestFinished(() => {
      db.close()
    })
    const slow =
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) SELECT sum(i) FROM n'
    db.get({ name: 'quick', sql: 'SELECT 1' })
    db.get({ name: 'slow', sql: slow })
    expect(report.mock.calls.map(([name]) => name as string)).toEqual(['slow'])
  })
})
