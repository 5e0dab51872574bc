import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { HeaderList } from '../../core/delivery/headers'
import { MAX_UNPACKED_BYTES, type UnpackProblem } from '../../core/delivery/unpack-problem'

/** No sender stacks more; each layer costs a pass over the body. */
const MAX_LAYERS = 4

interface UnpackOptions {
  /** Whether the body went on past these bytes: then what they unpack to is a start, and no end is missed. */
  isStart?: boolean
}

/** What came of undoing a body's content encodings. */
export interface Unpacked {
  /** As it came where there is a problem, the very same bytes where there is no encoding. */
  bytes: Uint8Array
  problem: UnpackProblem | null
}

type Decoder = (bytes: Uint8Array, isStart: boolean) => Uint8Array

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: (bytes, isStart) => gunzipSync(bytes, deflateOptions(isStart)),
  'x-gzip': (bytes, isStart) => gunzipSync(bytes, deflateOptions(isStart)),
  deflate: inflateEither,
  br: (bytes, isStart) => {
    const finishFlush = isStart ? constants.BROTLI_OPERATION_FLUSH : constants.BROTLI_OPERATION_FINISH
    return brotliDecompressSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES, finishFlush })
  },
}

/** Undoes a body's content encodings: gzip, x-gzip, deflate, br, also stacked. */
export function unpack(
  body: Uint8Array,
  headers: HeaderList,
  { isStart = false }: UnpackOptions = {},
): Unpacked {
  const layers = contentEncodings(headers)
  const fail = (kind: UnpackProblem['kind'], encoding: string): Unpacked => {
    return { bytes: body, problem: { kind, encoding } }
  }
  if (layers.length > MAX_LAYERS) return fail('unknown', layers.join(', '))
  let bytes = body
  // Listed in the order they were applied (RFC 9110, section 8.4), so undone from the last.
  for (const layer of layers.reverse()) {
    const decoder = Object.hasOwn(decoders, layer) ? decoders[layer] : undefined
    if (decoder === undefined) return fail('unknown', layer)
    try {
      if (bytes.length > 0) bytes = decoder(bytes, isStart)
    } catch (error) {
      // Not what its header says: a finding that the window shows, not a failure.
      return fail(kindOf(error), layer)
    }
  }
  return { bytes, problem: null }
}

/** A body without its content encodings; null where they could not be undone. */
export function undoContentEncoding(
  body: Uint8Array,
  headers: HeaderList,
  options: UnpackOptions = {},
): Uint8Array | null {
  const { bytes, problem } = unpack(body, headers, options)
  return problem === null ? bytes : null
}

function kindOf(error: unknown): UnpackProblem['kind'] {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-large'
  return code === 'Z_BUF_ERROR' ? 'cut-short' : 'damaged'
}

function contentEncodings(headers: HeaderList): string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity')
}

/** 'deflate' means a zlib stream, but senders have long sent bare deflate under that name. */
function inflateEither(bytes: Uint8Array, isStart: boolean): Uint8Array {
  const isZlib = ((bytes[0] ?? 0) & 0x0f) === 8 && (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) % 31 === 0
  return isZlib ? inflateSync(bytes, deflateOptions(isStart)) : inflateRawSync(bytes, deflateOptions(isStart))
}

function deflateOptions(isStart: boolean): { maxOutputLength: number; finishFlush: number } {
  const finishFlush = isStart ? constants.Z_SYNC_FLUSH : constants.Z_FINISH
  return { maxOutputLength: MAX_UNPACKED_BYTES, finishFlush }
}
