import type { CallInput, CallOutput } from '../../../core/contract/calls'
import type { DeliverySummary } from '../../../core/delivery/delivery'
import { eventTypeOf } from '../../../core/event/event-type'
import { ofType } from '../../../core/event/type-filter'
import type { SearchSource } from '../found-store'

export interface BaselineSource {
  baselines(query: CallInput<'deliveries:baselines'>): Promise<CallOutput<'deliveries:baselines'>>
  find: SearchSource['find']
  now: () => number
}

/** What a delivery can be compared with; null where there is nothing of the kind. */
export interface FoundBaselines {
  resource: DeliverySummary | null
  attempt: DeliverySummary | null
  /** The previous delivery of the same event type that belongs to another event. */
  type: DeliverySummary | null
}

/** Looked at in one step of a search for the previous of a type. */
const STEP_FOUND = 8

/**
 * Finds what came before a delivery. The previous of its type takes a search, which goes on until it is found, or the
 * signal is aborted: then it rejects with the signal's reason. Else it rejects with an AppError.
 */
export async function findBaselines(
  source: BaselineSource,
  delivery: DeliverySummary,
  signal: AbortSignal,
): Promise<FoundBaselines> {
  const { attempt, resource, before } = await source.baselines({ id: delivery.id })
  const { filter, isChosen } = ofType(eventTypeOf(delivery))
  const nowMs = source.now()
  for (let below: number | null = before; below !== null;) {
    signal.throwIfAborted()
    const step = await source.find({ filter, nowMs, after: null, before: below, skip: 0, limit: STEP_FOUND })
    const type = step.deliveries.find(isChosen)
    if (type !== undefined) return { attempt, resource, type }
    below = step.next
  }
  return { attempt, resource, type: null }
}
