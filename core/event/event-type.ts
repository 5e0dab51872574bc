import { z } from '../contract/schema'
import type { DeliverySummary } from '../delivery/delivery'
import { pathOf } from '../filter/searched'
import { providerLabel } from '../provider/providers'
import { PROVIDER_IDS } from '../provider/provider-id'

/**
 * What deliveries have in common that are of one kind: who sent them and what the event is called; of those without a name,
 * the path that they came to.
 */
export const EventType = z
  .object({
    provider: z.enum(PROVIDER_IDS),
    /** Null where the sender gives none. */
    eventName: z.string().max(1024).nullable(),
    /** Without its query; only where there is no name, else null. */
    path: z.string().max(16_384).nullable(),
  })
  .strict()
export type EventType = z.infer<typeof EventType>

export function eventTypeOf({
  provider,
  eventName,
  target,
}: Pick<DeliverySummary, 'provider' | 'eventName' | 'target'>): EventType {
  return { provider, eventName, path: eventName === null ? pathOf(target) : null }
}

/** The same text for the same type, and for no other. */
export function eventTypeKey({ provider, eventName, path }: EventType): string {
  return JSON.stringify([provider, eventName, path])
}

/** As it is called in a sentence: `order.updated`, `Fleetbase requests to /webhooks`. */
export function eventTypeLabel({ provider, eventName, path }: EventType): string {
  if (eventName !== null) return eventName
  const sender = provider === 'generic' ? 'requests' : `${providerLabel(provider)} requests`
  return `${sender} to ${path ?? '/'}`
}
