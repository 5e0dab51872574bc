import { createHmac } from 'node:crypto'
import type { AnsweredRequest } from '../../core/delivery/received-request'
import { aRequest } from './a-request'

/** Fleetbase's signature of a text by a secret. */
export function signatureBy(secret: string, text: string | Uint8Array): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}

/** A request that is signed as Fleetbase does; null for one that nobody signed. */
export function signedRequest(
  secret: string | null,
  { text = '{"hello":"world"}', target = '/webhooks/fleetbase' } = {},
): AnsweredRequest {
  const headers: [string, string][] = [['Content-Type', 'application/json']]
  if (secret !== null) headers.push(['Signature', signatureBy(secret, text)])
  return aRequest({ headers, text, target })
}
