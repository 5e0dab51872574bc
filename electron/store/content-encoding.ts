import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { HeaderList } from '../../core/delivery/headers'

/** A few kilobytes of gzip can unpack to gigabytes; what unpacks to more than this many bytes is shown as it came. */
export const MAX_DECODED_BYTES = 64 * 1024 * 1024

/** No sender stacks more; each layer costs a pass over the body. */
const MAX_LAYERS = 4

type Decoder = (bytes: Uint8Array) => Uint8Array

const bounded = { maxOutputLength: MAX_DECODED_BYTES }

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: (bytes) => gunzipSync(bytes, bounded),
  'x-gzip': (bytes) => gunzipSync(bytes, bounded),
  deflate: inflateEither,
  br: (bytes) => brotliDecompressSync(bytes, bounded),
}

/**
 * Undoes a body's content encodings (gzip, x-gzip, deflate, br, also stacked). Gives the very same bytes where there are
 * none, and null where an encoding is unknown, broken, or unpacks to more than `MAX_DECODED_BYTES`.
 */
export function undoContentEncoding(body: Uint8Array, headers: HeaderList): Uint8Array | null {
  const layers = contentEncodings(headers)
  if (layers.length > MAX_LAYERS) return null
  let bytes = body
  // Listed in the order they were applied (RFC 9110, section 8.4), so undone from the last.
  for (const layer of layers.reverse()) {
    const decoder = Object.hasOwn(decoders, layer) ? decoders[layer] : undefined
    if (decoder === undefined) return null
    try {
      if (bytes.length > 0) bytes = decoder(bytes)
    } catch {
      // Not what its header says: a finding that the window shows, not a failure.
      return null
    }
  }
  return bytes
}

function contentEncodings(headers: HeaderList): string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity')
}

/** 'deflate' means a zlib stream, but senders have long sent bare deflate under that name. */
function inflateEither(bytes: Uint8Array): Uint8Array {
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0
  return isZlib ? inflateSync(bytes, bounded) : inflateRawSync(bytes, bounded)
}
