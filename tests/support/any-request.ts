// Requests at random, as bytes on the wire, with what Waybill is to keep of each. Written from RFC 9112: everything in
// here is HTTP that a strict parser takes, however seldom it is seen.
import { createHash } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'

type Pair = [name: string, value: string]

/** What is to be kept of a request. Text is Latin-1, one character an octet. */
export interface Expected {
  method: string
  target: string
  httpVersion: string
  headers: Pair[]
  trailers: Pair[]
  body: Buffer
  /** The body with its content encoding undone, or the body itself where there is none or it is broken. */
  decoded: Buffer
}

/** A request as it is sent and as it is to be kept. */
export interface AnyRequest {
  wire: Buffer
  expected: Expected
}

interface Message {
  httpVersion: string
  method: string
  target: string
  /** Header fields around those that the framing needs. */
  before: Pair[]
  after: Pair[]
  /** White space on either side of each value, which is no part of it (RFC 9112, section 5.1). */
  padding: [string, string][]
  content: Content
  framing: Framing
  expectsContinue: boolean
}

interface Content {
  plain: Buffer
  type: string | null
  encoding: Encoding
}

type Encoding = 'none' | 'gzip' | 'deflate' | 'raw-deflate' | 'br' | 'gzip, br' | 'broken'

type Framing =
  { kind: 'none' } | { kind: 'length' } | { kind: 'chunked'; cuts: number[]; sizes: Pair[]; trailers: Pair[] }

/** Without CONNECT, which no receiver of webhooks serves. */
const METHODS = [
  'POST',
  'POST',
  'POST',
  'GET',
  'HEAD',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'PROPFIND',
  'M-SEARCH',
]

const TOKEN_CHARS = Array.from(
  "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
)
const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index))
/** Visible characters and all octets beyond ASCII (RFC 9110, section 5.5: field-vchar). */
const VALUE_CHARS = [...range(0x21, 0x7e), ...range(0x80, 0xff)]
/** More than the standard's: what a strict parser lets pass is kept too. */
const TARGET_CHARS = range(0x21, 0x7e)

const text = (chars: string[], minLength: number, maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...chars), minLength, maxLength })

/** A field's value: visible characters, white space only between them. */
const value = fc
  .array(text(VALUE_CHARS, 1, 12), { maxLength: 4 })
  .chain((words) => fc.constantFrom(' ', '\t', ' \t ').map((space) => words.join(space)))

/** Names that some program somewhere treats in a way of its own; those that steer the framing are not among them. */
const KNOWN_NAMES = ['Cookie', 'SET-COOKIE', 'content-type', 'User-Agent', '__proto__', 'constructor', 'Host']
const name = fc.oneof(
  { weight: 4, arbitrary: text(TOKEN_CHARS, 1, 16).filter((candidate) => !steersFraming(candidate)) },
  { weight: 1, arbitrary: fc.constantFrom(...KNOWN_NAMES) },
)

function steersFraming(candidate: string): boolean {
  const steering = ['te', 'upgrade', 'expect', 'trailer', 'connection', 'content-length', 'transfer-encoding']
  return steering.includes(candidate.toLowerCase())
}

const pairs = (maxLength: number): fc.Arbitrary<Pair[]> => fc.array(fc.tuple(name, value), { maxLength })

