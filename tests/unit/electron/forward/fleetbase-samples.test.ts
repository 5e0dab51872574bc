import { describe, expect, it } from 'vitest'
import { fleetbase, fleetbaseIdTimeUs, parseFleetbaseTime } from '../../../../core/provider/fleetbase'
import {
  drawOrder,
  fleetbaseSamples,
  type FleetbaseSample,
} from '../../../../electron/forward/fleetbase-samples'
import { fleetbaseBody } from '../../../support/fleetbase-requests'

const now = new Date('2026-08-19T04:12:31.512Z')

/** The names at every level, in order: what a reader of the body relies on. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return null
  return Object.entries(value).map(([key, item]) => [key, shapeOf(item)])
}

/** Without what the samples leave out of Fleetbase's own, all of it empty or an image. */
function asSampled(body: unknown): unknown {
  const left = new Set(['avatar_url', 'district', 'building', 'security_access_code'])
  return JSON.parse(JSON.stringify(body, (key, value: unknown) => (left.has(key) ? undefined : value)))
}

function sampleCalled(name: string): FleetbaseSample {
  const sample = fleetbaseSamples.find((candidate) => candidate.name === name)
  if (sample === undefined) throw new Error(`there is no sample called ${name}`)
  return sample
}

describe('every sample', () => {
  it.each(fleetbaseSamples.map((sample) => [sample.name, sample] as const))(
    '%s is read as Fleetbase’s',
    (name, sample) => {
      const order = drawOrder(now)
      const body = sample.build(sample.advance(order, now), now)
      const envelope = fleetbase.read({ method: 'POST', target: '/', headers: [], json: body })
      const isOrder = name.startsWith('order.')
      expect(envelope).toMatchObject({
        eventName: name,
        apiVersion: '2024-03-12',
        createdAtMs: Date.UTC(2026, 7, 19, 4, 12, 31),
        resourceType: isOrder ? 'order' : 'driver',
        resourceId: isOrder ? order.id : order.driverId,
      })
      // The moment inside the id is the event's own, to the millisecond.
      expect(Math.floor((fleetbaseIdTimeUs(body.id) ?? 0) / 1000)).toBe(now.getTime())
    },
  )

  it.each(['order.created', 'order.dispatched', 'driver.created'])(
    '%s has the names of Fleetbase’s own, in order',
    (name) => {
      const real: unknown = JSON.parse(fleetbaseBody(name).toString('utf8'))
      const sample = sampleCalled(name)
      expect(shapeOf(sample.build(sample.advance(drawOrder(now), now), now))).toEqual(
        shapeOf(asSampled(real)),
      )
    },
  )

  it('has another event id, and is no copy of the one before', () => {
    const order = drawOrder(now)
    const ids = fleetbaseSamples.map(
      (sample, index) => sample.build(order, new Date(now.getTime() + index)).id,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the order that samples tell of', () => {
  it('is one and the same through its life, and moves on', () => {
    let order = drawOrder(now)
    const life = ['order.created', 'order.driver_assigned', 'order.dispatched', 'order.completed'].map(
      (name, minute) => {
        const at = new Date(now.getTime() + minute * 60_000)
        order = sampleCalled(name).advance(order, at)
        return sampleCalled(name).build(order, at).data
      },
    )
    const told = life.map(({ id, status, driver_assigned, created_at, dispatched_at, started_at }) => [
      [id, status, driver_assigned !== null],
      [created_at, dispatched_at, started_at],
    ])
    const created = '2026-08-19 04:12:31'
    expect(told).toEqual([
      [
        [order.id, 'created', false],
        [created, null, null],
      ],
      [
        [order.id, 'created', true],
        [created, null, null],
      ],
      [
        [order.id, 'dispatched', true],
        [created, '2026-08-19 04:14:31', null],
      ],
      [
        [order.id, 'completed', true],
        [created, '2026-08-19 04:14:31', '2026-08-19 04:15:31'],
      ],
    ])
    const updated = life.map(({ updated_at }) => parseFleetbaseTime(String(updated_at)))
    expect(updated).toEqual([0, 1, 2, 3].map((minute) => Date.UTC(2026, 7, 19, 4, 12 + minute, 31)))
  })

  it('is another each time one is drawn, with ids as Fleetbase makes them', () => {
    const [one, other] = [drawOrder(now), drawOrder(now)]
    for (const key of ['id', 'contactId', 'placeId', 'payloadId', 'trackingId', 'driverId'] as const) {
      expect(one[key]).toMatch(/^[a-z]+_[a-z0-9]{10}$/)
      expect(one[key]).not.toBe(other[key])
    }
    expect(one.internalId).toMatch(/^AC\d{6}$/)
  })
})
