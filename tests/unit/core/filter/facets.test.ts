import { describe, expect, it } from 'vitest'
import type { FacetGroup } from '../../../../core/contract/search'
import { facetsOf } from '../../../../core/filter/facets'
import { printFilter } from '../../../../core/filter/print'

function aGroup(fields: Partial<FacetGroup>): FacetGroup {
  return {
    eventName: 'order.created',
    resourceType: 'order',
    provider: 'fleetbase',
    status: 200,
    via: 'tunnel',
    signature: 'valid',
    isToday: true,
    count: 1,
    ...fields,
  }
}

/** `Title: label count condition` for each value. */
function told(groups: readonly FacetGroup[]): string[] {
  return facetsOf(groups).map(
    ({ title, values }) =>
      `${title}: ${values.map(({ label, count, term }) => `${label} ${String(count)} ${printFilter(term)}`).join('; ')}`,
  )
}

describe('the facets of what was found', () => {
  it('count by all that is asked for in the sidebar, the most frequent first, with the condition of each', () => {
    const groups = [
      aGroup({ count: 3 }),
      aGroup({ eventName: 'driver.updated', resourceType: 'driver', isToday: false, count: 5 }),
      aGroup({ status: 503, via: 'direct', signature: 'invalid', count: 2 }),
    ]
    expect(told(groups)).toEqual([
      'Received: Today 5 received:today',
      'Event: order.created 5 event:order.created; driver.updated 5 event:driver.updated',
      'Resource: order 5 resource:order; driver 5 resource:driver',
      'Sender: Fleetbase 10 provider:fleetbase',
      'Answered: 200 8 status:200; 503 2 status:503',
      'Signature: Valid 8 signature:valid; By an unknown key 2 signature:invalid',
      'Came: Through the tunnel 8 via:tunnel; From this computer 2 via:direct',
    ])
  })

  it('leave out what no delivery has', () => {
    const bare = aGroup({
      eventName: null,
      resourceType: null,
      provider: 'generic',
      status: null,
      signature: null,
      isToday: false,
    })
    expect(told([bare])).toEqual([
      'Sender: Other 1 provider:generic',
      'Came: Through the tunnel 1 via:tunnel',
    ])
    expect(told([])).toEqual([])
  })

  it('quote a name that would be read as something else', () => {
    expect(told([aGroup({ eventName: 'a name: odd*' })])[1]).toBe(
      'Event: a name: odd* 1 event:"a name: odd*"',
    )
  })
})
