import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** As much as a commit of ten deliveries appends to the log. */
const WRITE_BYTES = 64 * 1024

const WRITES = 200

/** How long the disk under a folder takes to sync 64 KB, in milliseconds: no durable answer can be sooner. */
export function syncTimes(folder: string): { p50: number; p99: number } {
  const file = openSync(join(folder, 'sync-times'), 'w')
  const bytes = Buffer.alloc(WRITE_BYTES, 1)
  const times: number[] = []
  for (let write = 0; write < WRITES; write += 1) {
    writeSync(file, bytes)
    const beganMs = performance.now()
    fdatasyncSync(file)
    times.push(performance.now() - beganMs)
  }
  closeSync(file)
  times.sort((one, two) => one - two)
  const at = (share: number): number => times[Math.floor(share * WRITES)] ?? NaN
  return { p50: at(0.5), p99: at(0.99) }
}
