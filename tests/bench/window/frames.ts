import type { Page } from 'playwright'

/** How a stretch of work looked to whoever watched: milliseconds from frame to frame, and tasks of 50 ms and more. */
export interface Frames {
  intervalsMs: number[]
  longTasksMs: number[]
}

/** Records the window's frames while something is done with it. */
export async function framesDuring(page: Page, work: () => Promise<void>): Promise<Frames> {
  // What runs these files gives functions their names through a helper, which the page has to have as well.
  await page.evaluate('globalThis.__name = (named) => named')
  const recorder = await page.evaluateHandle(() => {
    const intervalsMs: number[] = []
    const longTasksMs: number[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasksMs.push(duration)
    })
    observer.observe({ type: 'longtask' })
    let isOn = true
    let last: number | null = null
    const onFrame = (now: number): void => {
      if (last !== null) intervalsMs.push(now - last)
      last = now
      if (isOn) requestAnimationFrame(onFrame)
    }
    requestAnimationFrame(onFrame)
    return {
      stop: () => {
        isOn = false
        observer.disconnect()
        return { intervalsMs, longTasksMs }
      },
    }
  })
  await work()
  const frames = await recorder.evaluate(({ stop }) => stop())
  await recorder.dispose()
  return frames
}

/** p50, p95, p99 and the longest frame, milliseconds; how many frames; and the longest task of the window's thread. */
export function tellFrames({ intervalsMs, longTasksMs }: Frames): string[] {
  const sorted = intervalsMs.toSorted((one, other) => one - other)
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? NaN).toFixed(1)
  const longest = longTasksMs.reduce((most, ms) => Math.max(most, ms), 0)
  return [
    at(0.5),
    at(0.95),
    at(0.99),
    at(1),
    String(sorted.length),
    longest === 0 ? 'none' : longest.toFixed(0),
  ]
}
