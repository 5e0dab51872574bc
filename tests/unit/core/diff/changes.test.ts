import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, type Change, type ChangeListOptions } from '../../../../core/diff/changes'
import { totalOf } from '../../../../core/diff/counts'
import type { DiffOptions } from '../../../../core/diff/model'
import { NOISE_PRESETS } from '../../../../core/diff/noise-presets'
import { diffOf } from '../../../support/diff-of'
import { fleetbaseBody } from '../../../support/fleetbase-requests'
import { anyPair } from '../../../support/json-arbitraries'

const OPTIONS: ChangeListOptions = { root: 'data', without: [], limit: 100 }

function listOf(
  left: string,
  right: string,
  options: Partial<ChangeListOptions> = {},
  diff: DiffOptions = {},
) {
  return changesOf(diffOf(left, right, diff), left, right, { ...OPTIONS, ...options })
}

function between(left: unknown, right: unknown, options?: Partial<ChangeListOptions>): string[] {
  return listOf(JSON.stringify(left), JSON.stringify(right), options).changes.map(words)
}

function words({ path, fromPath, before, after }: Change): string {
  const from = fromPath === null ? '' : `${fromPath} => `
  return `${from}${path}: ${before?.text ?? '-'} → ${after?.text ?? '-'}`
}

describe('the changes of a difference', () => {
  it('are those of an order that was dispatched, with what is always different set apart', () => {
    const [left, right] = ['order.created', 'order.dispatched'].map((name) => fleetbaseBody(name).toString())
    const list = listOf(left ?? '', right ?? '', { without: ['event'] }, { noise: NOISE_PRESETS.fleetbase })
    expect(list.changes.map(words)).toEqual([
      'status: created → dispatched',
      'driver_assigned: null → driver_w2f6u9xk4c',
      'dispatched_at: null → 2026-08-19 04:15:07',
    ])
    expect(list.noisy.map(({ path }) => path).sort()).toEqual(['created_at', 'id', 'updated_at'])
    expect([list.total, list.noisyTotal]).toEqual([3, 3])
  })

  it('name where they are as people write it', () => {
    expect(between({ a: [1, { 'b c': 2, d: 3 }] }, { a: [1, { 'b c': 4, d: 5 }] })).toEqual([
      'a[1]["b c"]: 2 → 4',
      'a[1].d: 3 → 5',
    ])
    expect(between({ data: 1 }, { data: 2 })).toEqual(['data: 1 → 2'])
    expect(between(1, 2)).toEqual(['the whole payload: 1 → 2'])
  })

  it('leave out what is told elsewhere, at the top only', () => {
    const [left, right] = [
      { event: 'a', data: { event: 'c' } },
      { event: 'b', data: { event: 'd' } },
    ]
    expect(between(left, right, { without: ['event'] })).toEqual(['event: c → d'])
  })

  it('say of an object whom it means, of any other container how much it holds', () => {
    const before = { customer: null, items: [], meta: {}, tags: ['a'] }
    const after = {
      customer: { id: 'contact_k3v9q2mzta', name: 'Zoë Tan' },
      items: { a: 1 },
      meta: [1, 2],
      tags: 'a',
    }
    expect(between({ data: before }, { data: after })).toEqual([
      'customer: null → Zoë Tan (contact_k3v9q2mzta)',
      'items: an empty list → 1 field',
      'meta: an empty object → 2 elements',
      'tags: 1 element → a',
    ])
    const long = JSON.stringify({ a: 1, b: 'x'.repeat(20_000) })
    expect(listOf(`{"a":${long}}`, '{"a":null}').changes.map(words)).toEqual(['a: a large object → null'])
  })

  it('tell what was renamed with both of its names', () => {
    const value = { id: 'place_p8d0x4rw1n', street: '10 Marina Boulevard' }
    expect(between({ data: { pickup: value } }, { data: { origin: value } })).toEqual([
      'pickup => origin: place_p8d0x4rw1n → place_p8d0x4rw1n',
    ])
  })

  it('cut long texts, in the middle of escapes as well', () => {
    const escaped = `"${'\\u00eb'.repeat(500)}"`
    const [change] = listOf(`{"a":${escaped}}`, '{"a":"b"}').changes
    expect(change?.before).toEqual({ kind: 'string', text: 'ë'.repeat(120), isCut: true })
    const digits = '1'.repeat(5000)
    const [number] = listOf(`{"a":${digits}}`, '{"a":1}').changes
    expect(number?.before).toEqual({ kind: 'number', text: '1'.repeat(120), isCut: true })
    expect(number?.after).toEqual({ kind: 'number', text: '1', isCut: false })
  })

  it('are as many as the difference counts, of any two payloads, noisy or not', () => {
    fc.assert(
      fc.property(anyPair, fc.nat(5), ([left, right], limit) => {
        const texts = [JSON.stringify(left), JSON.stringify(right)] as const
        const diff = diffOf(...texts, { noise: ['/a', '/*/b'] })
        const list = changesOf(diff, ...texts, { ...OPTIONS, limit })
        expect([list.total, list.noisyTotal]).toEqual([totalOf(diff.counts), totalOf(diff.noisy)])
        expect([list.changes.length, list.noisy.length]).toEqual([
          Math.min(limit, list.total),
          Math.min(limit, list.noisyTotal),
        ])
        for (const { kind, before, after } of [...list.changes, ...list.noisy]) {
          expect([before === null, after === null]).toEqual([kind === 'add', kind === 'remove'])
        }
      }),
    )
  })
})
