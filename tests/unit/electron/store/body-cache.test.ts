import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BodyCache } from '../../../../electron/store/body-cache'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the last bodies', () => {
  it('loads a body once while it is read range by range', () => {
    const cache = new BodyCache()
    const load = vi.fn(() => new Uint8Array([1]))
    expect(cache.get('1/raw', load)).toBe(cache.get('1/raw', load))
    expect(load).toHaveBeenCalledOnce()
  })

  it('holds the two that were used last', () => {
    const cache = new BodyCache()
    const loaded: string[] = []
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) {
      cache.get(key, () => {
        loaded.push(key)
        return new Uint8Array(1)
      })
    }
    expect(loaded).toEqual(['a', 'b', 'c', 'b'])
  })

  it('holds nothing that is not there', () => {
    const cache = new BodyCache()
    expect(cache.get('a', () => null)).toBeNull()
    expect(cache.get('a', () => new Uint8Array(1))).not.toBeNull()
  })

  it('lets go of what nobody asks for', () => {
    const cache = new BodyCache()
    const load = vi.fn(() => new Uint8Array([1]))
    cache.get('a', load)
    vi.advanceTimersByTime(31_000)
    cache.get('a', load)
    expect(load).toHaveBeenCalledTimes(2)
  })
})
