// The language of a rule's body. `{{name}}` is filled in with something of the delivery that is being answered:
//
//   {{event.name}}  {{event.id}}  {{event.provider}}  {{event.resource}}
//   {{delivery.method}}  {{delivery.path}}  {{delivery.target}}  {{delivery.time}}  {{delivery.attempt}}
//   {{header Content-Type}}   the first header of that name, in any letter case
//   {{body}}                  the whole body, where it is text
//   {{body /data/id}}         a value in a JSON body, by JSON Pointer (RFC 6901)
//
// With `json` before it, {{json event.id}}, the value is written as JSON, quotes and all. What the delivery does not have
// is nothing, or null after `json`. A literal `{{` is written `\{{`. Anything else in double braces is a mistake.
import { headerValue, type HeaderList } from '../delivery/headers'
import type { Envelope } from '../provider/envelope'
import { valueAt } from './json-pointer'
import { MAX_FILLED_LENGTH } from './limits'

const PLAIN_NAMES = [
  'event.name',
  'event.id',
  'event.provider',
  'event.resource',
  'delivery.method',
  'delivery.path',
  'delivery.target',
  'delivery.time',
  'delivery.attempt',
  'body',
] as const
type PlainName = (typeof PLAIN_NAMES)[number]

interface Placeholder {
  asJson: boolean
  source: { name: PlainName } | { name: 'header'; header: string } | { name: 'pointer'; pointer: string }
}

/** A template taken apart: texts and what stands between them. */
export type TemplatePart = string | Placeholder

/** Why a text is no template. */
export interface TemplateProblem {
  /** UTF-16 offset of the placeholder. */
  offset: number
  /** A sentence. */
  message: string
}

/** The delivery that a template is filled in from. */
export interface TemplateFacts {
  envelope: Envelope
  method: string
  path: string
  target: string
  receivedAtUs: number
  headers: HeaderList
  /** Which attempt of its event this is, 1 for the first. */
  attempt: number
  /** The body's text, or null where it is none. */
  text: string | null
  /** The parsed body, or undefined where it is not JSON. */
  json: unknown
}

const PLACEHOLDER = /\\\{\{|\{\{([^{}]*)\}\}|\{\{/g

/** Takes a template apart, or says what is wrong with the first placeholder that is not one. */
export function parseTemplate(text: string): TemplatePart[] | TemplateProblem {
  const parts: TemplatePart[] = []
  let from = 0
  for (const match of text.matchAll(PLACEHOLDER)) {
    parts.push(text.slice(from, match.index))
    from = match.index + match[0].length
    if (match[0] === '\\{{') {
      parts.push('{{')
      continue
    }
    const placeholder = match[1] === undefined ? UNCLOSED : parsePlaceholder(match[1].trim())
    if (typeof placeholder === 'string') return { offset: match.index, message: placeholder }
    parts.push(placeholder)
  }
  parts.push(text.slice(from))
  return parts.filter((part) => part !== '')
}

/** What is wrong with a template, or null where nothing is. */
export function templateProblem(text: string): TemplateProblem | null {
  const parsed = parseTemplate(text)
  return Array.isArray(parsed) ? null : parsed
}

/** Whether a template needs more of a delivery than its head: its envelope, its body, or how often it came. */
export function readsContents(parts: readonly TemplatePart[]): boolean {
  return parts.some((part) => {
    if (typeof part === 'string') return false
    const { name } = part.source
    return name.startsWith('event.') || name === 'delivery.attempt' || name === 'body' || name === 'pointer'
  })
}

/** Fills a template in. What grows beyond the limit is cut. */
export function fillTemplate(parts: readonly TemplatePart[], facts: TemplateFacts): string {
  let text = ''
  for (const part of parts) {
    if (text.length > MAX_FILLED_LENGTH) break
    text += typeof part === 'string' ? part : write(valueOf(part.source, facts), part.asJson)
  }
  return text.slice(0, MAX_FILLED_LENGTH)
}

const UNCLOSED = 'Two opening braces need two closing ones; write \\{{ to mean the braces themselves.'

function parsePlaceholder(inside: string): Placeholder | string {
  const [first = '', ...others] = inside.split(/\s+/)
  const asJson = first === 'json'
  const [name = '', argument, ...rest] = asJson ? others : [first, ...others]
  if (rest.length > 0) return `{{${inside}}} has too many words.`
  if (name === 'header') {
    if (argument === undefined) return 'Say which header: {{header Content-Type}}.'
    return { asJson, source: { name, header: argument } }
  }
  if (name === 'body' && argument !== undefined) {
    if (!argument.startsWith('/')) return 'A place in the body starts with a slash: {{body /data/id}}.'
    return { asJson, source: { name: 'pointer', pointer: argument } }
  }
  const plain = PLAIN_NAMES.find((known) => known === name)
  if (plain === undefined) return `There is no placeholder {{${inside}}}.`
  if (argument !== undefined) return `{{${name}}} takes no word after it.`
  return { asJson, source: { name: plain } }
}

function valueOf(source: Placeholder['source'], facts: TemplateFacts): unknown {
  const { envelope } = facts
  switch (source.name) {
    case 'event.name':
      return envelope.eventName
    case 'event.id':
      return envelope.eventId
    case 'event.provider':
      return envelope.provider
    case 'event.resource':
      return envelope.resourceId
    case 'delivery.method':
      return facts.method
    case 'delivery.path':
      return facts.path
    case 'delivery.target':
      return facts.target
    case 'delivery.time':
      return new Date(facts.receivedAtUs / 1000).toISOString()
    case 'delivery.attempt':
      return facts.attempt
    case 'header':
      return headerValue(facts.headers, source.header)
    case 'body':
      return facts.text
    case 'pointer':
      return valueAt(facts.json, source.pointer)
  }
}

function write(value: unknown, asJson: boolean): string {
  if (asJson) return JSON.stringify(value ?? null)
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
