import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unreadEnvelope } from '../../../../core/provider/envelope'
import { PROVIDER_IDS } from '../../../../core/provider/provider-id'
import { providerLabel, readEnvelope } from '../../../../core/provider/providers'
import { fleetbaseBody } from '../../../support/fleetbase-requests'

describe('reading an envelope', () => {
  it('asks the providers, and guesses nothing of a stranger', () => {
    const request = { method: 'POST', target: '/', headers: [] }
    const json: unknown = JSON.parse(fleetbaseBody('driver.created').toString('utf8'))
    expect(readEnvelope({ ...request, json })).toMatchObject({
      provider: 'fleetbase',
      eventName: 'driver.created',
    })
    const stranger = { id: 'evt_1', event: 'charge.succeeded', type: 'event', data: { id: 'ch_1' } }
    expect(readEnvelope({ ...request, json: stranger })).toEqual(unreadEnvelope('generic'))
    expect(readEnvelope({ ...request, json: undefined })).toEqual(unreadEnvelope('generic'))
  })

  it('never throws, whatever the request', () => {
    const header = fc.tuple(fc.string(), fc.string())
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), fc.array(header), (json, target, headers) => {
        expect(PROVIDER_IDS).toContain(readEnvelope({ method: 'POST', target, headers, json }).provider)
      }),
    )
  })
})

it('every provider has a name for people, and no two share it', () => {
  const labels = PROVIDER_IDS.map(providerLabel)
  expect(labels).toContain('Fleetbase')
  expect(new Set(labels).size).toBe(labels.length)
})
