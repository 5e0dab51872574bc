import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How often the loop is looked at, in milliseconds; the monitor counts this in. */
export const RESOLUTION_MS = 1

/** Answers each message from the process that forked this one with the loop delay's p99 since the last, in milliseconds. */
export function reportLoopDelay(): void {
  const monitor = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  monitor.enable()
  process.on('message', () => {
    process.send?.(monitor.percentile(99) / 1e6 - RESOLUTION_MS)
    monitor.reset()
  })
}
