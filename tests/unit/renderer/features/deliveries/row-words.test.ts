import { describe, expect, it } from 'vitest'
import { rowWords } from '../../../../../renderer/features/deliveries/row-words'
import { aSummary } from '../../../../support/a-delivery'

const at = new Date(2026, 10, 24, 14, 3, 21).getTime()

describe('a row for those who hear it', () => {
  it.each([
    [{}, false, 'order.created, order_h4m8t1qz7x, 14:03:21, answered 200'],
    [
      { seen: false, pinned: true, note: 'ask Zoë' },
      true,
      'order.created, order_h4m8t1qz7x, 14:03:21, answered 200, unseen, marked, pinned, note: ask Zoë',
    ],
    [
      {
        eventName: null,
        resourceId: null,
        bodyKind: 'broken-json' as const,
        status: null,
        fault: 'close' as const,
      },
      false,
      'POST /webhooks/fleetbase, Broken JSON, 14:03:21, answered closed',
    ],
  ])('%j', (fields, isMarked, words) => {
    expect(rowWords(aSummary({ receivedAtUs: at * 1000, ...fields }), isMarked, at + 1000)).toBe(words)
  })

  it('says the day of what came on another', () => {
    expect(rowWords(aSummary({ receivedAtUs: at * 1000 }), false, at + 86_400_000)).toContain(
      ', 24 Nov 14:03:21,',
    )
  })
})
