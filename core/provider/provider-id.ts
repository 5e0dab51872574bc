/** Every sender whose envelope Waybill reads, by the id that the store keeps. 'generic' is any other. */
export const PROVIDER_IDS = ['fleetbase', 'generic'] as const
export type ProviderId = (typeof PROVIDER_IDS)[number]
