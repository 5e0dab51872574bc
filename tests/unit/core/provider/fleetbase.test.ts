import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RequestView } from '../../../../core/provider/envelope'
import { fleetbase, fleetbaseIdTimeUs, parseFleetbaseTime } from '../../../../core/provider/fleetbase'
import { fleetbaseBody, ORDER_CREATED_SIGNATURE } from '../../../support/fleetbase-requests'

function request(json: unknown, headers: RequestView['headers'] = []): RequestView {
  return { method: 'POST', target: '/webhooks/fleetbase', headers, json }
}

function parsed(name: string): Record<string, unknown> {
  return JSON.parse(fleetbaseBody(name).toString('utf8')) as Record<string, unknown>
}

/** A field that is mostly of the right type, often odd, and at times anything. */
function field(...values: string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...values) }, fc.string(), fc.jsonValue())
}

/** JSON in which the envelope's own names turn up, with values that fit and values that don't. */
const nearEnvelope = fc.record(
  {
    id: field('event_6a852d2f7d159', 'evt_1', ''),
    api_version: field('2024-03-12', ''),
    event: field('order.created', 'order', '.', '.created', 'a.b.c', ''),
    created_at: field('2026-08-19 04:12:31', '2026-13-45 99:99:99', ''),
    data: fc.oneof(fc.record({ id: field('order_1', ''), public_id: field('ORD-1', '') }), fc.jsonValue()),
  },
  { requiredKeys: ['id', 'api_version', 'event', 'created_at'] },
)

describe('what Fleetbase’s code sends', () => {
  it('is read from the real bodies', () => {
    expect(fleetbase.read(request(parsed('order.created')))).toEqual({
      provider: 'fleetbase',
      eventName: 'order.created',
      eventId: 'event_6a852d2f7d159',
      resourceType: 'order',
      resourceId: 'order_h4m8t1qz7x',
      apiVersion: '2024-03-12',
      createdAt: '2026-08-19 04:12:31',
      createdAtMs: Date.UTC(2026, 7, 19, 4, 12, 31),
    })
    expect(fleetbase.read(request(parsed('order.dispatched')))).toMatchObject({
      eventName: 'order.dispatched',
      resourceId: 'order_h4m8t1qz7x',
    })
    expect(fleetbase.read(request(parsed('driver.created')))).toMatchObject({
      eventName: 'driver.created',
      resourceType: 'driver',
      resourceId: 'driver_w2f6u9xk4c',
    })
  })

  it('names the resource after the event, since ids have other prefixes', () => {
    const body = {
      ...parsed('order.created'),
      event: 'tracking_number.created',
      data: { id: 'track_r5c1y8jv0e' },
    }
    expect(fleetbase.read(request(body))).toMatchObject({
      resourceType: 'tracking_number',
      resourceId: 'track_r5c1y8jv0e',
    })
  })

  it('is known by its envelope alone: no header names event or delivery', () => {
    expect(fleetbase.read({ ...request(parsed('order.created')), target: '/', method: 'GET' })).not.toBeNull()
  })

  it('may be an empty list, which only its signature gives away', () => {
    const signed = [['signature', ORDER_CREATED_SIGNATURE]] as const
    expect(fleetbase.read(request([], signed))).toMatchObject({
      provider: 'fleetbase',
      eventName: null,
      eventId: null,
    })
    expect(fleetbase.read(request([]))).toBeNull()
    expect(fleetbase.read(request([1], signed))).toBeNull()
    expect(fleetbase.read(request({}, signed))).toBeNull()
    expect(fleetbase.read(request([], [['Signature', `sha256=${ORDER_CREATED_SIGNATURE}`]]))).toBeNull()
  })

  it('falls back to the public id where the id is the database’s own number', () => {
    const body = { ...parsed('order.created'), data: { id: 42, public_id: 'order_h4m8t1qz7x' } }
    expect(fleetbase.read(request(body))).toMatchObject({ resourceId: 'order_h4m8t1qz7x' })
  })
})