const target = fc.oneof(
  { weight: 6, arbitrary: text(TARGET_CHARS, 0, 40).map((rest) => `/${rest}`) },
  { weight: 1, arbitrary: text(TARGET_CHARS, 0, 20).map((rest) => `http://sender.example/${rest}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('*', '//', '/../..', '/%00%ff%', '/?', '/#', '/webhooks/fleetbase'),
  },
)

/** Noise that is the same for the same seed: large bodies in which fast-check need not choose every byte. */
function noise(seed: number, length: number): Buffer {
  const block = createHash('sha512').update(String(seed)).digest()
  return Buffer.alloc(length, block)
}

const bytes = fc.oneof(
  { weight: 12, arbitrary: fc.constant(Buffer.alloc(0)) },
  {
    weight: 36,
    arbitrary: fc.uint8Array({ minLength: 1, maxLength: 64 }).map((array) => Buffer.from(array)),
  },
  { weight: 18, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((json) => Buffer.from(JSON.stringify(json))) },
  {
    weight: 6,
    arbitrary: fc.tuple(fc.nat(), fc.nat({ max: 3000 })).map(([seed, size]) => noise(seed, size)),
  },
  // Beyond what a socket hands over at once.
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), fc.nat({ max: 200_000 })).map(([seed, size]) => noise(seed, size)),
  },
)

const content: fc.Arbitrary<Content> = fc.record({
  plain: bytes,
  type: fc.constantFrom(null, null, 'application/json', 'text/plain', 'application/x-www-form-urlencoded'),
  encoding: fc.constantFrom<Encoding[]>(
    ...(['none', 'none', 'none', 'none', 'none', 'none'] as const),
    ...(['gzip', 'deflate', 'raw-deflate', 'br', 'gzip, br', 'broken'] as const),
  ),
})

/** What stands before and behind a chunk's size: zeros, and extensions (RFC 9112, section 7.1.1). */
const chunkSize: fc.Arbitrary<Pair> = fc.tuple(
  fc.constantFrom('', '', '0', '0000'),
  fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text(TOKEN_CHARS, 1, 8), text(TOKEN_CHARS, 1, 8))
        .chain(([key, word]) => fc.constantFrom(`;${key}`, `;${key}=${word}`, `;${key}="${word} ;\t"`)),
    },
  ),
)

const framing: fc.Arbitrary<Framing> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Framing>({ kind: 'length' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('chunked' as const),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      sizes: fc.array(chunkSize, { minLength: 1, maxLength: 3 }),
      trailers: fc.oneof({ weight: 3, arbitrary: pairs(0) }, { weight: 1, arbitrary: pairs(5) }),
    }),
  },
)

const message: fc.Arbitrary<Message> = fc.record({
  httpVersion: fc.constantFrom('1.1', '1.1', '1.1', '1.1', '1.0'),
  method: fc.constantFrom(...METHODS),
  target,
  before: pairs(5),
  after: pairs(5),
  padding: fc.array(
    fc.tuple(fc.constantFrom('', ' ', ' ', '\t', '  \t'), fc.constantFrom('', '', ' ', '\t ')),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  content,
  framing,
  expectsContinue: fc.integer({ min: 0, max: 15 }).map((number) => number === 0),
})

/** Any request that keeps its connection open. */
export const anyRequest: fc.Arbitrary<AnyRequest> = message.map(writeRequest)

/** Where a tab beside the value is legal but refused by Node's parser, which is as well: others misread it. */
const FRAMING = /^(?:content-length|transfer-encoding|connection)$/i

function writeRequest(parts: Message): AnyRequest {
  const { method, target: path, httpVersion, content: what, padding } = parts
  const body = encode(what)
  // HTTP/1.0 has no chunks, and a request without a body needs no framing.
  const how: Framing =
    body.length === 0 && parts.framing.kind === 'length'
      ? { kind: 'none' }
      : httpVersion === '1.0'
        ? { kind: 'length' }
        : parts.framing
  const headers = [...parts.before, ...ownHeaders(parts, how, body.length), ...parts.after]
  const lines = headers.map(([field, fieldValue], index) => {
    const [lead = '', trail = ''] = FRAMING.test(field) ? [' ', ' '] : (padding[index % padding.length] ?? [])
    return `${field}:${lead}${fieldValue}${trail}\r\n`
  })
  const head = Buffer.from(`${method} ${path} HTTP/${httpVersion}\r\n${lines.join('')}\r\n`, 'latin1')
  return {
    wire: Buffer.concat([head, how.kind === 'chunked' ? writeChunks(body, how) : body]),
    expected: {
      method,
      target: path,
      httpVersion,
      headers,
      trailers: how.kind === 'chunked' ? how.trailers : [],
      body,
      decoded: what.encoding === 'broken' ? body : what.plain,
    },
  }
}

function ownHeaders(
  { httpVersion, content: what, expectsContinue }: Message,
  how: Framing,
  length: number,
): Pair[] {
  const headers: Pair[] = [['hOsT', 'waybill.example']]
  if (what.type !== null) headers.push(['Content-Type', what.type])
  const coding = contentCoding(what.encoding)
  if (coding !== null) headers.push(['Content-Encoding', coding])
  if (how.kind === 'length') headers.push(['Content-length', String(length)])
  if (how.kind === 'chunked') headers.push(['Transfer-ENCODING', 'Chunked'])
  if (httpVersion === '1.0') headers.push(['Connection', 'keep-alive'])
  else if (expectsContinue) headers.push(['Expect', '100-continue'])
  return headers
}

function writeChunks(body: Buffer, { cuts, sizes, trailers }: Extract<Framing, { kind: 'chunked' }>): Buffer {
  const places = [...new Set(cuts.map((cut) => Math.floor(cut * body.length)))].sort((one, two) => one - two)
  const pieces: Buffer[] = []
  const sizeLine = (size: number, index: number): Buffer => {
    const [zeros = '', extension = ''] = sizes[index % sizes.length] ?? []
    const digits = size.toString(16)
    return Buffer.from(`${zeros}${index % 2 === 0 ? digits : digits.toUpperCase()}${extension}\r\n`, 'latin1')
  }
  for (const [index, start] of [0, ...places].entries()) {
    const piece = body.subarray(start, places[index] ?? body.length)
    // A chunk of size zero would be the last.
    if (piece.length > 0) pieces.push(sizeLine(piece.length, index), piece, Buffer.from('\r\n'))
  }
  const last = trailers.map(([field, fieldValue]) => `${field}: ${fieldValue}\r\n`).join('')
  return Buffer.concat([...pieces, sizeLine(0, 0), Buffer.from(`${last}\r\n`, 'latin1')])
}

function encode({ plain, encoding }: Content): Buffer {
  switch (encoding) {
    case 'none':
      return plain
    case 'gzip':
      return gzipSync(plain)
    case 'deflate':
      return deflateSync(plain)
    case 'raw-deflate':
      return deflateRawSync(plain)
    case 'br':
      return brotliCompressSync(plain)
    case 'gzip, br':
      return brotliCompressSync(gzipSync(plain))
    case 'broken':
      return Buffer.concat([Buffer.from('not gzip '), plain])
  }
}

function contentCoding(encoding: Encoding): string | null {
  switch (encoding) {
    case 'none':
      return null
    case 'raw-deflate':
      return 'deflate'
    case 'broken':
      return 'gzip'
    case 'gzip':
    case 'deflate':
    case 'br':
    case 'gzip, br':
      return encoding
  }
}
