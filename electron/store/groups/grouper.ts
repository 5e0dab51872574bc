import { PROVIDER_IDS } from '../../../core/provider/provider-id'
import type { EventKey } from '../../../core/event/event-key'
import type { EventKeyRules } from '../../../core/event/key-rules'
import type { SearchedDelivery } from '../../../core/filter/searched'
import { isHeavyJson } from '../../../core/json/is-heavy-json'
import type { Query, Reader, Writer } from '../connection'
import { blob, integer, oneOf, text } from '../hydrate'
import { contentsQuery, selectContents } from '../search/contents-rows'
import { selectMembers, type Member } from './event-deliveries-table'
import { advanceGrouping, beginGrouping, selectGrouping } from './grouping-table'
import { noteChange } from './group-news'
import { joinOlder, type Grouped } from './join-groups'
import { readGrouped } from './read-grouped'
import { withdraw } from './relist'

/** Deliveries grouped in one step: a few milliseconds, which a sender may have to wait. */
const STEP_DELIVERIES = 48

const EVERY_ROW: Query = contentsQuery('1')

const NEXT: Query = {
  name: 'grouper.next',
  sql: `SELECT min(id) AS first, max(id) AS last, count(*) AS count
    FROM (SELECT id FROM deliveries WHERE id > ? AND id <= ? ORDER BY id LIMIT ?)`,
}

const IS_CLEARED: Query = {
  name: 'grouper.is-cleared',
  sql: 'SELECT 1 FROM cleared_deliveries WHERE delivery_id = ?',
}

const BODY_HASH: Query = {
  name: 'grouper.body-hash',
  sql: 'SELECT body_sha256 FROM delivery_heads WHERE delivery_id = ?',
}

const KEY: Query = {
  name: 'grouper.key',
  sql: 'SELECT provider, source, sender_id, path FROM events WHERE id = ?',
}

/** Puts key rules in force. Where they are others than before, what is there is grouped anew, behind. */
export function followKeyRules(db: Writer, rules: EventKeyRules): void {
  if (JSON.stringify(selectGrouping(db).keyRules) === JSON.stringify(rules)) return
  db.transaction(() => {
    beginGrouping(db, rules)
    noteChange(db, null, null)
  })
}

/**
 * Groups some of the deliveries that were there before there were groups, or before the key rules changed, from the oldest
 * on: so each joins its event after all that came before it. False where there is nothing left to do; it can be broken off
 * after any step.
 */
export function groupOlder(db: Writer): boolean {
  const { keyRules, groupedTo, groupedUntil } = selectGrouping(db)
  if (groupedTo >= groupedUntil) return false
  const next = db.get(NEXT, [groupedTo, groupedUntil, STEP_DELIVERIES]) ?? {}
  if (integer(next, 'count') === 0) {
    advanceGrouping(db, groupedUntil)
    return true
  }
  const last = integer(next, 'last')
  db.transaction(() => {
    const deliveries = selectContents(db, EVERY_ROW, integer(next, 'first'), last, []).reverse()
    const members = new Map(
      selectMembers(
        db,
        deliveries.map(({ summary }) => summary.id),
      ).map((member) => [member.delivery, member]),
    )
    for (const delivery of deliveries) regroup(db, delivery, members.get(delivery.summary.id), keyRules)
    advanceGrouping(db, last)
    noteChange(db, null, null)
  })
  return true
}

function regroup(
  db: Writer,
  delivery: SearchedDelivery,
  member: Member | undefined,
  rules: EventKeyRules,
): void {
  const { id } = delivery.summary
  const grouped = read(db, delivery, rules)
  if (member !== undefined) {
    if (isKeyOf(db, member.event, id, grouped.key)) return
    withdraw(db, member)
  }
  const listed = db.get(IS_CLEARED, [id]) === undefined
  joinOlder(db, id, grouped, listed)
}

function read(db: Reader, delivery: SearchedDelivery, rules: EventKeyRules): Grouped {
  const { summary } = delivery
  return readGrouped(
    {
      method: summary.method,
      target: summary.target,
      headers: delivery.headers(),
      bodyKind: summary.bodyKind,
      envelope: summary,
      json: isHeavyJson(delivery.bodyText() ?? '') ? undefined : delivery.json(),
      bodySha256: () => blob(db.get(BODY_HASH, [summary.id]) ?? {}, 'body_sha256'),
    },
    rules,
  )
}

function isKeyOf(db: Reader, event: number, delivery: number, key: EventKey): boolean {
  const row = db.get(KEY, [event]) ?? {}
  const senderId = key.source === 'alone' ? String(delivery) : key.senderId
  return (
    oneOf(row, 'provider', PROVIDER_IDS) === key.provider &&
    text(row, 'source') === key.source &&
    text(row, 'sender_id') === senderId &&
    text(row, 'path') === key.path
  )
}
