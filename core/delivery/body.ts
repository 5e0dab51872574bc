import { isHeavyJson } from '../json/is-heavy-json'
import { asWindows1252, charsetOf } from './charset'
import { isJsonMediaType, isXmlMediaType, parseContentType } from './content-type'
import { isImage } from './image'

/** What a body is, judged by its content type first and by its bytes where the type is silent or wrong. */
export const BODY_KINDS = [
  'empty',
  'json',
  'broken-json',
  'form',
  'multipart',
  'xml',
  'html',
  'text',
  'image',
  'binary',
] as const
export type BodyKind = (typeof BODY_KINDS)[number]

/** A body that has been read for what it is. */
export interface ReadBody {
  kind: BodyKind
  /** The text, decoded by its charset (UTF-8 unless it says another); null for images and other binary bodies. */
  text: string | null
  /**
   * The parsed value of a 'json' body; undefined for every other kind, for a start only, and where there is too much of it
   * to parse.
   */
  json: unknown
}

export interface ReadBodyOptions {
  /** Whether the body went on past these bytes: then a JSON text that breaks off is not a broken one. */
  isStart?: boolean
}

/**
 * Reads a body's bytes (after any content encoding was undone) for what they are. Never throws: a body that is not what
 * its type says is a finding to show.
 */
export function readBody(
  bytes: Uint8Array,
  contentTypeHeader: string | null,
  { isStart = false }: ReadBodyOptions = {},
): ReadBody {
  if (bytes.length === 0) return { kind: 'empty', text: null, json: undefined }
  const contentType = parseContentType(contentTypeHeader)
  const mediaType = contentType?.mediaType ?? ''
  if (mediaType.startsWith('multipart/')) return { kind: 'multipart', text: null, json: undefined }
  // SVG is text that a browser would run; it is shown as XML, never as an image.
  if (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml') {
    return { kind: 'image', text: null, json: undefined }
  }
  const text = decodeText(bytes, charsetOf(bytes, contentType), { isStart })
  if (text === null || (!isJsonMediaType(mediaType) && hasControlCharacters(text))) {
    return { kind: isImage(bytes) ? 'image' : 'binary', text: null, json: undefined }
  }
  return readText(text, mediaType, isStart)
}

function readText(text: string, mediaType: string, isStart: boolean): ReadBody {
  const promisesJson = isJsonMediaType(mediaType)
  if (promisesJson || looksLikeJson(text)) {
    const parsed = parseJson(text)
    if (parsed.ok) return { kind: 'json', text, json: parsed.value }
    if (isStart) return { kind: 'json', text, json: undefined }
    if (promisesJson) return { kind: 'broken-json', text, json: undefined }
  }
  return { kind: textKind(text, mediaType), text, json: undefined }
}

function textKind(text: string, mediaType: string): BodyKind {
  if (mediaType === 'application/x-www-form-urlencoded') return 'form'
  if (mediaType === 'text/html' || mediaType === 'application/xhtml+xml') return 'html'
  if (isXmlMediaType(mediaType) || (mediaType === '' && text.startsWith('<?xml '))) return 'xml'
  // A sender that names no type and starts a JSON value meant JSON; a named type is believed.
  if (mediaType === '' && looksLikeJson(text)) return 'broken-json'
  return 'text'
}

function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[{[]/.test(text)
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  // Taken at its word: to check it would cost as much as to parse it.
  if (isHeavyJson(text)) return { ok: true, value: undefined }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    // Where it breaks is told by core/json/check-json, on demand: most bodies are never opened.
    return { ok: false }
  }
}

/**
 * Whether there is what no text carries and most binary data does: a control character that is not white space. Not asked
 * of what promises to be JSON, where such a character is a mistake to point at.
 */
export function hasControlCharacters(text: string): boolean {
  return CONTROL_CHARACTER.test(text)
}

const CONTROL_CHARACTER = /(?![\t-\r\u007F-\u009F])\p{Cc}/u

/** A body's text in the charset that it is in, or null where its bytes are none. */
export function decodeBody(
  bytes: Uint8Array,
  contentTypeHeader: string | null,
  options: ReadBodyOptions = {},
): string | null {
  return decodeText(bytes, charsetOf(bytes, parseContentType(contentTypeHeader)), options)
}

/** Decodes text strictly, or gives null where the bytes are none in their charset. An unknown charset is read as UTF-8. */
export function decodeText(
  bytes: Uint8Array,
  charset: string | null,
  { isStart = false }: ReadBodyOptions = {},
): string | null {
  const decoder = strictDecoder(charset ?? 'utf-8') ?? strictDecoder('utf-8')
  if (decoder === null) return null
  try {
    // A start may end in the middle of a character.
    const text = decoder.decode(bytes, { stream: isStart })
    return decoder.encoding === 'windows-1252' ? asWindows1252(text) : text
  } catch {
    // Bytes that the charset does not know: not text.
    return null
  }
}

function strictDecoder(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    // ignoreBOM keeps a byte order mark in the text, so that offsets in the text stay offsets in the body.
    return new TextDecoder(label, { fatal: true, ignoreBOM: true })
  } catch {
    return null
  }
}
