import { headerValue, type HeaderList } from './headers'

/**
 * What became of checking who signed a delivery: 'valid' where a key that Waybill knows made the signature over just these
 * bytes, 'invalid' where there is a signature and none of them did, 'none' where there is none.
 */
export const SIGNATURE_VERDICTS = ['valid', 'invalid', 'none'] as const
export type SignatureVerdict = (typeof SIGNATURE_VERDICTS)[number]

/** What Fleetbase signs with whatever was done in its console, by its scheduler and by its workers. */
export const FLEETBASE_CONSOLE_KEY = 'internal'

/** Where senders put their signatures; the first is Fleetbase's. */
const SIGNATURE_HEADERS: ReadonlySet<string> = new Set([
  'signature',
  'webhook-signature',
  'svix-signature',
  'stripe-signature',
  'x-hub-signature-256',
  'x-hub-signature',
  'x-shopify-hmac-sha256',
  'x-slack-signature',
  'x-signature',
])

/** Whether a sender signed a request, with whatever key. */
export function isSigned(headers: HeaderList): boolean {
  return headers.some(([name]) => SIGNATURE_HEADERS.has(name.toLowerCase()))
}

/** The signature as Fleetbase writes it: 64 hex digits with nothing before them, HMAC-SHA256 of the body. Null for others. */
export function fleetbaseSignature(headers: HeaderList): string | null {
  const value = headerValue(headers, 'signature')
  return value !== null && /^[0-9a-f]{64}$/.test(value) ? value : null
}

export const SIGNATURE_LABELS: Readonly<Record<SignatureVerdict, string>> = {
  valid: 'Valid',
  invalid: 'By an unknown key',
  none: 'Not signed',
}

/** What a verdict is read off. */
export interface SignedDelivery {
  headers: HeaderList
  /** How much of a body over the limit is kept; null where all of it is. */
  keptBytes: number | null
  signature: SignatureVerdict | null
  /** The id of the key that made it, of those that a person gave. */
  signedBy: string | null
}

/** A key that a person gave, as far as it is spoken of. */
export interface NamedKey {
  id: string
  name: string
}

/** A verdict with the key that it rests on. */
export function signatureInWords({ signature, signedBy }: SignedDelivery, keys: readonly NamedKey[]): string {
  if (signature === null) return 'Not checked yet'
  if (signature !== 'valid') return SIGNATURE_LABELS[signature]
  if (signedBy === null) return `Valid, made with “${FLEETBASE_CONSOLE_KEY}”`
  const key = keys.find(({ id }) => id === signedBy)
  // A key that was removed a moment ago: what it fitted is about to be checked anew.
  return key === undefined ? 'Valid, made with a key that was removed' : `Valid, made with “${key.name}”`
}

/** What a verdict rests on, as a clause for small print. */
export function signatureReason(delivery: SignedDelivery, keys: readonly NamedKey[]): string {
  const { headers, keptBytes, signature, signedBy } = delivery
  if (signature === null) return 'checked as soon as the keys are unlocked and what came before it is done'
  if (signature === 'none') return 'no header carries a signature'
  if (signature === 'valid') {
    return signedBy === null
      ? 'Fleetbase’s key for what is done in its console, by its scheduler and by its workers'
      : 'a key that you gave, over just these bytes'
  }
  if (keptBytes !== null) return 'not checked: only the start of the body is kept'
  if (fleetbaseSignature(headers) === null) return 'Waybill reads only Fleetbase’s signatures'
  const credential = keys.length === 0 ? 'an' : 'another'
  return `${notMadeWith(keys.length)}: ${credential} API credential’s secret made it, or the body was changed on the way, or Fleetbase up to 1.6.59 signed with an old secret (its issue core-api #244)`
}

/** Whether a key that is not known yet may have made a delivery's signature. */
export function mayFitAnotherKey({ headers, keptBytes, signature }: SignedDelivery): boolean {
  return signature === 'invalid' && keptBytes === null && fleetbaseSignature(headers) !== null
}

function notMadeWith(keys: number): string {
  if (keys === 0) return `not made with “${FLEETBASE_CONSOLE_KEY}”`
  const yours = keys === 1 ? 'your key' : `any of your ${String(keys)} keys`
  return `made neither with “${FLEETBASE_CONSOLE_KEY}” nor with ${yours}`
}
