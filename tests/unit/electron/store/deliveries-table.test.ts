import { describe, expect, it, vi } from 'vitest'
import { ANY_UNPINNED } from '../../../../core/contract/history'
import type { Writer } from '../../../../electron/store/connection'
import { IS_LISTED } from '../../../../electron/store/cleared-table'
import { StepCounter } from '../../../../core/response/step-counter'
import { clear } from '../../../../electron/store/clearing'
import { commitGroup } from '../../../../electron/store/commit-group'
import {
  annotate,
  matchCriteria,
  selectDetail,
  selectPage,
  selectPosition,
} from '../../../../electron/store/deliveries-table'
import { drain } from '../../../support/drain'
import { aRequest } from '../../../support/a-request'
import { openTestDatabase } from '../../../support/test-database'

/** Commits deliveries with the targets /1, /2, ... */
function fill(db: Writer, count: number): void {
  const appends = Array.from({ length: count }, (_, index) => {
    return { seq: index, request: aRequest({ target: `/${String(index + 1)}` }) }
  })
  commitGroup({ db, file: 'waybill.db', counter: new StepCounter(), onBug: vi.fn() }, appends)
}

const targets = (db: Writer, from: number, limit: number): string =>
  selectPage(db, from, limit)
    .map(({ target }) => target)
    .join('')

describe('the deliveries table', () => {
  it('pages by position', () => {
    const db = openTestDatabase()
    fill(db, 6)
    expect([targets(db, 0, 2), targets(db, 4, 9), targets(db, 6, 9)]).toEqual(['/1/2', '/5/6', ''])
  })

  it('pages by position where deliveries are missing, and over ids that were never given', () => {
    const db = openTestDatabase()
    fill(db, 3)
    db.exec("UPDATE sqlite_sequence SET seq = 5000 WHERE name = 'deliveries'")
    fill(db, 3)
    drain(clear(db, { what: 'named', ids: [1, 5001] }))
    expect([targets(db, 0, 2), targets(db, 1, 9), targets(db, 4, 9)]).toEqual(['/2/3', '/3/2/3', ''])
    expect([2, 5002, 5001, 9].map((id) => selectPosition(db, id))).toEqual([0, 2, null, null])
  })

  it('counts what criteria mean, and what a pin keeps from them', () => {
    const db = openTestDatabase()
    fill(db, 12)
    annotate(db, 11, { what: 'pinned', value: true })
    const criteria = { ...ANY_UNPINNED, path: '/1' }
    expect(matchCriteria(db, criteria)).toEqual({ deliveries: 3, bodyBytes: 51, pinnedKept: 1, upToId: 12 })
    expect(matchCriteria(db, { ...criteria, includePinned: true })).toMatchObject({
      deliveries: 4,
      pinnedKept: 0,
    })
    expect(matchCriteria(db, { ...ANY_UNPINNED, provider: 'fleetbase' }).deliveries).toBe(0)
    expect(matchCriteria(db, { ...ANY_UNPINNED, eventName: 'order.' }).deliveries).toBe(0)
    expect(matchCriteria(db, { ...ANY_UNPINNED, beforeMs: 1_795_468_244_407 }).deliveries).toBe(0)
    expect(matchCriteria(db, { ...ANY_UNPINNED, beforeMs: 1_795_468_244_408 }).deliveries).toBe(11)
  })

  it('has no detail of what is not there', () => {
    expect(selectDetail(openTestDatabase(), 1)).toBeNull()
  })

  it('finds a page and a detail by key, without reading the table or sorting', () => {
    const db = openTestDatabase()
    const plan = (sql: string): string[] =>
      db.all({ name: 'plan', sql: `EXPLAIN QUERY PLAN ${sql}` }).map((row) => String(row['detail']))
    expect(plan(`SELECT id FROM deliveries WHERE id BETWEEN 1 AND 9 AND ${IS_LISTED} ORDER BY id`)).toEqual([
      'SEARCH deliveries USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)',
      'CORRELATED SCALAR SUBQUERY 1',
      'SEARCH cleared_deliveries USING INTEGER PRIMARY KEY (rowid=?)',
    ])
    expect(plan(`SELECT count(*) FROM deliveries WHERE pinned = 1 AND ${IS_LISTED}`)[0]).toBe(
      'SEARCH deliveries USING COVERING INDEX deliveries_pinned (pinned=?)',
    )
    expect(plan('SELECT * FROM deliveries JOIN delivery_heads ON delivery_id = id WHERE id = 1')).toEqual([
      'SEARCH deliveries USING INTEGER PRIMARY KEY (rowid=?)',
      'SEARCH delivery_heads USING INTEGER PRIMARY KEY (rowid=?)',
    ])
  })
})
