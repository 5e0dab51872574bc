/** An order as Fleetbase sends it, in bytes; its samples have 1.6 KB, and one with a longer address has this. */
const SIZE_BYTES = 2048

/** Where the event id's 13 hex digits begin, and how many there are. */
const ID_PREFIX = '"id":"event_'
const ID_DIGITS = 13

/** A request with a Fleetbase order of 2 KB, ready to be written to a socket; each has an event id of its own. */
export class OrderRequest {
  private readonly bytes: Buffer
  private readonly idAt: number
  private number = 0

  /** From a body of `order.created`. */
  constructor(sample: string) {
    const filler = 'x'.repeat(SIZE_BYTES - Buffer.byteLength(sample))
    const body = Buffer.from(sample.replace('Leave at reception', `Leave at reception${filler}`))
    const head = [
      'POST /webhooks/fleetbase HTTP/1.1',
      'Host: 127.0.0.1',
      'User-Agent: GuzzleHttp/7',
      'Content-Type: application/json',
      'Signature: 6f31eae348afc2803c5830c1e9319d8a168ce3ad844f752023328ac844a40998',
      `Content-Length: ${String(body.length)}`,
    ]
    this.bytes = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
    this.idAt = this.bytes.indexOf(ID_PREFIX) + ID_PREFIX.length
  }

  /** The next request's bytes. */
  next(): Buffer {
    const bytes = Buffer.from(this.bytes)
    this.number += 1
    bytes.write(this.number.toString(16).padStart(ID_DIGITS, '0'), this.idAt, 'latin1')
    return bytes
  }
}
