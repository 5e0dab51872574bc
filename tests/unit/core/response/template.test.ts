import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_FILLED_LENGTH } from '../../../../core/response/limits'
import {
  fillTemplate,
  parseTemplate,
  readsContents,
  templateProblem,
  type TemplateFacts,
} from '../../../../core/response/template'
import { unreadEnvelope } from '../../../../core/provider/envelope'

const facts: TemplateFacts = {
  envelope: {
    ...unreadEnvelope('fleetbase'),
    eventName: 'order.created',
    eventId: 'event_1',
    resourceId: 'order_1',
  },
  method: 'POST',
  path: '/a',
  target: '/a?b',
  receivedAtUs: 1_795_468_244_407_298,
  headers: [
    ['X-A', 'one'],
    ['x-a', 'two'],
  ],
  attempt: 3,
  text: '{"data":{"id":"order_1"}}',
  json: { data: { id: 'order_1', tags: ['a"b'] } },
}

function fill(text: string, change: Partial<TemplateFacts> = {}): string {
  const parts = parseTemplate(text)
  if (!Array.isArray(parts)) throw new Error(parts.message)
  return fillTemplate(parts, { ...facts, ...change })
}

describe('filling in a body', () => {
  it.each([
    [
      '{{event.name}} {{event.id}} {{event.provider}} {{event.resource}}',
      'order.created event_1 fleetbase order_1',
    ],
    ['{{delivery.method}} {{delivery.path}} {{delivery.target}}', 'POST /a /a?b'],
    ['{{delivery.time}}', '2026-11-23T21:10:44.407Z'],
    ['{{delivery.attempt}}', '3'],
    ['{{header X-a}}{{header nothing}}', 'one'],
    ['{{body}}', '{"data":{"id":"order_1"}}'],
    ['{{body /data/id}} {{body /data/tags}} {{body /none}}.', 'order_1 ["a\\"b"] .'],
    [
      '{"id":{{json body /data/id}},"tag":{{json body /data/tags/0}},"no":{{json body /x}}}',
      '{"id":"order_1","tag":"a\\"b","no":null}',
    ],
    ['{{ json   event.id }}', '"event_1"'],
    ['a } b }} c { d', 'a } b }} c { d'],
    ['\\{{event.id}} \\\\{{event.id}}', '{{event.id}} \\{{event.id}}'],
    ['', ''],
  ])('%j', (template, text) => {
    expect(fill(template)).toBe(text)
  })

  it('has nothing for what the delivery lacks', () => {
    const bare = { envelope: unreadEnvelope('generic'), text: null, json: undefined }
    expect(fill('[{{event.id}}][{{json event.id}}][{{body}}][{{body /a}}]', bare)).toBe('[][null][][]')
  })

  it('never fills in what came out of a delivery', () => {
    expect(fill('{{body}}', { text: '{{event.id}}' })).toBe('{{event.id}}')
  })

  it('stops at a length that no sender can exceed', () => {
    const text = 'x'.repeat(MAX_FILLED_LENGTH)
    expect(fill('{{body}}{{body}}{{body}}', { text })).toHaveLength(MAX_FILLED_LENGTH)
  })

  it('leaves a text without braces as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('{{')),
        (text) => {
          expect(fill(text)).toBe(text)
        },
      ),
    )
  })
})

describe('a mistake in a template', () => {
  it.each([
    ['a {{event.nam}}', 2, 'There is no placeholder {{event.nam}}.'],
    ['{{}}', 0, 'There is no placeholder {{}}.'],
    ['{{event.id', 0, 'Two opening braces need two closing ones; write \\{{ to mean the braces themselves.'],
    ['{{header}}', 0, 'Say which header: {{header Content-Type}}.'],
    ['{{body data.id}}', 0, 'A place in the body starts with a slash: {{body /data/id}}.'],
    ['{{event.id x}}', 0, '{{event.id}} takes no word after it.'],
    ['{{header a b}}', 0, '{{header a b}} has too many words.'],
    ['{{json}}', 0, 'There is no placeholder {{json}}.'],
  ])('is said where it is: %j', (template, offset, message) => {
    expect(templateProblem(template)).toEqual({ offset, message })
  })

  it('is never an exception, and a template is read in no time whatever it holds', () => {
    const text = fc.string({ unit: fc.constantFrom('{', '}', '\\', 'body', 'json', ' ', '/a', 'event.id') })
    fc.assert(
      fc.property(text, (template) => {
        const parts = parseTemplate(template)
        if (Array.isArray(parts)) expect(typeof fillTemplate(parts, facts)).toBe('string')
        else expect(template.slice(parts.offset, parts.offset + 2)).toBe('{{')
      }),
    )
    expect(templateProblem('{{'.repeat(100_000))).not.toBeNull()
  })
})

describe('what a template needs of a delivery', () => {
  it.each([
    ['plain', false],
    ['{{delivery.path}} {{delivery.time}} {{header a}}', false],
    ['{{event.id}}', true],
    ['{{delivery.attempt}}', true],
    ['{{body}}', true],
    ['{{body /a}}', true],
  ])('%j', (template, expected) => {
    const parts = parseTemplate(template)
    expect(Array.isArray(parts) && readsContents(parts)).toBe(expected)
  })
})
