import { describe, expect, it } from 'vitest'
import type { TunnelState } from '../../../../core/contract/tunnel'
import { TunnelStatus } from '../../../../electron/tunnel/tunnel-status'

const LOST_AFTER_MS = 60_000

const CUT = { kind: 'connections-lost', detail: null } as const

const A_PROOF = { roundTripMs: 30, provenAtMs: 1000, lastDeliveryAtMs: null, turnedAwayAtMs: null }

function aStatus(): { status: TunnelStatus; told: TunnelState[]; at: (ms: number) => void } {
  let nowMs = 0
  const told: TunnelState[] = []
  const status = new TunnelStatus({
    nowMs: () => nowMs,
    lostAfterMs: LOST_AFTER_MS,
    onState: (state) => told.push(state),
  })
  return { status, told, at: (ms) => (nowMs = ms) }
}

describe('the status of a tunnel', () => {
  it('is open since it opened, however often it is proven', () => {
    const { status, at } = aStatus()
    at(1000)
    status.open(A_PROOF)
    at(9000)
    status.open({ ...A_PROOF, provenAtMs: 9000 })
    expect(status.state()).toMatchObject({ status: 'open', sinceMs: 1000, provenAtMs: 9000 })
  })

  it('is down since it last worked, and not since that was found out', () => {
    const { status, at } = aStatus()
    status.open(A_PROOF)
    at(5000)
    status.trouble(CUT, 2000)
    expect(status.state()).toMatchObject({ status: 'reconnecting', sinceMs: 2000, attempt: 1 })
    at(6000)
    status.trouble(CUT, 2000)
    expect(status.state()).toMatchObject({ sinceMs: 2000, attempt: 2 })
  })

  it('counts tries anew once it worked', () => {
    const { status } = aStatus()
    status.trouble(CUT, null)
    status.trouble(CUT, null)
    status.open(A_PROOF)
    status.trouble(CUT, null)
    expect(status.state()).toMatchObject({ attempt: 1 })
  })

  it('is lost after a while, whether or not anything else happens', () => {
    const { status, told, at } = aStatus()
    status.open(A_PROOF)
    status.trouble(CUT, 0)
    at(LOST_AFTER_MS - 1)
    status.growOld()
    expect(status.state().status).toBe('reconnecting')
    at(LOST_AFTER_MS)
    status.growOld()
    expect(told.at(-1)).toMatchObject({ status: 'lost', sinceMs: 0 })
    status.trouble(CUT, 0)
    expect(status.state().status).toBe('lost')
  })

  it('says when the next try is only where there is one', () => {
    const { status, told } = aStatus()
    status.open(A_PROOF)
    status.showTry(5000)
    expect(told).toHaveLength(1)
    status.nameTaken()
    status.showTry(5000)
    expect(status.state()).toMatchObject({ status: 'name-taken', nextTryAtMs: 5000 })
  })

  it('tells that it is closed once', () => {
    const { status, told } = aStatus()
    status.closed()
    status.opening()
    status.closed()
    status.closed()
    expect(told.map(({ status: name }) => name)).toEqual(['opening', 'closed'])
  })
})
