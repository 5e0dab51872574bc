/** Characters that a shell takes as they are. */
const PLAIN = /^[\w%+,./:=@-]+$/

/** What is not seen, or would act on the terminal it is pasted into: all controls but a line break, and format characters. */
const UNSEEN = /(?!\n)\p{C}/u

/**
 * A text as one argument of bash or zsh. Without NUL, which no argument can hold. What can't be seen is escaped, so that a
 * hostile text can't disguise what it is.
 */
export function shellArgument(text: string): string {
  if (PLAIN.test(text)) return text
  if (UNSEEN.test(text)) return ansiQuoted(text)
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** Octets as one argument, given as a string of characters up to U+00FF, as header values are. */
export function shellOctets(octets: string): string {
  const bytes = Uint8Array.from(octets, (char) => char.charCodeAt(0))
  try {
    return shellArgument(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    // Not UTF-8: each octet by its number.
    return `$'${[...bytes].map(escapedByte).join('')}'`
  }
}

function ansiQuoted(text: string): string {
  const encoder = new TextEncoder()
  return `$'${text.replaceAll(/[\p{C}'\\]/gu, (char) => [...encoder.encode(char)].map(escapedByte).join(''))}'`
}

function escapedByte(byte: number): string {
  const isPlain = byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x5c
  if (isPlain) return String.fromCharCode(byte)
  return byte === 0x0a ? String.raw`\n` : `\\x${byte.toString(16).padStart(2, '0')}`
}
