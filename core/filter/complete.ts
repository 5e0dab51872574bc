import { FIELD_NAMES, fieldNamed, fieldOf } from './fields'
import { operandOf } from './print'
import { foldAll } from './text-match'

/** Something that can be put in at the caret. */
export interface Completion {
  /** What is put in place of the text from `from` to `to`. */
  insert: string
  /** What it is, in a few words. */
  about: string
  kind: 'field' | 'path' | 'value'
}

export interface Completions {
  from: number
  to: number
  items: Completion[]
}

/** What is known of the deliveries there are. */
export interface Known {
  /** Event names, most frequent first. */
  events: readonly string[]
  resourceTypes: readonly string[]
  /** Payload paths, most frequent first, as the language writes them. */
  paths: readonly string[]
  /** Header names. */
  headers: readonly string[]
  /** The values at the path that `valuePathAt` named. */
  values: readonly string[]
}

const MAX_ITEMS = 12

/** Common headers of webhooks; any other can be typed. */
export const KNOWN_HEADERS = ['user-agent', 'content-type', 'signature', 'host', 'content-length'] as const

/** The payload path whose values could be put in at the caret, or null. */
export function valuePathAt(text: string, caret: number): string | null {
  const { word } = wordAt(text, caret)
  const colon = nameEnd(word)
  if (colon < 0) return null
  const name = word.slice(0, colon)
  return fieldNamed(name.split('.', 1)[0] ?? '') === null && /[.[]/.test(name) ? name : null
}

/** What can be put in at the caret, best first. */
export function completeFilter(text: string, caret: number, known: Known): Completions {
  const { from, to, word } = wordAt(text, caret)
  const colon = nameEnd(word)
  const items = colon < 0 ? names(word, known) : values(word.slice(0, colon), word.slice(colon + 1), known)
  const start = colon < 0 ? from : from + colon + 1
  return {
    from: start,
    to,
    items: items.filter(({ insert }) => insert !== text.slice(start, to)).slice(0, MAX_ITEMS),
  }
}

/** The word around the caret, up to white space or a parenthesis; a phrase in quotes is part of it. */
function wordAt(text: string, caret: number): { from: number; to: number; word: string } {
  const before = /(?:[^\s()"]|"(?:[^"\\]|\\.)*"?)*$/su.exec(text.slice(0, caret))?.[0] ?? ''
  const after = /^[^\s()"]*/.exec(text.slice(caret))?.[0] ?? ''
  const dash = before.startsWith('-') ? 1 : 0
  return {
    from: caret - before.length + dash,
    to: caret + after.length,
    word: before.slice(dash),
  }
}

/** Where the colon after a name stands, or -1. */
function nameEnd(word: string): number {
  const name = /^(?:[^":[\]]|\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\])+?:/su.exec(word)
  return name === null ? -1 : name[0].length - 1
}

function names(word: string, known: Known): Completion[] {
  const wanted = foldAll(word)
  if (wanted.startsWith('header.')) {
    return known.headers
      .filter((name) => name.startsWith(wanted.slice('header.'.length)))
      .map((name) => ({ insert: `header.${name}:`, about: 'a request header', kind: 'field' }))
  }
  const fields = FIELD_NAMES.filter((name) => name.startsWith(wanted)).map((name): Completion => {
    const { keyed, about } = fieldOf(name)
    return { insert: keyed ? `${name}.` : `${name}:`, about, kind: 'field' }
  })
  const exists: Completion[] = 'exists:'.startsWith(wanted)
    ? [{ insert: 'exists:', about: 'a payload path that is there', kind: 'field' }]
    : []
  if (wanted === '') return [...fields, ...exists]
  const paths = startingFirst(known.paths, wanted).map((path): Completion => {
    return { insert: `${path}:`, about: 'in the payload', kind: 'path' }
  })
  const events = known.events
    .filter((name) => foldAll(name).includes(wanted))
    .map((name): Completion => ({ insert: `event:${operandText(name)}`, about: 'an event', kind: 'value' }))
  return [...fields, ...exists, ...events.slice(0, 4), ...paths]
}

function values(name: string, typed: string, known: Known): Completion[] {
  const sign = /^(?:[<>]=?|[=~])/.exec(typed)?.[0] ?? ''
  const wanted = foldAll(typed.slice(sign.length).replaceAll('"', ''))
  const [all, about] = valuesOf(name, known)
  return startingFirst(all, wanted).map((value): Completion => {
    // Some of a field's values have a sign of their own.
    return { insert: /^[<>=~]/.test(value) ? value : `${sign}${value}`, about, kind: 'value' }
  })
}

function valuesOf(name: string, known: Known): [values: readonly string[], about: string] {
  if (name.toLowerCase() === 'exists') return [known.paths, 'in the payload']
  const field = fieldNamed(name)
  if (field === 'event') return [[...known.events.map(operandText), ...fieldOf(field).values], 'an event']
  if (field === 'resource') return [known.resourceTypes.map(operandText), 'a type of resource']
  if (field !== null) return [fieldOf(field).values, fieldOf(field).about]
  return [known.values, 'seen there']
}

function startingFirst(all: readonly string[], wanted: string): string[] {
  const starting = all.filter((text) => foldAll(text.replace(/^"/, '')).startsWith(wanted))
  const containing = all.filter((text) => foldAll(text).includes(wanted) && !starting.includes(text))
  return [...starting, ...containing]
}

function operandText(value: string): string {
  const { text, quoted } = operandOf(value)
  return quoted ? JSON.stringify(text) : text
}
