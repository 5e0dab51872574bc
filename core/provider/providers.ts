import { unreadEnvelope, type Envelope, type Provider, type RequestView } from './envelope'
import { fleetbase } from './fleetbase'
import type { ProviderId } from './provider-id'

/** In the order they are asked. */
const providers: readonly Provider[] = [fleetbase]

/** Reads a request's envelope with the first provider that knows it; of any other sender nothing is guessed. */
export function readEnvelope(request: RequestView): Envelope {
  for (const provider of providers) {
    const envelope = provider.read(request)
    if (envelope !== null) return envelope
  }
  return unreadEnvelope('generic')
}

/** A provider's name as people write it. */
export function providerLabel(id: ProviderId): string {
  return providers.find((provider) => provider.id === id)?.label ?? 'Other'
}
