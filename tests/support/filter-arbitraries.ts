import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import type { AnsweredRequest } from '../../core/delivery/received-request'
import { FIELDS, type FieldName } from '../../core/filter/fields'
import { join, type Filter, type Operand, type Term, type Test } from '../../core/filter/filter'
import type { PayloadPath } from '../../core/filter/payload-path'
import { operandOf } from '../../core/filter/print'
import { aRequest, aResponse } from './a-request'

// Few words, so that random filters and random deliveries meet often.
const WORDS = [
  'Tan',
  'zoë',
  'ZOË',
  'SO-10442',
  'order',
  'order.created',
  'a b',
  'x',
  '104',
  'tan-gerine',
  '/api',
]
const NUMBERS = [0, 1, -1, 42, 103.5, 104, 1e21, -0.25]
const NAMES = ['a', 'status', 'items', 'odd name', 'event', 'meta']

const word = fc.constantFrom(...WORDS)
const quotedOrNot: fc.Arbitrary<Operand> = fc.oneof(
  word.map(operandOf),
  fc
    .string({ minLength: 1, maxLength: 6 })
    .filter((text) => !text.includes('\0'))
    .map(operandOf),
  fc
    .constantFrom('o*r', '*tan*', 'order.*', '*', 'null', 'true', '42')
    .map((text) => ({ text, quoted: false })),
  fc.constantFrom(...NUMBERS.map(String)).map((text) => ({ text, quoted: false })),
)

const regex = fc.constantFrom(
  { source: 'tan', flags: 'i' },
  { source: 'SO-1[0-9]+', flags: '' },
  { source: '^order', flags: 'm' },
  { source: 'zo(ë|e)', flags: 'iu' },
  { source: 'or?der\\.', flags: '' },
  { source: 'a|b', flags: '' },
)

const textual: fc.Arbitrary<Test> = fc.oneof(
  fc.record({ op: fc.constantFrom(':' as const, '=' as const, '~' as const), value: quotedOrNot }),
  regex.map((found): Test => ({ op: '/', ...found })),
)

const comparisons = fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const)

function numeric(values: readonly string[]): fc.Arbitrary<Test> {
  const operand = fc.constantFrom(...values).map((text) => ({ text, quoted: false }))
  return fc.oneof(
    fc.record({ op: fc.oneof(fc.constant(':' as const), comparisons), value: operand }),
    fc.record({ op: fc.constant('..' as const), from: operand, to: operand }),
  )
}

const path: fc.Arbitrary<PayloadPath> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...NAMES).map((name) => ({ name })) },
    fc.nat(2).map((index) => ({ index })),
    fc.constant({ every: true as const }),
  ),
  { minLength: 1, maxLength: 3 },
)

const payloadTest: fc.Arbitrary<Test> = fc.oneof(
  textual,
  numeric([...NUMBERS.map(String), 'm', '2026-11-20']).filter(
    (test) => !('value' in test && test.op === ':'),
  ),
)

const testsOf: Readonly<Record<(typeof FIELDS)[FieldName]['kind'], (name: FieldName) => fc.Arbitrary<Test>>> =
  {
    name: () => textual,
    text: () => textual,
    status: () => numeric(['200', '500', '404', '5xx', '4xx']),
    size: () => numeric(['0b', '20', '1kb', '40b']),
    count: () => numeric(['1', '2', '3', '0']),
    time: () => numeric(['2026-11-20', '2026-11-21', '2026-11-20T10:00']),
    flag: (name) =>
      fc.constantFrom(...FIELDS[name].values).map((text) => ({ op: ':', value: { text, quoted: false } })),
  }

const field: fc.Arbitrary<Term> = fc.constantFrom(...(Object.keys(FIELDS) as FieldName[])).chain((name) =>
  fc.record({
    type: fc.constant('field' as const),
    name: fc.constant(name),
    key: FIELDS[name].keyed ? fc.constantFrom('x', 'user-agent', 'X-Tag') : fc.constant(null),
    test: testsOf[FIELDS[name].kind](name),
  }),
)

const term: fc.Arbitrary<Term> = fc.oneof(
  { weight: 4, arbitrary: field },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('payload' as const), path, test: payloadTest }) },
  { weight: 2, arbitrary: quotedOrNot.map(asWord).map((value): Term => ({ type: 'text', value })) },
  regex.map((found): Term => ({ type: 'regex', ...found })),
  path.map((found): Term => ({ type: 'exists', path: found })),
  fc.record({
    type: fc.constant('exists-key' as const),
    name: fc.constantFrom('header' as const, 'query' as const),
    key: fc.constantFrom('x', 'user-agent'),
  }),
)

/** Any filter in its canonical form, a few levels deep. */
export const anyFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    term,
    fc.tuple(tie('filter'), tie('filter')).map((items) => join('and', items)),
    fc.tuple(tie('filter'), tie('filter')).map((items) => join('or', items)),
    tie('filter').map((item): Filter => ({ type: 'not', item })),
  ),
})).filter

const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.constantFrom(...NUMBERS, null, true, false),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value

const body = fc.oneof(
  { weight: 5, arbitrary: json.map((value) => JSON.stringify(value)) },
  json.map((value) =>
    JSON.stringify({
      // Several are attempts of one event.
      id: 'event_1',
      api_version: 'v1',
      event: 'order.created',
      created_at: '2026',
      data: value,
    }),
  ),
  word,
  fc.constantFrom('', '{"a":', '{"a":"zo\\u00eb \\/ tan"}'),
)

/** A note, or more often none. */
export const anyNote: fc.Arbitrary<string | null> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: word },
)

/** Any request, as it is stored. */
export const anyRequest: fc.Arbitrary<AnsweredRequest> = fc
  .record({
    text: body,
    method: fc.constantFrom('POST', 'GET', 'PURGE'),
    target: fc.constantFrom('/webhooks/fleetbase', '/API?x=1&y=zo%C3%AB', '/?x', '/tan'),
    receivedAtUs: fc.constantFrom(1_795_100_000_000_000, 1_795_168_244_407_298, 1_795_220_000_000_001),
    remoteAddress: fc.constantFrom('127.0.0.1', '::1'),
    via: fc.constantFrom('direct' as const, 'tunnel' as const),
    tag: word,
    contentType: fc.constantFrom('application/json', 'text/plain'),
    status: fc.constantFrom(200, 404, 500, null),
    key: fc.constantFrom('internal', 'another', null),
  })
  .map(({ tag, contentType, status, key, ...fields }) =>
    aRequest({
      ...fields,
      headers: [
        ['Content-Type', contentType],
        ['X-Tag', Buffer.from(tag).toString('latin1')],
        ...signed(fields.text, key),
      ],
      response: aResponse({ status }),
    }),
  )

/** Fleetbase's signature of a body, or none. */
function signed(text: string, key: string | null): [string, string][] {
  return key === null ? [] : [['Signature', createHmac('sha256', key).update(text).digest('hex')]]
}

/** A bare word that would be read as an operator is written in quotes. */
function asWord({ text, quoted }: Operand): Operand {
  return quoted ? { text, quoted } : operandOf(text)
}
