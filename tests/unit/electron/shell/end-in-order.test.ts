import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { endInOrder } from '../../../../electron/shell/end-in-order'
import { recordingLog } from '../../../support/recording-log'

describe('the end of the program', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('comes part by part, each when the one before it has ended', async () => {
    const ended: string[] = []
    let letGo: () => void = () => undefined
    const end = endInOrder(
      [
        [
          'receiver',
          () => new Promise<void>((resolve) => (letGo = resolve)).then(() => void ended.push('receiver')),
        ],
        ['store', () => void ended.push('store')],
      ],
      recordingLog(),
    )
    await vi.advanceTimersByTimeAsync(1000)
    expect(ended).toEqual([])
    letGo()
    await end
    expect(ended).toEqual(['receiver', 'store'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('closes the store also behind a part that fails', async () => {
    const store = vi.fn()
    const log = recordingLog()
    await endInOrder(
      [
        ['tunnel', () => Promise.reject(new Error('no'))],
        ['store', store],
      ],
      log,
    )
    expect(store).toHaveBeenCalledOnce()
    expect(log.lines.map(({ event }) => event)).toEqual(['part-not-ended', 'stopped'])
  })

  it('does not wait for ever, and says for what it waited', async () => {
    const log = recordingLog()
    const end = endInOrder([['store', () => new Promise<void>(() => undefined)]], log)
    await vi.advanceTimersByTimeAsync(15_000)
    await end
    expect(log.lines).toMatchObject([{ event: 'stopped-without-order', details: { waitedFor: 'store' } }])
  })
})
