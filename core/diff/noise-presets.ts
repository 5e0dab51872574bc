import type { ProviderId } from '../provider/provider-id'

/**
 * What differs between any two events of a provider and says nothing: path patterns. Fleetbase's envelope has an id and a
 * time of its own per event, and whatever touches a resource sets its updated_at, in either of its two date formats.
 */
export const NOISE_PRESETS: Readonly<Record<ProviderId, readonly string[]>> = {
  fleetbase: [
    '/id',
    '/created_at',
    '/data/updated_at',
    '/data/customer/updated_at',
    '/data/customer/place/updated_at',
    '/data/customer/places/*/updated_at',
    '/data/facilitator/updated_at',
  ],
  generic: [],
}
