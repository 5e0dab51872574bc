import { hash } from 'node:crypto'
import { readBody, type BodyKind, type ReadBody } from '../../core/delivery/body'
import type { ReceivedRequest } from '../../core/delivery/received-request'
import { headerValue } from '../../core/delivery/headers'
import type { SignatureVerdict } from '../../core/delivery/signature'
import { unreadEnvelope, type Envelope } from '../../core/provider/envelope'
import { readEnvelope } from '../../core/provider/providers'
import { withoutSuffix } from '../../core/response/path-suffix'
import { undoContentEncoding } from './content-encoding'
import type { CandidateKey } from './signatures/candidate-keys'
import { checkSignature } from './signatures/check-signature'

/** What a delivery's body and headers say, read once, when it is stored. */
export interface Contents {
  bodyKind: BodyKind
  contentType: string | null
  envelope: Envelope
  /** Of the body as it came, 32 bytes. */
  bodySha256: Uint8Array
  /** Null where it is yet to be checked. */
  signature: SignatureVerdict | null
  /** Which of the keys that a person gave made the signature; null where none of them did. */
  signedBy: string | null
}

/** The same with the body that was read; not to be kept for many deliveries at once. */
export interface ReadContents extends Contents {
  /** Null where it could not be decoded. */
  body: ReadBody | null
}

/** Names are shown in rows and compared; what is longer than this many UTF-16 units is no name and would bloat them. */
const MAX_NAME_LENGTH = 1024

/**
 * Reads a request's contents, and tries the keys that a person gave. Never throws: whatever a body does to its reader, the
 * delivery is kept.
 */
export function readContents(
  request: ReceivedRequest,
  onBug: (error: unknown) => void,
  keys: readonly CandidateKey[] | null = [],
): ReadContents {
  const contentType = headerValue(request.headers, 'content-type')
  const bodySha256 = request.oversized?.sha256 ?? hash('sha256', request.body, 'buffer')
  const { verdict: signature, signedBy } = checkSignature(request.headers, request.body, keys)
  const raw = {
    bodyKind: 'binary',
    contentType,
    envelope: unreadEnvelope('generic'),
    bodySha256,
    signature,
    signedBy,
    body: null,
  } as const
  try {
    const isStart = request.oversized !== null
    const decoded = undoContentEncoding(request.body, request.headers, { isStart })
    if (decoded === null) return raw
    const body = readBody(decoded, contentType, { isStart })
    const { method, headers } = request
    const view = { method, headers, target: withoutSuffix(request.target), json: body.json }
    const envelope = storable(readEnvelope(view))
    return { bodyKind: body.kind, contentType, envelope, bodySha256, signature, signedBy, body }
  } catch (error) {
    onBug(error)
    return raw
  }
}

function storable(envelope: Envelope): Envelope {
  return {
    ...envelope,
    eventName: name(envelope.eventName),
    eventId: name(envelope.eventId),
    resourceType: name(envelope.resourceType),
    resourceId: name(envelope.resourceId),
    apiVersion: name(envelope.apiVersion),
    createdAt: name(envelope.createdAt),
  }
}

/** A NUL would cut the text when it is read back, and half a surrogate pair has no UTF-8: both become U+FFFD. */
function name(value: string | null): string | null {
  if (value === null || value.length > MAX_NAME_LENGTH) return null
  return value.replaceAll(/[\0\p{Surrogate}]/gu, '\uFFFD')
}
