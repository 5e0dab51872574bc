import { createHmac, createSecretKey } from 'node:crypto'
import {
  FLEETBASE_CONSOLE_KEY,
  fleetbaseSignature,
  isSigned,
  type SignatureVerdict,
} from '../../core/delivery/signature'
import type { HeaderList } from '../../core/delivery/headers'

const CONSOLE_KEY = createSecretKey(FLEETBASE_CONSOLE_KEY, 'utf8')

/** Checks a delivery's signature over its body as it came. Of a body that is not kept as a whole none can be valid. */
export function checkSignature(headers: HeaderList, body: Uint8Array): SignatureVerdict {
  const signature = fleetbaseSignature(headers)
  if (signature === null) return isSigned(headers) ? 'invalid' : 'none'
  return createHmac('sha256', CONSOLE_KEY).update(body).digest('hex') === signature ? 'valid' : 'invalid'
}
