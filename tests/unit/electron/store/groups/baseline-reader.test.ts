import { expect, it } from 'vitest'
import { BASELINE_QUERIES } from '../../../../../electron/store/groups/baseline-reader'
import { openTestDatabase } from '../../../../support/test-database'

it('finds baselines by key and by index, without reading a table or sorting', () => {
  const db = openTestDatabase()
  const plans = BASELINE_QUERIES.map(({ sql }) =>
    db.all({ name: 'plan', sql: `EXPLAIN QUERY PLAN ${sql}` }).map((row) => String(row['detail'])),
  )
  expect(plans).toEqual([
    ['SEARCH events USING INTEGER PRIMARY KEY (rowid=?)'],
    [
      'SEARCH events USING COVERING INDEX events_of_resource (resource=? AND last_delivery>? AND last_delivery<?)',
    ],
    [
      'CO-ROUTINE (subquery-1)',
      'SEARCH events USING INDEX events_of_resource (resource=? AND last_delivery>?)',
      'SCAN (subquery-1)',
    ],
  ])
})
