import { BODY_KINDS, decodeBody, type BodyKind } from '../../../core/delivery/body'
import { DELIVERY_DOORS } from '../../../core/delivery/delivery'
import type { HeaderList } from '../../../core/delivery/headers'
import { searched, type SearchedDelivery } from '../../../core/filter/searched'
import { PROVIDER_IDS } from '../../../core/provider/provider-id'
import { selectBody } from '../bodies-table'
import type { Query, Reader, Row, SqlValue } from '../connection'
import { undoContentEncoding } from '../content-encoding'
import { isDuplicate } from '../groups/duplicates'
import { blob, integer, integerOrNull, oneOf, signatureVerdict, text, textOrNull } from '../hydrate'

/** A longer body is read on its own, when it is looked at: many long ones at once would not fit into memory. */
const MAX_INLINE_BYTES = 64 * 1024

const TEXT_KINDS: readonly BodyKind[] = ['json', 'broken-json', 'form', 'xml', 'html', 'text']

/** A query of everything that a filter looks at, newest first, of the rows between two ids that meet a condition. */
export function contentsQuery(condition: string): Query {
  return {
    name: 'search.contents',
    // CROSS JOIN keeps SQLite from walking the bodies first.
    sql: `SELECT id, received_at_us, via, method, target, provider, event_name, event_id, resource_type, resource_id,
        body_kind, content_type, size_bytes, kept_bytes, status, pinned, unseen, note, attempt, signature, headers, remote_address,
        CASE WHEN length(bytes) <= ${String(MAX_INLINE_BYTES)} THEN bytes END AS bytes
      FROM deliveries CROSS JOIN delivery_heads AS heads CROSS JOIN delivery_bodies AS bodies
      WHERE id BETWEEN ? AND ? AND heads.delivery_id = id AND bodies.delivery_id = id AND ${condition}
      ORDER BY id DESC`,
  }
}

/** The deliveries that such a query finds, ready to be looked at. */
export function selectContents(
  db: Reader,
  query: Query,
  first: number,
  last: number,
  values: readonly SqlValue[],
): SearchedDelivery[] {
  return db.all(query, [first, last, ...values]).map((row) => hydrateSearched(db, row))
}

function hydrateSearched(db: Reader, row: Row): SearchedDelivery {
  const id = integer(row, 'id')
  const bodyKind = oneOf(row, 'body_kind', BODY_KINDS)
  const keptBytes = integerOrNull(row, 'kept_bytes')
  // Written by insertHead from such a list, and read for each delivery that is searched.
  const headers = (): HeaderList => JSON.parse(text(row, 'headers')) as HeaderList
  return searched({
    summary: {
      id,
      receivedAtUs: integer(row, 'received_at_us'),
      via: oneOf(row, 'via', DELIVERY_DOORS),
      method: text(row, 'method'),
      target: text(row, 'target'),
      provider: oneOf(row, 'provider', PROVIDER_IDS),
      eventName: textOrNull(row, 'event_name'),
      eventId: textOrNull(row, 'event_id'),
      resourceType: textOrNull(row, 'resource_type'),
      resourceId: textOrNull(row, 'resource_id'),
      bodyKind,
      sizeBytes: integer(row, 'size_bytes'),
      keptBytes,
      status: integerOrNull(row, 'status'),
      pinned: integer(row, 'pinned') === 1,
      seen: integer(row, 'unseen') === 0,
      note: textOrNull(row, 'note'),
      attempt: integer(row, 'attempt'),
      signature: signatureVerdict(row),
    },
    headers,
    isDuplicate: () => isDuplicate(db, id),
    remoteAddress: () => text(row, 'remote_address'),
    bodyText: () => {
      if (!TEXT_KINDS.includes(bodyKind)) return null
      const raw = row['bytes'] === null ? selectBody(db, id) : blob(row, 'bytes')
      const isStart = keptBytes !== null
      const bytes = raw === null ? null : undoContentEncoding(raw, headers(), { isStart })
      return bytes === null ? null : decodeBody(bytes, textOrNull(row, 'content_type'), { isStart })
    },
  })
}
