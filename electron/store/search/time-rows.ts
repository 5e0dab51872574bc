import type { ArrivalsStep } from '../../../core/contract/search'
import type { Query, Reader, SqlValue } from '../connection'
import { selectPage } from '../deliveries-table'
import { integer } from '../hydrate'
import { selectRevision } from '../revision-table'
import type { IdStretch } from './id-runs-down'

export const US_PER_S = 1_000_000

/** A query that counts the rows between two ids that meet a condition, by the time of their arrival. */
export function timesQuery(condition: string): Query {
  return {
    name: 'search.times',
    sql: `SELECT received_at_us / ? AS bucket, count(*) AS count FROM deliveries
      WHERE id BETWEEN ? AND ? AND ${condition} GROUP BY 1`,
  }
}

export function selectTimes(
  db: Reader,
  query: Query,
  widthS: number,
  { first, last }: IdStretch,
  values: readonly SqlValue[],
): { fromS: number; count: number }[] {
  return db.all(query, [widthS * US_PER_S, first, last, ...values]).map((row) => ({
    fromS: integer(row, 'bucket') * widthS,
    count: integer(row, 'count'),
  }))
}

/** When the oldest and the newest in the list arrived. */
export function selectTimeEnds(db: Reader): ArrivalsStep['ends'] {
  const { total } = selectRevision(db)
  const [oldest] = selectPage(db, 0, 1)
  const [newest] = selectPage(db, Math.max(0, total - 1), 1)
  if (oldest === undefined || newest === undefined) return null
  const times = [oldest, newest].map(({ receivedAtUs }) => Math.floor(receivedAtUs / US_PER_S))
  // The clock may have been set back in between.
  return { firstS: Math.min(...times), lastS: Math.max(...times) }
}
