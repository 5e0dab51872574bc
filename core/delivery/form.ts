/**
 * The fields of an application/x-www-form-urlencoded body, or the first `maxFields` of them, in order and with duplicates.
 * What is badly escaped is kept as it was written.
 */
export function parseForm(text: string, maxFields = Infinity): [name: string, value: string][] {
  const fields: [string, string][] = []
  for (let at = 0; at < text.length && fields.length < maxFields;) {
    const next = text.indexOf('&', at)
    const end = next < 0 ? text.length : next
    if (end > at) fields.push(parseField(text.slice(at, end)))
    at = end + 1
  }
  return fields
}

function parseField(pair: string): [name: string, value: string] {
  const equals = pair.indexOf('=')
  if (equals < 0) return [unescape(pair), '']
  return [unescape(pair.slice(0, equals)), unescape(pair.slice(equals + 1))]
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // A stray % or bytes that are not UTF-8: shown as written.
    return text
  }
}
