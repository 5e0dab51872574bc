// How texts are compared. Protocol names (events, paths, ids) fold ASCII letters only, as SQLite does, so that both ways of
// filtering agree; what people wrote (payloads, headers) folds every alphabet.

/** Lower case for ASCII letters; all others as they are. */
export function foldAscii(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/** Lower case in every alphabet. */
export function foldAll(text: string): string {
  return text.toLowerCase()
}

/** Whether a text fits a pattern from end to end; `*` stands for any characters. Both are folded already. */
export function matchesPattern(text: string, pattern: string): boolean {
  const parts = pattern.split('*')
  const [first = ''] = parts
  if (parts.length === 1) return text === first
  const last = parts.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false
  let at = first.length
  const end = text.length - last.length
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > end) return false
    at = found + part.length
  }
  return at <= end
}
