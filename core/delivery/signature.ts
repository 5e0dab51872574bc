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

/** What a verdict rests on, as a clause for small print. */
export function signatureReason(
  verdict: SignatureVerdict,
  { headers, keptBytes }: { headers: HeaderList; keptBytes: number | null },
): string {
  if (verdict === 'none') return 'no header carries a signature'
  if (verdict === 'valid') {
    return `made with “${FLEETBASE_CONSOLE_KEY}”, Fleetbase’s key for what is done in its console`
  }
  if (keptBytes !== null) return 'not checked: only the start of the body is kept'
  return fleetbaseSignature(headers) === null
    ? 'Waybill has no key to check it with'
    : `not made with “${FLEETBASE_CONSOLE_KEY}”: the secret of an API credential made it, or the body was changed on the way`
}
