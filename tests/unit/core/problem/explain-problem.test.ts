import { describe, expect, it } from 'vitest'
import { explainProblem } from '../../../../core/problem/explain-problem'
import type { ConnectionProblem } from '../../../../core/problem/problem'

function aProblem(fields: Partial<ConnectionProblem>): ConnectionProblem {
  return {
    id: 1,
    atUs: 1,
    kind: 'aborted',
    phase: 'body',
    requestLine: null,
    remoteAddress: '127.0.0.1',
    remotePort: 1,
    receivedBytes: 0,
    announcedBytes: null,
    parserCode: null,
    reason: null,
    status: null,
    ...fields,
  }
}

describe('a problem in a sentence', () => {
  it.each([
    [{ receivedBytes: 1024, announcedBytes: 2046 }, 'The sender hung up after 1,024 of 2,046 bytes.'],
    [{ receivedBytes: 1 }, 'The sender hung up after 1 byte of a body of unknown length.'],
    [{ phase: 'head', receivedBytes: 25 }, 'The sender hung up after 25 bytes of its headers.'],
    [{ phase: 'head', receivedBytes: null }, 'The sender hung up in the middle of the headers.'],
    [
      { kind: 'stalled', receivedBytes: 2, announcedBytes: 10, status: 408 },
      'The sender stopped after 2 of 10 bytes and was answered 408.',
    ],
    [{ kind: 'not-kept', reason: 'The disk is full.' }, 'Could not be kept: the disk is full.'],
    [
      { kind: 'not-accepted', reason: 'accept ENFILE' },
      'A connection could not be accepted (accept ENFILE).',
    ],
    [
      { kind: 'malformed', parserCode: 'HPE_FROM_THE_FUTURE', reason: 'Something new' },
      'Is not HTTP as the standard has it (Something new).',
    ],
    [{ kind: 'malformed' }, 'Is not HTTP as the standard has it.'],
  ] as const)('%j', (fields, title) => {
    expect(explainProblem(aProblem(fields)).title).toBe(title)
  })

  it('always comes with advice', () => {
    const kinds = [
      'aborted',
      'stalled',
      'malformed',
      'head-too-large',
      'tls',
      'http2',
      'proxy',
      'not-kept',
      'not-accepted',
    ] as const
    for (const kind of kinds) expect(explainProblem(aProblem({ kind })).advice).toMatch(/^[A-Z].*\.$/)
  })
})
