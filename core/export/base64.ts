const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Two digits for each twelve bits: half as many steps as with one. */
const PAIRS = Array.from({ length: 4096 }, (_, bits) => DIGITS.charAt(bits >> 6) + DIGITS.charAt(bits & 63))

/** Three bytes become four digits. So many bytes at a time, so that texts are joined in pieces of some size. */
const CHUNK_BYTES = 3 * 4096

/** Bytes in Base64 (RFC 4648, section 4), padded, on one line. */
export function toBase64(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    chunks.push(chunkToBase64(bytes, from, Math.min(from + CHUNK_BYTES, bytes.length)))
  }
  return chunks.join('')
}

function chunkToBase64(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  let at = from
  for (; at + 2 < to; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += (PAIRS[bits >> 12] ?? '') + (PAIRS[bits & 4095] ?? '')
  }
  const left = to - at
  if (left === 0) return text
  const bits = ((bytes[at] ?? 0) << 16) | ((left === 2 ? (bytes[at + 1] ?? 0) : 0) << 8)
  const digits = (PAIRS[bits >> 12] ?? '') + (PAIRS[bits & 4095] ?? '')
  return text + (left === 2 ? `${digits.slice(0, 3)}=` : `${digits.slice(0, 2)}==`)
}
