import { describe, expect, it } from 'vitest'
import { openWriter } from '../../../../../electron/store/connection'
import { selectPage } from '../../../../../electron/store/deliveries-table'
import { selectEventPage } from '../../../../../electron/store/groups/event-reader'
import { countUngrouped } from '../../../../../electron/store/groups/grouping-table'
import { groupOlder } from '../../../../../electron/store/groups/grouper'
import { searchResources } from '../../../../../electron/store/groups/resource-reader'
import { olderDatabase, openTestDatabase } from '../../../../support/test-database'

describe('schema 7', () => {
  it('groups what a file of schema 1 held, step by step and after a kill between two', () => {
    const file = olderDatabase(1)
    const before = openWriter(file, () => undefined)
    const rows = before.all({
      name: 'old-rows',
      sql: `SELECT event_id, target, count(*) AS count FROM deliveries WHERE event_id IS NOT NULL GROUP BY 1, 2`,
    })
    const names = before.all({
      name: 'names',
      sql: 'SELECT DISTINCT resource_id FROM deliveries WHERE resource_id IS NOT NULL',
    })
    before.close()
    expect(rows.length).toBeGreaterThan(0)

    const first = openTestDatabase({ file })
    expect(countUngrouped(first)).toBe(40)
    expect(selectEventPage(first, { before: null, limit: 200 }).events).toEqual([])
    expect(selectPage(first, 0, 100).every(({ attempt }) => attempt === 1)).toBe(true)
    groupOlder(first)

    const db = openTestDatabase({ file })
    while (groupOlder(db));
    expect(countUngrouped(db)).toBe(0)
    const { events } = selectEventPage(db, { before: null, limit: 200 })
    const found = events.filter(({ source }) => source === 'envelope')
    expect(
      found.map(({ senderId, path, attempts }) => `${senderId} ${path} ${String(attempts)}`).sort(),
    ).toEqual(
      rows.map((row) => `${String(row['event_id'])} ${String(row['target'])} ${String(row['count'])}`).sort(),
    )
    expect(events.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(40)
    for (const row of names) {
      const text = String(row['resource_id'])
      expect(searchResources(db, { text, limit: 5 }).resources[0]?.resourceId).toBe(text)
    }
  })

  it('has strict tables only', () => {
    const db = openTestDatabase()
    const loose = db.all({
      name: 'loose',
      sql: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
    })
    expect(loose).toEqual([])
  })
})
