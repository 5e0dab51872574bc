import { describe, expect, it } from 'vitest'
import { describeKeySource, eventKeyOf, ID_HEADERS, type KeyView } from '../../../../core/event/event-key'

function view(fields: Partial<KeyView> = {}): KeyView {
  return {
    provider: 'generic',
    eventId: null,
    method: 'POST',
    target: '/hooks?x=1',
    headers: [],
    bodyKind: 'json',
    json: { meta: { id: 'm-1', number: 7 } },
    bodySha256: () => 'ab12',
    ...fields,
  }
}

describe('the key of an event', () => {
  it('is the envelope’s id before all else', () => {
    const key = eventKeyOf(
      view({ provider: 'fleetbase', eventId: 'event_1', headers: [['Webhook-Id', 'w']] }),
      [{ path: '*', from: { pointer: '/meta/id' } }],
    )
    expect(key).toEqual({ provider: 'fleetbase', source: 'envelope', senderId: 'event_1', path: '/hooks' })
  })

  it('leaves the answer out that a path asks for, so that a retry to it stays a retry', () => {
    expect(eventKeyOf(view({ target: '/hooks/_503/_delay-6000' }), []).path).toBe('/hooks')
  })

  it.each([
    ['/meta/id', 'pointer:/meta/id', 'm-1'],
    ['/meta/number', 'pointer:/meta/number', '7'],
  ] as const)('is read at %s where the person says so', (pointer, source, senderId) => {
    expect(
      eventKeyOf(view({ headers: [['webhook-id', 'w']] }), [{ path: '/hoo*', from: { pointer } }]),
    ).toMatchObject({
      source,
      senderId,
    })
  })

  it('is asked of the first rule that fits the path and finds an id', () => {
    const rules = [
      { path: '/other', from: { pointer: '/meta/id' } },
      { path: '*', from: { pointer: '/meta' } },
      { path: '*', from: { header: 'X-Mine' } },
    ]
    expect(eventKeyOf(view({ headers: [['x-mine', 'h']] }), rules)).toMatchObject({
      source: 'header:x-mine',
      senderId: 'h',
    })
  })

  it.each(ID_HEADERS)('is looked for in the header %s', (header) => {
    const key = eventKeyOf(view({ headers: [[header.toUpperCase(), 'one']] }), [])
    expect(key).toMatchObject({ source: `header:${header}`, senderId: 'one' })
  })

  it('is not what a proxy gives each request anew', () => {
    expect(eventKeyOf(view({ headers: [['X-Request-Id', 'one']] }), []).source).toBe('content')
  })

  it('is the content in the last resort, method and all', () => {
    expect(eventKeyOf(view(), [])).toMatchObject({ source: 'content', senderId: 'POST ab12' })
  })

  it.each([
    ['an empty body', { bodyKind: 'empty', json: undefined }],
    ['[]', { json: [] }],
    ['{}', { json: {} }],
    ['null', { json: null }],
    ['a lone word', { json: 'ping' }],
  ] as const)('is none for %s, so that strangers don’t become one event', (_what, fields) => {
    expect(eventKeyOf(view(fields), [])).toMatchObject({ source: 'alone', senderId: '' })
  })

  it('takes a JSON text that was too much to parse for content', () => {
    expect(eventKeyOf(view({ json: undefined }), []).source).toBe('content')
  })

  it('says what gave it', () => {
    expect(describeKeySource('pointer:/meta/id')).toBe('JSON pointer /meta/id')
    expect(describeKeySource('header:webhook-id')).toBe('header webhook-id')
    expect(describeKeySource('content')).toContain('the same bytes')
  })
})
