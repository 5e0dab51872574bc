import { MAX_BODY_RANGE_BYTES, type BodyQuery, type BodyRange } from '../../core/contract/calls'

/** Loads a body, or its first `maxBytes`, a range at a time. What it gives may be shorter where a range came back empty. */
export async function loadBody(
  body: (query: BodyQuery) => Promise<BodyRange>,
  { id, form }: Pick<BodyQuery, 'id' | 'form'>,
  maxBytes: number,
): Promise<BodyRange> {
  const first = await body({ id, form, offset: 0, length: Math.min(MAX_BODY_RANGE_BYTES, maxBytes) })
  const length = Math.min(first.totalBytes, maxBytes)
  if (first.bytes.length >= length) return first
  const bytes = new Uint8Array(length)
  bytes.set(first.bytes)
  let offset = first.bytes.length
  while (offset < length) {
    const range = await body({ id, form, offset, length: Math.min(MAX_BODY_RANGE_BYTES, length - offset) })
    if (range.bytes.length === 0) break
    bytes.set(range.bytes, offset)
    offset += range.bytes.length
  }
  // Zeros that were never sent must not stand for the rest.
  return { ...first, bytes: bytes.subarray(0, offset) }
}
