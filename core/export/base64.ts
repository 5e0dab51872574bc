const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Three bytes become four digits; so many bytes at a time, so that no string of arguments grows too long. */
const CHUNK_BYTES = 3 * 4096

/** Bytes in Base64 (RFC 4648, section 4), padded, on one line. */
export function toBase64(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    chunks.push(chunkToBase64(bytes.subarray(from, from + CHUNK_BYTES)))
  }
  return chunks.join('')
}

function chunkToBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two, three] = bytes.subarray(at, at + 3)
    const bits = (one << 16) | ((two ?? 0) << 8) | (three ?? 0)
    text += digit(bits >> 18) + digit(bits >> 12)
    text += two === undefined ? '=' : digit(bits >> 6)
    text += three === undefined ? '=' : digit(bits)
  }
  return text
}

function digit(bits: number): string {
  return DIGITS.charAt(bits & 63)
}
