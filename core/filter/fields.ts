import { DELIVERY_DOORS } from '../delivery/delivery'
import { SIGNATURE_VERDICTS } from '../delivery/signature'
import { PROVIDER_IDS } from '../provider/provider-id'

/** How a field's values are compared. */
export type FieldKind =
  /** A name: the whole of it, or a pattern with `*`. */
  | 'name'
  /** A text of which a part is enough. */
  | 'text'
  | 'status'
  | 'size'
  | 'count'
  | 'time'
  | 'flag'

export interface Field {
  name: string
  kind: FieldKind
  /** Whether it is asked of by key: `header.user-agent`. */
  keyed: boolean
  /** What it is, for the completion. */
  about: string
  /** Values to offer, or all there are for a flag. */
  values: readonly string[]
}

/**
 * Everything of a delivery that can be asked for by name; paths into the payload come beside it. A field is added here
 * when the store can answer it, and then needs its line in reading.ts (predicate) and in the store's filter-sql.ts.
 */
export const FIELDS = {
  event: field('name', 'the event’s name', ['order.*', 'driver.*']),
  id: field('name', 'the event’s id'),
  resource: field('name', 'what it is about: a type or an id'),
  provider: field('name', 'who sent it', PROVIDER_IDS),
  method: field('name', 'the request’s method', ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'HEAD']),
  path: field('text', 'the path it was sent to, without the query'),
  status: field('status', 'the status it was answered', ['2xx', '>=400', '>=500']),
  size: field('size', 'the body’s size', ['>10kb', '>1mb', '<100b']),
  attempt: field('count', 'which attempt of its event it was', ['>1', '1', '3']),
  received: field('time', 'when it arrived', ['<10m', '<1h', '<24h', 'today', 'yesterday']),
  ip: field('name', 'the address it came from'),
  via: field('name', 'the way it came: through the tunnel or from this computer', DELIVERY_DOORS),
  signature: field('flag', 'who signed it: a key that is known, an unknown one, nobody', SIGNATURE_VERDICTS),
  is: field('flag', 'what it is', [
    'duplicate',
    'retry',
    'unseen',
    'pinned',
    'json',
    'broken',
    'empty',
    'cut',
  ]),
  has: field('flag', 'what was added to it', ['note']),
  note: field('text', 'your note on it'),
  header: { ...field('text', 'a request header'), keyed: true },
  query: { ...field('name', 'a parameter of the query'), keyed: true },
} as const satisfies Record<string, Omit<Field, 'name'>>

export type FieldName = keyof typeof FIELDS

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** The field of a name, in any letter case, or null. */
export function fieldNamed(name: string): FieldName | null {
  const wanted = name.toLowerCase()
  return FIELD_NAMES.find((candidate) => candidate === wanted) ?? null
}

export function fieldOf(name: FieldName): Field {
  return { name, ...FIELDS[name] }
}

/** What can be written after the colon, for errors and completion. */
export const EXPECTED: Readonly<Record<FieldKind, string>> = {
  name: 'a value, a pattern with *, ~part or /regex/',
  text: 'a part of it, a pattern with *, ="all of it" or /regex/',
  status: 'a status such as 200, 5xx, >=400 or 400..499',
  size: 'a size such as 512b, >10kb or 1kb..2kb',
  count: 'a number such as 1, >1 or 2..3',
  time: 'an age such as <10m, a day such as 2026-11-20, or two with .. between',
  flag: 'one of its words',
}

function field(kind: FieldKind, about: string, values: readonly string[] = []) {
  return { kind, keyed: false, about, values }
}
