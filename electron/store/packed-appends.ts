// How deliveries travel to the writer's thread: all that one turn of the event loop brought as one message, in a few long
// arrays. Cloning an object for each, with a pair for each header, and moving each body's memory took 20 µs a delivery on
// the two threads together; this takes 4.
import type { DeliveryDoor, DeliveryResponse } from '../../core/delivery/delivery'
import type { HeaderList } from '../../core/delivery/headers'
import type { OversizedFacts, ReceivedRequest } from '../../core/delivery/received-request'
import type { OpenResponse } from '../../core/response/open-response'

/** A delivery that waits to be written; `seq` names it in the answer. */
export interface PendingAppend {
  seq: number
  request: ReceivedRequest
}

/** Bodies up to this size are copied into one piece of memory; to move a larger one on its own is cheaper. */
const SMALL_BODY_BYTES = 64 * 1024

/** Deliveries as they travel. */
export interface PackedAppends {
  facts: Facts[]
  /** Names and values in turn, of the headers and trailers of all. */
  fields: string[]
  /** Each once, though most of a message share theirs. */
  responses: (DeliveryResponse | OpenResponse)[]
  smallBodies: Uint8Array<ArrayBuffer>
  largeBodies: Uint8Array<ArrayBuffer>[]
}

/** All of a request but its body, header fields and answer: in a tuple, since the names of an object's members travel with it. */
type Facts = [
  seq: number,
  receivedAtUs: number,
  readDurationUs: number,
  method: string,
  target: string,
  httpVersion: string,
  remoteAddress: string,
  remotePort: number,
  via: DeliveryDoor,
  headerCount: number,
  trailerCount: number,
  bodyBytes: number,
  response: number,
  oversized: OversizedFacts | null,
]

/** Puts deliveries into one message. The memory in `transfer` is to be moved with it, and is no longer the sender's. */
export function packAppends(appends: readonly PendingAppend[]): {
  packed: PackedAppends
  transfer: ArrayBuffer[]
} {
  const facts: Facts[] = []
  const fields: string[] = []
  const responses: (DeliveryResponse | OpenResponse)[] = []
  const bodies = packBodies(appends)
  for (const { seq, request } of appends) {
    pushFields(fields, request.headers)
    pushFields(fields, request.trailers)
    if (responses.at(-1) !== request.response) responses.push(request.response)
    facts.push([
      seq,
      request.receivedAtUs,
      request.readDurationUs,
      request.method,
      request.target,
      request.httpVersion,
      request.remoteAddress,
      request.remotePort,
      request.via,
      request.headers.length,
      request.trailers.length,
      request.body.byteLength,
      responses.length - 1,
      request.oversized,
    ])
  }
  const transfer = [bodies.smallBodies, ...bodies.largeBodies].map(({ buffer }) => buffer)
  return { packed: { facts, fields, responses, ...bodies }, transfer }
}

/** Takes a message apart again. Small bodies are parts of one piece of memory. */
export function unpackAppends({ facts, fields, responses, ...bodies }: PackedAppends): PendingAppend[] {
  const fieldsLeft = new FieldTaker(fields)
  const bodiesLeft = new BodyTaker(bodies.smallBodies, bodies.largeBodies)
  return facts.map(
    ([
      seq,
      receivedAtUs,
      readDurationUs,
      method,
      target,
      httpVersion,
      remoteAddress,
      remotePort,
      via,
      headerCount,
      trailerCount,
      bodyBytes,
      responseIndex,
      oversized,
    ]) => {
      const response = responses[responseIndex]
      if (response === undefined) throw new Error('a delivery came without its answer')
      const headers = fieldsLeft.take(headerCount)
      const trailers = fieldsLeft.take(trailerCount)
      const body = bodiesLeft.take(bodyBytes)
      const request: ReceivedRequest = {
        receivedAtUs,
        readDurationUs,
        method,
        target,
        httpVersion,
        headers,
        trailers,
        remoteAddress,
        remotePort,
        via,
        body,
        oversized,
        response,
      }
      return { seq, request }
    },
  )
}

function pushFields(fields: string[], list: HeaderList): void {
  for (const [name, value] of list) fields.push(name, value)
}

function packBodies(appends: readonly PendingAppend[]): Pick<PackedAppends, 'smallBodies' | 'largeBodies'> {
  let smallBytes = 0
  const largeBodies: Uint8Array<ArrayBuffer>[] = []
  for (const { request } of appends) {
    if (isSmall(request.body.byteLength)) smallBytes += request.body.byteLength
    else largeBodies.push(ownBytes(request.body))
  }
  const smallBodies = new Uint8Array(smallBytes)
  let offset = 0
  for (const { request } of appends) {
    if (!isSmall(request.body.byteLength)) continue
    smallBodies.set(request.body, offset)
    offset += request.body.byteLength
  }
  return { smallBodies, largeBodies }
}

function isSmall(bytes: number): boolean {
  return bytes <= SMALL_BODY_BYTES
}

/** Bytes alone in their memory, so that all of it can be moved; a slice of a larger one is copied out of it. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength) return new Uint8Array(buffer)
  return new Uint8Array(bytes)
}

class FieldTaker {
  private next = 0

  constructor(private readonly fields: readonly string[]) {}

  take(count: number): HeaderList {
    const list: [string, string][] = []
    for (const end = this.next + 2 * count; this.next < end; this.next += 2) {
      list.push([this.fields[this.next] ?? '', this.fields[this.next + 1] ?? ''])
    }
    return list
  }
}

class BodyTaker {
  private nextLarge = 0
  private offset = 0

  constructor(
    private readonly small: Uint8Array<ArrayBuffer>,
    private readonly large: readonly Uint8Array<ArrayBuffer>[],
  ) {}

  take(bytes: number): Uint8Array {
    if (!isSmall(bytes)) {
      this.nextLarge += 1
      return this.large[this.nextLarge - 1] ?? new Uint8Array(0)
    }
    this.offset += bytes
    return this.small.subarray(this.offset - bytes, this.offset)
  }
}
