import { parseContentType } from './content-type'
import { headerValue, readableHeaderValue, type HeaderList } from './headers'

/** One part of a multipart body. */
export interface Part {
  headers: HeaderList
  /** The form field's name, or null where the part names none. */
  name: string | null
  fileName: string | null
  contentType: string | null
  /** The part's own bytes, a window into the body's. */
  bytes: Uint8Array
}

export interface Multipart {
  /** In order, repeated names and all. */
  parts: Part[]
  /** What is wrong with the body as a sentence, or null; the parts are what could be read all the same. */
  problem: string | null
}

/** More parts than any form has; the rest of a body that has more is not taken apart. */
const MAX_PARTS = 1000

export interface MultipartOptions {
  /** Whether the body went on past these bytes: then its last part may be the start of one, and no boundary is missed. */
  isStart?: boolean
}

/** Takes a multipart body apart by its boundary (RFC 2046, section 5.1; RFC 7578). Never throws. */
export function parseMultipart(
  bytes: Uint8Array,
  contentTypeHeader: string | null,
  { isStart = false }: MultipartOptions = {},
): Multipart {
  const boundary = parseContentType(contentTypeHeader)?.boundary ?? null
  if (boundary === null || boundary === '') {
    return {
      parts: [],
      problem: 'Its Content-Type names no boundary, so nobody knows where its parts begin.',
    }
  }
  // One character a byte, so that places in the text are places in the body.
  const text = latin1(bytes)
  const delimiter = `--${latin1(new TextEncoder().encode(boundary))}`
  const parts: Part[] = []
  let at = nextDelimiter(text, delimiter, 0)
  if (at === null) return { parts, problem: `The boundary ${delimiter} is not in it.` }
  for (;;) {
    const after = at.end
    if (text.startsWith('--', after)) return { parts, problem: null }
    if (parts.length === MAX_PARTS) {
      return { parts, problem: `It has more than ${String(MAX_PARTS)} parts; these are the first.` }
    }
    const begin = endOfLine(text, after)
    const next = nextDelimiter(text, delimiter, begin)
    parts.push(readPart(bytes, text, begin, next?.begin ?? text.length))
    if (next === null) return { parts, problem: isStart ? null : CUT_OFF }
    at = next
  }
}

const CUT_OFF = 'It ends without its last boundary: it may have been cut off.'

interface Delimiter {
  /** Where the line break before it begins: it belongs to the delimiter, not to the part. */
  begin: number
  /** Behind the boundary itself. */
  end: number
}

function nextDelimiter(text: string, delimiter: string, from: number): Delimiter | null {
  for (let at = text.indexOf(delimiter, from); at >= 0; at = text.indexOf(delimiter, at + 1)) {
    const end = at + delimiter.length
    // A longer word that begins like the boundary is none; white space may stand behind it.
    if (!/^(?:--|[ \t]*(?:\r?\n|$))/.test(text.slice(end, end + 80))) continue
    if (at === 0) return { begin: 0, end }
    if (text[at - 1] !== '\n') continue
    const begin = text[at - 2] === '\r' ? at - 2 : at - 1
    // The delimiter of an empty part stands directly behind that part's head.
    return { begin: Math.max(begin, from), end }
  }
  return null
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at + 1
}

function readPart(bytes: Uint8Array, text: string, begin: number, end: number): Part {
  const headers: [string, string][] = []
  let at = begin
  while (at < end) {
    const next = Math.min(endOfLine(text, at), end)
    const line = text.slice(at, next).replace(/\r?\n$/, '')
    at = next
    if (line === '') break
    const colon = line.indexOf(':')
    headers.push(colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()])
  }
  const disposition = headerValue(headers, 'content-disposition')
  return {
    headers,
    name: parameter(disposition, 'name'),
    fileName: parameter(disposition, 'filename'),
    contentType: headerValue(headers, 'content-type'),
    bytes: bytes.subarray(at, end),
  }
}

/** A parameter as browsers write it: quotes and line breaks as %22 and %0A, everything else as UTF-8. */
function parameter(value: string | null, name: string): string | null {
  if (value === null) return null
  const extended = new RegExp(`;\\s*${name}\\*\\s*=\\s*utf-8'[^']*'([^;\\s]*)`, 'i').exec(value)?.[1]
  if (extended !== undefined) return unescape(extended)
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'i').exec(value)
  if (found === null) return null
  const text = found[1]?.replaceAll(/\\(["\\])/g, '$1') ?? found[2] ?? ''
  return readableHeaderValue(text).replaceAll(/%(?:22|0D|0A)/gi, (code) => unescape(code))
}

function unescape(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Badly escaped: shown as written.
    return text
  }
}

function latin1(bytes: Uint8Array): string {
  const pieces: string[] = []
  // Within what a call may have of arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  }
  return pieces.join('')
}
