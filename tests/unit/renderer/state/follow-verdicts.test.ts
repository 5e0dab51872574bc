import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followVerdicts } from '../../../../renderer/state/follow-verdicts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('reads what is open at each news, and searches at the first and then once for many', () => {
  let tell: () => void = () => undefined
  const done = { read: 0, listed: 0, counted: 0 }
  followVerdicts(
    (listener) => {
      tell = listener
    },
    {
      inspection: {
        readSignatures: () => {
          done.read += 1
          return Promise.resolve()
        },
      },
      list: { refresh: () => (done.listed += 1) },
      everything: { refresh: () => (done.counted += 1) },
    },
  )
  tell()
  expect(done).toEqual({ read: 1, listed: 1, counted: 1 })
  tell()
  tell()
  expect(done).toEqual({ read: 3, listed: 1, counted: 1 })
  vi.advanceTimersByTime(2000)
  expect(done).toEqual({ read: 3, listed: 2, counted: 2 })
  vi.advanceTimersByTime(10_000)
  expect(done).toEqual({ read: 3, listed: 2, counted: 2 })
  tell()
  expect(done).toEqual({ read: 4, listed: 3, counted: 3 })
})
