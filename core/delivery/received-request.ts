import type { OpenResponse } from '../response/open-response'
import type { DeliveryDoor, DeliveryResponse } from './delivery'
import type { HeaderList } from './headers'

/** What is known of a body over the limit, of which only the start is kept. */
export interface OversizedFacts {
  /** How much of it was read. */
  receivedBytes: number
  /** Of all that was read, 32 bytes. */
  sha256: Uint8Array
  /** Whether that was the whole body; false where it was too much, too slow, or not sent after all. */
  isWhole: boolean
}

/**
 * One HTTP request as the receiver read it, with the answer it is to get, on its way to the store; or with the rules that
 * may answer it, where that hangs on what its body says.
 */
export interface ReceivedRequest {
  /** Arrival of the request's head, microseconds since 1970 (UTC). */
  receivedAtUs: number
  /** From the head's arrival to the body's last byte, microseconds. */
  readDurationUs: number
  method: string
  /** The request target as sent: path and query, or an absolute form. */
  target: string
  httpVersion: string
  headers: HeaderList
  trailers: HeaderList
  remoteAddress: string
  remotePort: number
  via: DeliveryDoor
  /** The body's bytes as they came, after transfer coding and before any content encoding is undone. */
  body: Uint8Array
  /** Null where `body` is all of it; of one over the limit `body` is the start only. */
  oversized: OversizedFacts | null
  response: DeliveryResponse | OpenResponse
}

/** A request whose answer is settled, as it is written. */
export interface AnsweredRequest extends ReceivedRequest {
  response: DeliveryResponse
}
