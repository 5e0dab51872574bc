import type { DeliverySummary } from '../../../core/delivery/delivery'
import { eventTypeOf } from '../../../core/event/event-type'
import { aboutResource, ofType } from '../../../core/event/type-filter'
import type { SearchSource } from '../found-store'

/** As many as are read at a glance. */
const LAST_COUNT = 12

/** Deliveries that are looked through for those that are meant; retries and other letter case fall out. */
const LOOKED_AT_ONCE = 100

/**
 * The newest deliveries up to this one that are about the same resource, or of the same event type; a retry, which repeats
 * an event, is none of them. At most `LAST_COUNT` ids, this one among them. Rejects as the search does.
 */
export async function lastOf(
  find: SearchSource['find'],
  delivery: DeliverySummary,
  kind: 'resource' | 'type',
): Promise<number[]> {
  const { provider, resourceType: type, resourceId: id } = delivery
  const { filter, isChosen } =
    kind === 'resource' && type !== null && id !== null
      ? aboutResource({ provider, type, id })
      : ofType(eventTypeOf(delivery))
  const ids = [delivery.id]
  let before: number | null = delivery.id
  while (before !== null && ids.length < LAST_COUNT) {
    const step = await find({ filter, nowMs: 0, after: null, before, skip: 0, limit: LOOKED_AT_ONCE })
    const found = step.deliveries.filter((one) => isChosen(one) && one.attempt === 1).map((one) => one.id)
    ids.push(...found.slice(0, LAST_COUNT - ids.length))
    before = step.next
  }
  return ids
}
