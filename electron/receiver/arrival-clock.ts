/** Where the time comes from, in milliseconds; replaceable for tests. */
export interface TimeSources {
  /** The wall clock, whole milliseconds since 1970. */
  wallMs: () => number
  /** A clock that only goes forward, with a fraction. */
  steadyMs: () => number
}

const systemTime: TimeSources = { wallMs: () => Date.now(), steadyMs: () => performance.now() }

/**
 * Makes a clock that gives microseconds since 1970 (UTC), never more than a millisecond off the wall clock.
 *
 * The wall clock has no microseconds in JavaScript, and `timeOrigin + now()` falls behind it: its monotonic clock stops
 * while the machine sleeps and knows nothing of corrections. So the steady clock gives the fraction, and is moved to
 * whatever millisecond the wall clock says each time it is read. Where the wall clock is set back, so is this one.
 */
export function createArrivalClock({ wallMs, steadyMs }: TimeSources = systemTime): () => number {
  let offsetMs = wallMs() - steadyMs()
  return () => {
    const wall = wallMs()
    const steady = steadyMs()
    offsetMs = clamp(offsetMs, wall - steady, wall + 0.999 - steady)
    return Math.round((steady + offsetMs) * 1000)
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
