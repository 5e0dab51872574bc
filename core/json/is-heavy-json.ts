/**
 * A text with more brackets, commas and colons than this is not parsed. It is some 10 MB of an ordinary payload; a text
 * made to hurt, 30 MB of nothing but brackets, takes JSON.parse 6 to 13 seconds and 800 MB, and while the store's thread
 * is at it no other sender gets an answer. At this count the worst that was found takes 0.7 s.
 */
const MAX_SIGNS = 1_000_000

const COMMA = 0x2c
const COLON = 0x3a
const OPENING_BRACKET = 0x5b
const OPENING_BRACE = 0x7b

/**
 * Whether a JSON text has so many values that parsing it would cost seconds and hundreds of megabytes. Signs within
 * strings are counted too: telling them apart would cost more than being wrong about a text this long.
 */
export function isHeavyJson(text: string): boolean {
  if (text.length <= MAX_SIGNS) return false
  let signs = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === OPENING_BRACKET || code === OPENING_BRACE || code === COMMA || code === COLON) signs += 1
    if (signs > MAX_SIGNS) return true
  }
  return false
}