describe('what Fleetbase’s documentation shows', () => {
  it('is read as well', () => {
    const file = resolve(import.meta.dirname, '../../../fixtures/fleetbase/documented.order.dispatched.json')
    expect(fleetbase.read(request(JSON.parse(readFileSync(file, 'utf8'))))).toEqual({
      provider: 'fleetbase',
      eventName: 'order.dispatched',
      eventId: 'evt_01JQ7M2K9Z4T',
      resourceType: 'order',
      resourceId: 'order_01JQ7M1YB3RD',
      apiVersion: 'v1',
      createdAt: '2026-04-30T07:41:12Z',
      createdAtMs: Date.UTC(2026, 3, 30, 7, 41, 12),
    })
  })
})

describe('any other JSON', () => {
  it.each(['id', 'api_version', 'event', 'created_at', 'data'])('without %s is not Fleetbase’s', (name) => {
    const body = Object.fromEntries(Object.entries(parsed('order.created')).filter(([key]) => key !== name))
    expect(fleetbase.read(request(body))).toBeNull()
  })

  it('is read or not, never an error, and what is read is text of the envelope', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearEnvelope, fc.constant(undefined)), (json) => {
        const envelope = fleetbase.read(request(json, [['Signature', ORDER_CREATED_SIGNATURE]]))
        if (envelope === null) return
        for (const value of Object.values(envelope)) expect(value).not.toBe('')
        const written = JSON.stringify(json)
        for (const value of [envelope.eventName, envelope.eventId, envelope.createdAt, envelope.resourceId]) {
          if (value !== null) expect(written).toContain(JSON.stringify(value))
        }
        if (envelope.createdAtMs !== null) expect(Number.isInteger(envelope.createdAtMs)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('Fleetbase’s times', () => {
  const instant = fc.integer({ min: 0, max: 4_102_444_799 }).map((seconds) => seconds * 1000)

  it('are read in both formats, the one without a zone as UTC', () => {
    fc.assert(
      fc.property(instant, (ms) => {
        const iso = new Date(ms).toISOString().slice(0, 19)
        expect(parseFleetbaseTime(iso.replace('T', ' '))).toBe(ms)
        expect(parseFleetbaseTime(`${iso}Z`)).toBe(ms)
        expect(parseFleetbaseTime(`${iso}.000000Z`)).toBe(ms)
        expect(parseFleetbaseTime(`${iso}+08:00`)).toBe(ms - 8 * 3_600_000)
      }),
    )
  })

  it.each([
    ['2026-08-19'],
    ['2026-08-19T04:12:31'],
    ['2026-08-19 04:12'],
    ['2026-08-19 04:12:31Z'],
    ['2026-13-01 00:00:00'],
    ['2026-02-30 00:00:00'],
    ['2026-02-30T00:00:00Z'],
    ['2026-08-19 25:00:00'],
    ['0000-00-00 00:00:00'],
    ['yesterday'],
    ['1787112751'],
  ])('are not made up from %s', (value) => {
    expect(parseFleetbaseTime(value)).toBeNull()
  })
})

describe('the moment inside an event id', () => {
  it('is its seconds and microseconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), fc.nat({ max: 999_999 }), (seconds, micros) => {
        const id = `event_${seconds.toString(16).padStart(8, '0')}${micros.toString(16).padStart(5, '0')}`
        expect(fleetbaseIdTimeUs(id)).toBe(seconds * 1_000_000 + micros)
      }),
    )
    // The id of the real order.created, whose created_at is 04:12:31.
    expect(fleetbaseIdTimeUs('event_6a852d2f7d159')).toBe(Date.UTC(2026, 7, 19, 4, 12, 31) * 1000 + 0x7d159)
  })

  it.each(['evt_01JQ7M2K9Z4T', 'event_6a852d2f7d15', 'event_6A852D2F7D159', 'xevent_6a852d2f7d159', ''])(
    'is not found in %j',
    (id) => {
      expect(fleetbaseIdTimeUs(id)).toBeNull()
    },
  )
})
