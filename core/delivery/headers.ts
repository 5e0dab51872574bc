/**
 * Header fields as they came: in order, in their own letter case, duplicates kept.
 * Each pair is [name, value]; values are the raw octets read as Latin-1, as node:http gives them.
 */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** The first value of a header, by name in any letter case, or null where it was not sent. */
export function headerValue(headers: HeaderList, name: string): string | null {
  const wanted = name.toLowerCase()
  for (const [candidate, value] of headers) {
    if (candidate.toLowerCase() === wanted) return value
  }
  return null
}

/** Pairs up node:http's flat `rawHeaders` ([name, value, name, value, ...]). */
export function pairHeaders(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    pairs.push([rawHeaders[index] ?? '', rawHeaders[index + 1] ?? ''])
  }
  return pairs
}

/**
 * A header's value for reading: octets beyond ASCII are taken as UTF-8 where they are valid UTF-8, as most senders mean
 * them, and as Latin-1 otherwise. What is stored stays the octets.
 */
export function readableHeaderValue(value: string): string {
  if (!/[\u0080-\u00FF]/.test(value)) return value
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(value, (char) => char.charCodeAt(0)),
    )
  } catch {
    // Not UTF-8: the Latin-1 reading stands.
    return value
  }
}
