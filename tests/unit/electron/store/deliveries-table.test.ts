import { describe, expect, it, vi } from 'vitest'
import type { Writer } from '../../../../electron/store/connection'
import { insertDelivery, selectDetail, selectPage } from '../../../../electron/store/deliveries-table'
import { readContents } from '../../../../electron/store/read-contents'
import { aRequest } from '../../../support/a-request'
import { openTestDatabase } from '../../../support/test-database'

function fill(db: Writer, count: number): void {
  for (let number = 1; number <= count; number += 1) {
    const request = aRequest({ target: `/${String(number)}` })
    insertDelivery(db, request, readContents(request, vi.fn()))
  }
}

const targets = (db: Writer, from: number, limit: number, total: number): string =>
  selectPage(db, from, limit, total)
    .map(({ target }) => target)
    .join('')

describe('the deliveries table', () => {
  it('pages by position', () => {
    const db = openTestDatabase()
    fill(db, 6)
    expect([targets(db, 0, 2, 6), targets(db, 4, 9, 6), targets(db, 6, 9, 6)]).toEqual(['/1/2', '/5/6', ''])
  })

  it('pages by position where deliveries are missing, too', () => {
    const db = openTestDatabase()
    fill(db, 6)
    db.exec('DELETE FROM deliveries WHERE id IN (1, 4)')
    expect([targets(db, 0, 2, 4), targets(db, 2, 9, 4)]).toEqual(['/2/3', '/5/6'])
    db.exec('DELETE FROM deliveries')
    expect(targets(db, 0, 2, 0)).toBe('')
  })

  it('has no detail of what is not there', () => {
    expect(selectDetail(openTestDatabase(), 1)).toBeNull()
  })

  it('finds a page and a detail by key, without reading the table or sorting', () => {
    const db = openTestDatabase()
    const plan = (sql: string): string[] =>
      db.all({ name: 'plan', sql: `EXPLAIN QUERY PLAN ${sql}` }).map((row) => String(row['detail']))
    expect(plan('SELECT id FROM deliveries WHERE id >= 1 ORDER BY id LIMIT 5')).toEqual([
      'SEARCH deliveries USING INTEGER PRIMARY KEY (rowid>?)',
    ])
    expect(plan('SELECT * FROM deliveries JOIN delivery_heads ON delivery_id = id WHERE id = 1')).toEqual([
      'SEARCH deliveries USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH delivery_heads USING INTEGER PRIMARY KEY (rowid=?)',
    ])
  })
})
