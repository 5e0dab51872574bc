import { fleetbaseSignature } from '../delivery/signature'
import { unreadEnvelope, type Envelope, type Provider, type RequestView } from './envelope'

/**
 * Fleetbase, in the three shapes it can send:
 * - what its code sends: `{id: event_<13 hex>, api_version, event, created_at: 'YYYY-MM-DD HH:MM:SS', data}`;
 * - what its documentation shows: `{id: evt_..., api_version: 'v1', event, created_at: ISO 8601, data}`;
 * - `[]`, when the resource was gone by the time the queue worker read it; only the Signature header gives it away.
 * No header names the event, the delivery or the attempt.
 */
export const fleetbase: Provider = {
  id: 'fleetbase',
  label: 'Fleetbase',
  read(request: RequestView): Envelope | null {
    const { json } = request
    if (Array.isArray(json))
      return json.length === 0 && fleetbaseSignature(request.headers) !== null
        ? unreadEnvelope('fleetbase')
        : null
    if (!isRecord(json)) return null
    return isEnvelope(json) ? readFields(json) : null
  },
}

type JsonObject = Record<string, unknown>

function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Two of the envelope's marks beside `id` and `event` are asked for, so that a stranger's `{id, event}` is not taken. */
function isEnvelope(json: JsonObject): boolean {
  if (typeof json['id'] !== 'string' || typeof json['event'] !== 'string') return false
  if (!('data' in json)) return false
  return typeof json['api_version'] === 'string' && typeof json['created_at'] === 'string'
}

function readFields(json: JsonObject): Envelope {
  const eventName = text(json['event'])
  const createdAt = text(json['created_at'])
  const resource = isRecord(json['data']) ? json['data'] : {}
  return {
    provider: 'fleetbase',
    eventName,
    eventId: text(json['id']),
    // The event's noun, not the id's prefix: a tracking_number's id starts with track_.
    resourceType: text(eventName?.split('.', 1)[0]),
    resourceId: text(resource['id']) ?? text(resource['public_id']),
    apiVersion: text(json['api_version']),
    createdAt,
    createdAtMs: createdAt === null ? null : parseFleetbaseTime(createdAt),
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/**
 * Reads either of Fleetbase's date formats: `YYYY-MM-DD HH:MM:SS`, which is UTC without saying so, or ISO 8601 with a
 * zone. Milliseconds since 1970, or null for anything else.
 */
export function parseFleetbaseTime(value: string): number | null {
  const plain = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(value)
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value)
  if (plain === null && !iso) return null
  if (!isCalendarDay(value.slice(0, 10))) return null
  const time = Date.parse(plain === null ? value : `${plain[1] ?? ''}T${plain[2] ?? ''}Z`)
  return Number.isNaN(time) ? null : time
}

/** Date.parse takes 30 February for 2 March. */
function isCalendarDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day)
}

/**
 * The moment inside a Fleetbase event id: `event_` and PHP's uniqid, 8 hex digits of unix seconds and 5 of microseconds.
 * Microseconds since 1970, or null where the id is not of that form.
 */
export function fleetbaseIdTimeUs(eventId: string): number | null {
  const match = /^event_([0-9a-f]{8})([0-9a-f]{5})$/.exec(eventId)
  if (match === null) return null
  return parseInt(match[1] ?? '', 16) * 1_000_000 + parseInt(match[2] ?? '', 16)
}
