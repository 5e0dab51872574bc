import { createHash } from 'node:crypto'
import type { ValueHistoryQuery, ValueHistoryStep } from '../../core/contract/values'
import { canonicalJson } from '../../core/event/canonical-json'
import type { SearchedDelivery } from '../../core/filter/searched'
import { valueAtPath, type FollowedPath, type FoundValue } from '../../core/values/followed-path'
import { MAX_VALUE_TEXT, pushOlder, type RunValue, type ValueRun } from '../../core/values/value-run'
import type { Searcher } from './search/searcher'
import { aboutResource, ofType } from '../../core/event/type-filter'

/** A longer payload is not read: a history reads hundreds. In bytes as sent, and in UTF-16 units. */
const MAX_PAYLOAD_LENGTH = 4 * 1024 * 1024

/** What stood at a path from the newest delivery down, for a moment. Retries, which repeat an event, are passed over. */
export function selectValueHistory(searcher: Searcher, query: ValueHistoryQuery): ValueHistoryStep {
  const { scope, path, before, limit } = query
  const { filter, isChosen } = 'type' in scope ? ofType(scope.type) : aboutResource(scope.resource)
  const runs: ValueRun[] = []
  let unreadable = 0
  const next = searcher.look(filter, before, (delivery) => {
    const { summary } = delivery
    if (!isChosen(summary) || summary.attempt > 1) return true
    const value = valueOf(delivery, path)
    if (value === undefined) unreadable += 1
    else pushOlder(runs, runOf(delivery, value))
    return runs.length < limit
  })
  return { runs, unreadable, next }
}

function runOf({ summary }: SearchedDelivery, value: RunValue | null): ValueRun {
  const { id, receivedAtUs, eventName, resourceId } = summary
  return {
    value,
    count: 1,
    oldest: id,
    oldestAtUs: receivedAtUs,
    newest: id,
    newestAtUs: receivedAtUs,
    eventName,
    resourceId,
  }
}

/** Undefined where the payload can't be read. */
function valueOf(delivery: SearchedDelivery, path: FollowedPath): RunValue | null | undefined {
  const { bodyKind, keptBytes, sizeBytes } = delivery.summary
  if (bodyKind !== 'json' || keptBytes !== null || sizeBytes > MAX_PAYLOAD_LENGTH) return undefined
  const text = delivery.bodyText()
  if (text === null || text.length > MAX_PAYLOAD_LENGTH) return undefined
  const found = valueAtPath(text, path)
  return found === null || found === undefined ? found : shown(found)
}

function shown({ kind, text }: FoundValue): RunValue {
  const meant = kind === 'string' ? (JSON.parse(text) as string) : text
  const isCut = meant.length > MAX_VALUE_TEXT
  return { kind, text: isCut ? meant.slice(0, MAX_VALUE_TEXT) : meant, isCut, digest: digestOf(text) }
}

function digestOf(text: string): string {
  const canonical = canonicalJson(text, sha256) ?? text
  return canonical.length > 64 ? `#${sha256(canonical)}` : canonical
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
