import { DELIVERY_DOORS, type DeliverySummary } from '../../../core/delivery/delivery'
import type { FacetGroup } from '../../../core/contract/search'
import { PROVIDER_IDS } from '../../../core/provider/provider-id'
import type { Query, Reader, SqlValue } from '../connection'
import { SUMMARY_COLUMNS } from '../deliveries-table'
import { hydrateSummary, integer, integerOrNull, oneOf, signatureVerdict, textOrNull } from '../hydrate'

/** A query of the list rows between two ids that meet a condition, newest first. */
export function foundQuery(condition: string): Query {
  return {
    name: 'search.found',
    sql: `SELECT ${SUMMARY_COLUMNS} FROM deliveries WHERE id BETWEEN ? AND ? AND ${condition}
      ORDER BY id DESC LIMIT ?`,
  }
}

export function selectFound(
  db: Reader,
  query: Query,
  first: number,
  last: number,
  values: readonly SqlValue[],
  limit: number,
): DeliverySummary[] {
  return db.all(query, [first, last, ...values, limit]).map(hydrateSummary)
}

/** A query that counts the rows between two ids that meet a condition, by all that the facets show. */
export function groupsQuery(condition: string): Query {
  return {
    name: 'search.groups',
    sql: `SELECT event_name, resource_type, provider, status, via, signature, received_at_us >= ? AS is_today,
        count(*) AS count
      FROM deliveries WHERE id BETWEEN ? AND ? AND ${condition} GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  }
}

export function selectGroups(
  db: Reader,
  query: Query,
  dayBeganUs: number,
  first: number,
  last: number,
  values: readonly SqlValue[],
): FacetGroup[] {
  return db.all(query, [dayBeganUs, first, last, ...values]).map((row) => ({
    eventName: textOrNull(row, 'event_name'),
    resourceType: textOrNull(row, 'resource_type'),
    provider: oneOf(row, 'provider', PROVIDER_IDS),
    status: integerOrNull(row, 'status'),
    via: oneOf(row, 'via', DELIVERY_DOORS),
    signature: signatureVerdict(row),
    isToday: integer(row, 'is_today') === 1,
    count: integer(row, 'count'),
  }))
}
