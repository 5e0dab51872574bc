/**
 * The fields of an application/x-www-form-urlencoded body, in order and with duplicates. What is badly escaped is kept
 * as it was written.
 */
export function parseForm(text: string): [name: string, value: string][] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=')
      if (equals < 0) return [unescape(pair), '']
      return [unescape(pair.slice(0, equals)), unescape(pair.slice(equals + 1))]
    })
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    // A stray % or bytes that are not UTF-8: shown as written.
    return text
  }
}
