import { describe, expect, it } from 'vitest'
import { blob, hydrateSummary, integer } from '../../../../electron/store/hydrate'

const row = {
  id: 1,
  received_at_us: 2,
  via: 'direct',
  method: 'GET',
  target: '/',
  provider: 'generic',
  event_name: null,
  event_id: null,
  resource_type: null,
  resource_id: null,
  body_kind: 'empty',
  content_type: null,
  kept_bytes: null,
  size_bytes: 0,
  status: 200,
  fault: null,
  answered_by: null,
  pinned: 0,
  unseen: 1,
  note: null,
  attempt: 1,
  signature: null,
  _metadata: { duration: 1 },
}

describe('turning rows into models', () => {
  it('leaves out what libsql adds', () => {
    expect(Object.keys(hydrateSummary(row))).not.toContain('_metadata')
  })

  it.each([
    ['a provider nobody knows', { provider: 'from the future' }, 'provider'],
    ['text for a number', { size_bytes: 'many' }, 'size_bytes'],
    ['nothing where something must be', { method: null }, 'method'],
    ['a column that is missing', { target: undefined }, 'target'],
  ])('refuses %s, naming the column', (_what, change, column) => {
    expect(() => hydrateSummary({ ...row, ...change })).toThrow(`column ${column}`)
  })

  it('takes bytes in both forms that libsql gives', () => {
    const bytes = new Uint8Array([1, 2])
    expect([blob({ b: bytes }, 'b'), blob({ b: bytes.buffer }, 'b')]).toEqual([bytes, bytes])
    expect(() => blob({ b: 'text' }, 'b')).toThrow('does not hold bytes')
    expect(integer({ n: 3 }, 'n')).toBe(3)
  })
})
