import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mainFactsOf } from '../../../../core/event/main-facts'
import { fleetbaseBody } from '../../../support/fleetbase-requests'
import { anyJson } from '../../../support/json-arbitraries'

function factsOf(name: string): string[] {
  const json: unknown = JSON.parse(fleetbaseBody(name).toString())
  return mainFactsOf(json).map(
    (fact) => `${fact.name}: ${fact.text}${fact.id === null ? '' : ` (${fact.id})`}`,
  )
}

describe('the main facts of a payload', () => {
  it('are those of an order, the status first, and by name where there is one', () => {
    expect(factsOf('order.dispatched')).toEqual([
      'status: dispatched',
      'type: transport',
      'customer: Zoë Tan (contact_k3v9q2mzta)',
      'driver_assigned: driver_w2f6u9xk4c (driver_w2f6u9xk4c)',
      'scheduled_at: 2026-08-19 06:00:00',
      'notes: Leave at reception / call on arrival',
    ])
  })

  it('are those of a driver', () => {
    expect(factsOf('driver.created')).toEqual([
      'status: active',
      'name: Maj Lindqvist',
      'phone: +6581112233',
      'online: false',
      'city: Singapore',
      'country: SG',
    ])
  })

  it('are taken from what there is where nothing is known, and never from what says nothing', () => {
    const json = {
      data: { id: 'a_1', uuid: 'x', weight: 12, created_at: 'then', label: '', meta: {}, size: 'L' },
    }
    expect(mainFactsOf(json)).toEqual([
      { name: 'weight', text: '12', id: null },
      { name: 'size', text: 'L', id: null },
    ])
    expect(mainFactsOf({ status: 'open' })).toEqual([{ name: 'status', text: 'open', id: null }])
    expect(mainFactsOf([])).toEqual([])
  })

  it('are few and short, whatever the payload', () => {
    fc.assert(
      fc.property(fc.oneof(anyJson, fc.record({ data: anyJson })), (json) => {
        const facts = mainFactsOf(json)
        expect(facts.length).toBeLessThanOrEqual(6)
        for (const { text } of facts) {
          expect(text.length).toBeGreaterThan(0)
          expect(text.length).toBeLessThanOrEqual(81)
        }
      }),
    )
  })
})
