import { decodeString } from '../diff/json-string'

/**
 * A JSON string, quotes and all, as it is read: `\/` and `\u00eb` as what they mean, and whatever can't be seen or would
 * turn the reading direction as its escape, so that two strings that look the same are the same.
 */
export function shownString(written: string): string {
  return `"${shownStretch(decodeString(written.slice(1, -1)))}"`
}

/** A stretch of what a string means, in the same way and without quotes around it. */
export function shownStretch(text: string): string {
  return text.replaceAll(/["\\]/g, '\\$&').replaceAll(UNSEEN, escapeOf)
}

/** A line of a text that is no JSON: what can't be seen by its picture or escape, all else as it is written. */
export function shownLine(text: string): string {
  return text.replaceAll(UNSEEN, (char) => {
    const code = char.codePointAt(0) ?? 0
    if (char === '\t') return char
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : escapeOf(char)
  })
}

/** Control, format and odd white space characters, and halves of surrogate pairs. A joiner within an emoji is seen. */
const UNSEEN =
  /(?! )[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\p{Cs}]|(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D)\p{Cf}/gu

const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** As JSON would have it; a character beyond the first 65,536 is two of its escapes. */
function escapeOf(char: string): string {
  const units = char.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return SHORT[char] ?? units.join('')
}
