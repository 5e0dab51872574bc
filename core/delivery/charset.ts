import { isXmlMediaType, promisesText, type ContentType } from './content-type'

/** `<?xml version="1.0" encoding="ISO-8859-1"?>`, before which nothing may stand. */
const XML_DECLARATION = /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/

/** An XML declaration is no longer than this many bytes. */
const DECLARATION_BYTES = 256

/**
 * The charset that a body is in: by its byte order mark, by its Content-Type, or by its XML declaration (RFC 7303, section
 * 3); null where none of them says. A mark of UTF-16 counts in what promises to be text: a picture may begin like one.
 */
export function charsetOf(bytes: Uint8Array, contentType: ContentType | null): string | null {
  const marked = contentType !== null && promisesText(contentType.mediaType) ? byMark(bytes) : null
  if (marked !== null) return marked
  if (contentType?.charset !== undefined && contentType.charset !== null) return contentType.charset
  return contentType === null || isXmlMediaType(contentType.mediaType) ? byDeclaration(bytes) : null
}

function byMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null
}

function byDeclaration(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, DECLARATION_BYTES))
  return XML_DECLARATION.exec(start)?.[1] ?? null
}

/** The octets 80 to 9F in Windows-1252, in which the web reads all that is called Latin-1 or ASCII. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Text as a decoder of Windows-1252 gives it, in every runtime alike: Node's takes these octets for control characters. */
export function asWindows1252(text: string): string {
  return text.replaceAll(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char)
}
