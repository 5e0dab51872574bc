import fc from 'fast-check'
import type { ExportedDelivery } from '../../core/export/exported-delivery'
import { aDelivery } from './a-delivery'

/** Pieces that shells, JavaScript, JSON and curl each have plans of their own for. */
const TRICKY = [
  "it's",
  '"quoted"',
  '\\',
  '\\x41',
  '$(touch /tmp/never)',
  '`id`',
  '!!',
  '@/etc/passwd',
  '\n',
  '\r\n',
  '\t',
  '\u001B[31m',
  '\u202E',
  '\uFEFF',
  '%s %%',
  'Zoë 🚚',
  '{"a":1}',
  '</script>',
  '-d',
]

const tricky = fc
  .array(fc.oneof(fc.constantFrom(...TRICKY), fc.string({ maxLength: 8 })), { maxLength: 6 })
  .map((parts) => parts.join(''))

const body: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 4, arbitrary: tricky.map((text) => new Uint8Array(Buffer.from(text.replaceAll('\0', '')))) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 31_000, max: 200_000 }).map((size) => new Uint8Array(size).fill(0x61)),
  },
)

/** Octets that a header value may hold, white space within but not around. */
const headerText = fc
  .array(
    fc.oneof(
      fc.constantFrom("it's", '"a"', '\\', '; b=c', ': d', '@e', 'ZoÃ«', '\u00FF\u0080'),
      fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').trim())

const headers = fc
  .array(
    fc.tuple(fc.constantFrom('X-One', 'x-two', 'X-One', 'Content-Type', 'User-Agent', 'Accept'), headerText),
    { maxLength: 5 },
  )
  // curl joins what it knows itself; only others may stand twice.
  .map((pairs) =>
    pairs.filter(
      ([name], index) =>
        /^x-/i.test(name) ||
        pairs.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === index,
    ),
  )

/** Any delivery that can be sent again, with headers of the connection that can't. */
export const anyExported: fc.Arbitrary<ExportedDelivery> = fc
  .record({
    method: fc.constantFrom('POST', 'PUT', 'DELETE', 'PATCH', 'PURGE', 'GET'),
    target: fc.constantFrom(
      '/webhooks/fleetbase',
      '/a?b=c&d=%20e',
      '/[1-3]/{a,b}',
      '/a/../b/./c',
      "/it's?x=$HOME",
      '/?q=a|b;c',
    ),
    headers,
    body,
  })
  .map(({ method, target, headers: sent, body: bytes }) => {
    const raw = method === 'GET' ? new Uint8Array() : bytes
    return {
      detail: aDelivery({
        method,
        target,
        headers: [
          ['Host', 'hooks.example.com'],
          ...sent,
          ['Connection', 'keep-alive, x-hop'],
          ['X-Hop', 'gone'],
          ['Content-Length', String(raw.length)],
        ],
        sizeBytes: raw.length,
      }),
      raw,
      decoded: raw,
    }
  })
