import { describe, expect, it } from 'vitest'
import { AppError } from '../../../core/contract/errors'
import { EndpointState } from '../../../core/contract/status'
import { createEndpoint } from '../../../electron/endpoint'
import type { Receiver } from '../../../electron/receiver/receiver'

/** All that the endpoint asks of a receiver is its port. */
const listeningAt = (port: number): Receiver => ({ port }) as unknown as Receiver

function anEndpoint(preferredPort: number) {
  const told: EndpointState[] = []
  return { endpoint: createEndpoint(preferredPort, (state) => told.push(state)), told }
}

describe('the endpoint', () => {
  it('has no address before anything listens', () => {
    const { endpoint, told } = anEndpoint(4040)
    expect(endpoint.state()).toEqual({ status: 'starting', preferredPort: 4040 })
    expect(endpoint.url()).toBeNull()
    expect(told).toEqual([])
  })

  it('has the address of the port that was really taken, and says which one was wanted', async () => {
    const { endpoint, told } = anEndpoint(4040)
    const receiver = listeningAt(4043)
    expect(await endpoint.follow(Promise.resolve(receiver))).toBe(receiver)
    expect(endpoint.url()).toBe('http://127.0.0.1:4043/webhooks/fleetbase')
    expect(told).toEqual([endpoint.state()])
    expect(EndpointState.parse(endpoint.state())).toMatchObject({ preferredPort: 4040, port: 4043 })
  })

  it('does not say that a port was missed where any was asked for', async () => {
    const { endpoint } = anEndpoint(0)
    await endpoint.follow(Promise.resolve(listeningAt(51_234)))
    expect(endpoint.state()).toMatchObject({ preferredPort: 51_234, port: 51_234 })
  })

  it('says why nothing listens and never rejects, since the window must open either way', async () => {
    const known = new AppError('port-unavailable', 'All ports are taken.', 'Close something.')
    const { endpoint, told } = anEndpoint(4040)
    expect(await endpoint.follow(Promise.reject(known))).toBeNull()
    expect(endpoint.state()).toEqual({ status: 'failed', preferredPort: 4040, error: known.toReport() })
    expect(endpoint.url()).toBeNull()
    expect(told).toHaveLength(1)
  })

  it('gives an unforeseen failure a code, and its own words', async () => {
    const { endpoint } = anEndpoint(4040)
    await endpoint.follow(Promise.reject(new Error('EACCES: permission denied')))
    const state = EndpointState.parse(endpoint.state())
    expect(state).toMatchObject({
      error: { code: 'port-unavailable', message: expect.stringContaining('EACCES') as string },
    })
  })
})
