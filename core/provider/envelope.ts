import type { HeaderList } from '../delivery/headers'
import type { ProviderId } from './provider-id'

/** What a provider may look at to tell whether a request is one of its own. */
export interface RequestView {
  method: string
  target: string
  headers: HeaderList
  /** The parsed body, or undefined where the body is not JSON. */
  json: unknown
}

/** What the sender meant, read out of its envelope. A field the envelope lacks is null. */
export interface Envelope {
  provider: ProviderId
  eventName: string | null
  eventId: string | null
  /** The kind of thing the event is about, in the sender's words: 'order', 'driver'. */
  resourceType: string | null
  resourceId: string | null
  apiVersion: string | null
  /** When the event happened, as the sender wrote it. */
  createdAt: string | null
  /** The same instant, milliseconds since 1970 (UTC), or null where it can't be read. */
  createdAtMs: number | null
}

/** One sender: how to know its requests and read their envelope. */
export interface Provider {
  id: ProviderId
  /** Its name as people write it. */
  label: string
  /** Reads the envelope, or gives null where the request is not this provider's. */
  read(request: RequestView): Envelope | null
}

/** An envelope of which nothing could be read. */
export function unreadEnvelope(provider: ProviderId): Envelope {
  return {
    provider,
    eventName: null,
    eventId: null,
    resourceType: null,
    resourceId: null,
    apiVersion: null,
    createdAt: null,
    createdAtMs: null,
  }
}
