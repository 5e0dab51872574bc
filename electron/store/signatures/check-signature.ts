import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { HeaderList } from '../../../core/delivery/headers'
import {
  FLEETBASE_CONSOLE_KEY,
  fleetbaseSignature,
  isSigned,
  type SignatureVerdict,
} from '../../../core/delivery/signature'
import type { CandidateKey } from './candidate-keys'

/** What a check came to. */
export interface SignatureCheck {
  /** Null where it can't be said before the keys are known. */
  verdict: SignatureVerdict | null
  /** Which of the keys that a person gave fits; null where none of them does. */
  signedBy: string | null
}

const CONSOLE_KEY = createSecretKey(FLEETBASE_CONSOLE_KEY, 'utf8')

const BY_CONSOLE: SignatureCheck = { verdict: 'valid', signedBy: null }
const BY_UNKNOWN: SignatureCheck = { verdict: 'invalid', signedBy: null }
const NOT_SIGNED: SignatureCheck = { verdict: 'none', signedBy: null }
const UNCHECKED: SignatureCheck = { verdict: null, signedBy: null }

/**
 * Checks a delivery's signature over its body as it came, with Fleetbase's own key and with those that a person gave; null
 * where these are not known yet. Of a body that is not kept as a whole none can be valid.
 */
export function checkSignature(
  headers: HeaderList,
  body: Uint8Array,
  keys: readonly CandidateKey[] | null,
): SignatureCheck {
  const signature = fleetbaseSignature(headers)
  if (signature === null) return isSigned(headers) ? BY_UNKNOWN : NOT_SIGNED
  if (isMadeWith(CONSOLE_KEY, body, signature)) return BY_CONSOLE
  if (keys === null) return UNCHECKED
  const fitting = keys.find(({ key }) => isMadeWith(key, body, signature))
  return fitting === undefined ? BY_UNKNOWN : { verdict: 'valid', signedBy: fitting.id }
}

function isMadeWith(key: KeyObject, body: Uint8Array, signature: string): boolean {
  return createHmac('sha256', key).update(body).digest('hex') === signature
}
