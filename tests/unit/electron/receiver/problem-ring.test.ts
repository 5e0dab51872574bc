import { describe, expect, it } from 'vitest'
import { MAX_PROBLEMS } from '../../../../core/problem/problem'
import { ProblemRing, type ProblemReport } from '../../../../electron/receiver/problem-ring'

function aReport(requestLine: string): ProblemReport {
  return {
    atUs: 1,
    kind: 'aborted',
    phase: 'head',
    requestLine,
    remoteAddress: '127.0.0.1',
    remotePort: 1,
    receivedBytes: 1,
    announcedBytes: null,
    parserCode: null,
    reason: null,
    status: null,
    evidence: { head: new TextEncoder().encode(requestLine), body: new Uint8Array(0) },
  }
}

describe('the ring of problems', () => {
  it('keeps the newest and counts them all', () => {
    const ring = new ProblemRing()
    for (let index = 1; index <= MAX_PROBLEMS + 7; index += 1) ring.note(aReport(`GET /${String(index)}`))
    const { total, problems } = ring.list()
    expect([total, problems.length, problems[0]?.id, problems.at(-1)?.requestLine]).toEqual([
      MAX_PROBLEMS + 7,
      MAX_PROBLEMS,
      8,
      `GET /${String(MAX_PROBLEMS + 7)}`,
    ])
    expect([ring.evidence(7), ring.evidence(8)?.head.length]).toEqual([null, 6])
  })

  it('forgets all when told to, and never gives a number twice', () => {
    const ring = new ProblemRing()
    ring.note(aReport('GET /1'))
    ring.clear()
    expect(ring.list()).toEqual({ total: 0, problems: [] })
    ring.note(aReport('GET /2'))
    expect(ring.list().problems.map(({ id }) => id)).toEqual([2])
  })

  it('tells of each until the subscription ends', () => {
    const ring = new ProblemRing()
    const heard: (string | null)[] = []
    const stop = ring.onNoted(({ problems }) => heard.push(...problems.map(({ requestLine }) => requestLine)))
    ring.note(aReport('GET /1'))
    stop()
    ring.note(aReport('GET /2'))
    expect(heard).toEqual(['GET /1'])
  })
})
