/** What a piece of work took: by the clock, and of the processor, which others on a shared machine don't lengthen. */
export interface Timing {
  wallMs: number
  cpuMs: number
}

/** Does the work once. */
export function timed(work: () => unknown): Timing {
  const cpuBefore = process.cpuUsage()
  const beganMs = performance.now()
  work()
  const wallMs = performance.now() - beganMs
  const { user, system } = process.cpuUsage(cpuBefore)
  return { wallMs, cpuMs: (user + system) / 1000 }
}

export function add(one: Timing, other: Timing): Timing {
  return { wallMs: one.wallMs + other.wallMs, cpuMs: one.cpuMs + other.cpuMs }
}

export const NO_TIME: Timing = { wallMs: 0, cpuMs: 0 }

/** Of many timings, the one that a share of them did not exceed; clock and processor each on their own. */
export function quantile(timings: readonly Timing[], share: number): Timing {
  const of = (read: (timing: Timing) => number): number => {
    const sorted = timings.map(read).sort((one, other) => one - other)
    return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN
  }
  return { wallMs: of(({ wallMs }) => wallMs), cpuMs: of(({ cpuMs }) => cpuMs) }
}

/** Milliseconds with two or three figures that mean something. */
export function fixed(ms: number, width: number): string {
  return ms.toFixed(ms < 10 ? 2 : 0).padStart(width)
}
