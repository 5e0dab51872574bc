import { expect, it } from 'vitest'
import { TROUBLES } from '../../../../core/contract/tunnel'
import { describeTunnel } from '../../../../core/tunnel/state-words'
import { describeTrouble } from '../../../../core/tunnel/trouble'

it('says how soon the next try is, and nothing of the past', () => {
  const state = {
    status: 'reconnecting',
    sinceMs: 0,
    attempt: 3,
    nextTryAtMs: 12_400,
    trouble: { kind: 'offline', detail: null },
  } as const
  expect(describeTunnel(state, 0)).toMatchObject({
    tone: 'busy',
    label: 'Reconnecting',
    aside: 'next try in 13 s',
  })
  expect(describeTunnel(state, 13_000).aside).toBe('trying now')
  expect(describeTunnel({ ...state, status: 'lost' }, 0)).toMatchObject({ tone: 'bad', label: 'Lost' })
})

it('says when the last delivery came through an open one', () => {
  const open = {
    status: 'open',
    sinceMs: 0,
    roundTripMs: 41.6,
    provenAtMs: 0,
    lastDeliveryAtMs: null,
    turnedAwayAtMs: null,
  } as const
  expect(describeTunnel(open, 0)).toMatchObject({ tone: 'good', aside: '42 ms' })
  expect(describeTunnel(open, 0).sentence).toContain('no delivery yet')
  expect(describeTunnel({ ...open, lastDeliveryAtMs: 1000 }, 61_000).sentence).toContain(
    'last delivery 1 min ago',
  )
})

it.each(TROUBLES)('has a clause for %s that can follow a colon', (kind) => {
  const clause = describeTrouble({ kind, detail: null })
  expect(clause).toMatch(/^[a-z]/)
  expect(clause).not.toMatch(/[.:]$|null|undefined/)
})
