import { describe, expect, it } from 'vitest'
import { createArrivalClock } from '../../../../electron/receiver/arrival-clock'

/** Two clocks that a test moves by hand; the steady one starts anywhere. */
function fakeTime(): { wall: number; steady: number; read: () => number } {
  const time = { wall: 1_000_000.25, steady: 77.5, read: () => 0 }
  time.read = createArrivalClock({ wallMs: () => Math.floor(time.wall), steadyMs: () => time.steady })
  return time
}

function pass(time: { wall: number; steady: number }, ms: number): void {
  time.wall += ms
  time.steady += ms
}

describe('the arrival clock', () => {
  it('has microseconds between two ticks of the wall clock', () => {
    const time = fakeTime()
    const first = time.read()
    pass(time, 0.012)
    expect(time.read() - first).toBe(12)
  })

  it('stays within the wall clock’s millisecond', () => {
    const time = fakeTime()
    for (let step = 0; step < 5000; step += 1) {
      pass(time, 0.337)
      expect(Math.abs(time.read() / 1000 - time.wall)).toBeLessThanOrEqual(1)
      expect(Math.floor(time.read() / 1000)).toBe(Math.floor(time.wall))
    }
  })

  it('follows the wall clock over a sleep, which the steady one does not count', () => {
    const time = fakeTime()
    time.read()
    time.wall += 3_600_000
    expect(Math.floor(time.read() / 1000)).toBe(Math.floor(time.wall))
  })

  it('follows the wall clock when it is set back', () => {
    const time = fakeTime()
    time.read()
    time.wall -= 60_000
    expect(Math.floor(time.read() / 1000)).toBe(Math.floor(time.wall))
  })

  it('gives whole microseconds of the present', () => {
    const now = createArrivalClock()()
    expect(Number.isSafeInteger(now)).toBe(true)
    expect(Math.abs(now / 1000 - Date.now())).toBeLessThan(50)
  })
})
