// One data folder is one Waybill. Chromium keeps the lock, as a file in that folder.
import { readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Chromium's link to `HOST-PID`, on Linux and macOS. */
const LOCK_LINK = 'SingletonLock'

const PROBE = 'write-probe'

/**
 * Whether a lock was refused because nothing can be written to the folder, and not because another Waybill has it. Of
 * such a folder the window is to tell, which no window does that never opens.
 */
export function isUnlockable(dataFolder: string): boolean {
  return !isWritable(dataFolder) && !isHeld(dataFolder)
}

/** Found out by writing: rights alone know nothing of read-only disks, nor of full ones. */
function isWritable(folder: string): boolean {
  const probe = join(folder, PROBE)
  try {
    writeFileSync(probe, '')
    rmSync(probe, { force: true })
    return true
  } catch {
    return false
  }
}

/** Whether a program that still runs had made the lock while it could. */
function isHeld(dataFolder: string): boolean {
  try {
    const pid = /-(\d+)$/.exec(readlinkSync(join(dataFolder, LOCK_LINK)))?.[1]
    return pid !== undefined && isRunning(Number(pid))
  } catch {
    return false
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of somebody else runs all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
