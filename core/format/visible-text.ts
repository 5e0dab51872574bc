/**
 * Bytes of unknown kind as text that hides nothing: UTF-8 where they are, control characters by their pictures (␀, ␛), and
 * line breaks kept.
 */
export function visibleText(bytes: Uint8Array): string {
  return lenientText(bytes).replaceAll(CONTROL_CHARACTER, (char) => pictureOf(char.charCodeAt(0)))
}

/** Whether bytes read better as text than in hex: nearly all of them are characters. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const text = lenientText(bytes)
  const odd = text.match(CONTROL_CHARACTER)?.length ?? 0
  const broken = text.split(REPLACEMENT).length - 1
  return (odd + broken) * 20 <= text.length
}

/** Any but tab and line breaks. */
const CONTROL_CHARACTER = /(?![\t\n\r])\p{Cc}/gu

const REPLACEMENT = '\uFFFD'

function lenientText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Unicode has a picture for each control character of ASCII, and none for those above. */
function pictureOf(code: number): string {
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : REPLACEMENT
}
