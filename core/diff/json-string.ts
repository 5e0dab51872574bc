/**
 * What a JSON string means, from its text between the quotes. The text must be JSON: of a broken escape an unspecified
 * string is given. Half a surrogate pair stays as it is.
 */
export function decodeString(inside: string): string {
  if (!inside.includes('\\')) return inside
  return inside.replaceAll(ESCAPE, (escape, hex: string | undefined) => {
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16))
    return SHORT_ESCAPES[escape[1] ?? ''] ?? escape.slice(1)
  })
}

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|.)/gs

const SHORT_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
