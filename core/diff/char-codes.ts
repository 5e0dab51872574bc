/**
 * A text's UTF-16 units with a 0 behind the last, for loops that look at every one: a string's `charCodeAt` asks each
 * time how the string is kept, which makes reading a text from it half as fast again.
 */
export function charCodes(text: string): Uint16Array {
  const codes = new Uint16Array(text.length + 1)
  const bytes = new TextEncoder().encode(text)
  // As many bytes as units: all of it is ASCII, and the copy is the engine's own.
  if (bytes.length === text.length) {
    codes.set(bytes)
  } else {
    for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at)
  }
  return codes
}
