import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BackgroundWork } from '../../../../electron/store/background-work'

const STEP_MS = 5

/** Background work of which each step takes 5 ms; timers run on a clock of their own, which stands still meanwhile. */
function aWorker(): { work: BackgroundWork; steps: () => number } {
  let steps = 0
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now() + steps * STEP_MS)
  const work = new BackgroundWork(() => {
    steps += 1
    return true
  }, vi.fn())
  return { work, steps: () => steps }
}

describe('work in the background', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('takes half of the time while nothing comes in', () => {
    const { steps } = aWorker()
    vi.advanceTimersByTime(1000)
    expect(steps() * STEP_MS).toBeGreaterThan(900)
    expect(steps() * STEP_MS).toBeLessThan(1100)
  })

  it('takes a twentieth of it while deliveries come in, and half again when they end', () => {
    const { work, steps } = aWorker()
    for (let ms = 0; ms < 900; ms += 10) {
      work.onCommitted()
      vi.advanceTimersByTime(10)
    }
    expect(steps() * STEP_MS).toBeGreaterThan(45)
    expect(steps() * STEP_MS).toBeLessThan(65)
    vi.advanceTimersByTime(200)
    const before = steps()
    vi.advanceTimersByTime(1000)
    expect((steps() - before) * STEP_MS).toBeGreaterThan(900)
  })

  it('ends when it is closed', () => {
    const { work } = aWorker()
    work.close()
    work.onCommitted()
    expect(vi.getTimerCount()).toBe(0)
  })
})
